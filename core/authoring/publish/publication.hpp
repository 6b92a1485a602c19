#pragma once

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/engine/screen_fwd.hpp"
#include "core/html/page.hpp"
#include "core/pack/service_pack.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// The pages of a pack as a site publishes them: docs/pages.md.
namespace sealwell::publish {

/// The program's catalogues by language, as site/translations has them (pack::PackFiles::sentences).
using Catalogues = std::map<std::string, json::Value>;

/// A pack in all its languages, with what only its pages need.
struct Publication {
  json::Value members;                   ///< Its pack.json, as it was built
  std::vector<pack::ServicePack> packs;  ///< By language, in the pack's order; each with the page's sentences
  /// Languages in which nobody has approved what the pages say; none for a pack that is a demonstration.
  std::vector<std::string> awaiting_approval;

  /// The pack in that language, or in its first.
  [[nodiscard]] const pack::ServicePack& in(std::string_view language) const;
  /// Where "Exit this page" leads; empty for a pack that doesn't ask for it.
  [[nodiscard]] std::string exit_page() const { return std::string(members.text_or("exitPage")); }
};

/// Reads a pack's document (canonical JSON). Errors: those of build::read_document.
[[nodiscard]] Result<Publication> read_publication(ByteView payload, const Catalogues& catalogues);

/// Where a site has what its pages refer to, and what else it puts into them.
struct SiteAssets {
  html::PageAssets page;    ///< Without what is said and without the exit script
  std::string exit_script;  ///< Address of the script of "Exit this page"; empty: none
  std::string paper;        ///< Address of the questions on paper; empty: no link to them
};

/// The page around `screen`, a screen of this pack.
[[nodiscard]] std::string page_html(const Publication& publication, const engine::Screen& screen,
                                    const SiteAssets& assets);

/// The questions on paper. Of `assets` the style counts.
[[nodiscard]] std::string paper_html(const pack::ServicePack& pack, const html::PageAssets& assets);

/// What is said about the resident's device, and what its script needs to know.
[[nodiscard]] json::Value device_json(const Publication& publication, std::string_view language);

/// What the build of a site needs to know of the pack. Errors: pack_invalid, with the place, for a theme that is no list
/// of colours.
[[nodiscard]] Result<json::Value> service_json(const Publication& publication);

}  // namespace sealwell::publish
