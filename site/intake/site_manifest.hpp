#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace sealwell::intake {

/// One file of the service's site as `site.json` lists it, with its bytes.
struct SiteFile {
  struct Encoding {
    std::string name;  ///< "br", "gzip", or "identity".
    std::string bytes;
  };
  std::string path;                                          ///< The request path that it answers.
  std::vector<std::pair<std::string, std::string>> headers;  ///< Sent as they are.
  std::vector<Encoding> encodings;                           ///< In the order in which they are preferred.
};

/// Reads `folder`/site.json (docs/intake-api.md, "The service's site") and every file that it
/// names. Throws StartupError with the JSON pointer and what to do when a rule is broken.
[[nodiscard]] std::vector<SiteFile> read_site(const std::filesystem::path& folder);

}  // namespace sealwell::intake
