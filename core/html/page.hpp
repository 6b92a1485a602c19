#pragma once

#include "core/engine/screen_fwd.hpp"

#include <string>
#include <vector>

// A whole HTML document: a screen with the page around it, or other content in the same kind of page. What it says comes
// from the screen and from its caller; docs/pages.md lists the documents that a site has.
namespace sealwell::html {

/// A picture of squares under the screen, such as a QR code, with a sentence about it.
struct Squares {
  int size = 0;            ///< Rows, and squares in each
  std::vector<bool> dark;  ///< Row by row
  std::string label;       ///< What it is, for who can't see it
  std::string text;
};

/// What the page around a screen refers to and adds to it. Addresses are as the page should say them, relative or
/// absolute; an empty one is left out.
struct PageAssets {
  /// Instead of the screen's title; empty: the screen's.
  std::string title;

  /// Addresses of style sheets, in order (the frame's own, then a pack's theme).
  std::vector<std::string> stylesheets;

  /// CSS to put into the page itself, instead of or after `stylesheets`. The response's content
  /// security policy must then allow exactly this text by its hash.
  std::string inline_style;

  /// Addresses of JavaScript modules, in order: the frame's script first.
  std::vector<std::string> scripts;

  /// What the script will ask for first: fetched while the resident reads.
  struct Preload {
    std::string address;
    std::string type;          ///< Media type, "application/wasm"; may be empty
    std::string as = "fetch";  ///< "fetch" or "script"
  };
  std::vector<Preload> preloads;

  /// Attributes of `<body>` for the script, in order: ("pack-sha256", "…") is written as
  /// `data-pack-sha256="…"`. Names are a-z, 0-9 and -.
  struct Attribute {
    std::string name;
    std::string value;
  };
  std::vector<Attribute> data;

  /// Under the screen; none where its size is 0.
  Squares picture;

  /// Said when scripts are off, in the screen's language; the screen's help line follows it.
  std::string no_script;

  /// A link under `no_script`, which opens in a tab of its own; none where its address is empty.
  struct Link {
    std::string address;
    std::string label;
  };
  Link no_script_link;

  /// Markup that stands above and below the screens, the same on each of them (exit_link.hpp).
  std::string above, below;
};

/// The whole document that the server sends for the first screen, with `#sealwell-alert` (a live
/// region) and `#sealwell-screen` already filled.
[[nodiscard]] std::string render_page(const engine::Screen& screen, const PageAssets& assets);

/// A whole document with `body`, markup that a Markup has written, in the language of that tag and direction. Of `assets`
/// it has what stands in the head and the attributes of `<body>`.
[[nodiscard]] std::string render_document(const std::string& language, const std::string& direction,
                                          const std::string& title, const PageAssets& assets, const std::string& body);

}  // namespace sealwell::html
