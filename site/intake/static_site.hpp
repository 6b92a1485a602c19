#pragma once

#include "site/intake/answer.hpp"
#include "site/intake/site_manifest.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::intake {

/// The service's own site, held in memory. Only what `site.json` lists can be reached: a request
/// path is looked up among the listed ones and never becomes a file name.
class StaticSite {
 public:
  explicit StaticSite(std::vector<SiteFile> files);

  [[nodiscard]] bool has(std::string_view path) const { return files_.contains(path); }

  /// What GET gets. Precondition: has(path). `accept_encoding` and `if_none_match` are the request's headers,
  /// empty when absent.
  [[nodiscard]] Answer get(std::string_view path, std::string_view accept_encoding,
                           std::string_view if_none_match) const;

 private:
  struct Representation {
    std::string encoding;
    std::string etag;
    std::shared_ptr<const std::string> bytes;
  };
  struct Entry {
    std::vector<std::pair<std::string, std::string>> headers;
    std::vector<Representation> representations;  ///< Preferred first; the last is "identity".
  };
  std::map<std::string, Entry, std::less<>> files_;
};

/// Whether an Accept-Encoding header (RFC 9110, section 12.5.3) takes `encoding`.
[[nodiscard]] bool accepts_encoding(std::string_view accept_encoding, std::string_view encoding);

/// Whether an If-None-Match header (RFC 9110, section 13.1.2) names `etag`.
[[nodiscard]] bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace sealwell::intake
