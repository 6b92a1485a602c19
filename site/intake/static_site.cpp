#include "site/intake/static_site.hpp"

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/sealing/hash.hpp"

#include <algorithm>

namespace sealwell::intake {
namespace {

// A weight of nothing but zeros: "0", "0.", "0.000".
bool is_zero_weight(std::string_view weight) {
  return !weight.empty() && weight.find_first_not_of("0.") == std::string_view::npos;
}

// The bytes and their encoding decide, so that two encodings never share a tag.
std::string etag_of(const SiteFile::Encoding& encoding) {
  const sealing::Hash hash = sealing::sha256(as_bytes(encoding.bytes));
  return '"' + to_hex(ByteView(hash).first(16)) + (encoding.name == "identity" ? "" : "-" + encoding.name) + '"';
}

}  // namespace

bool accepts_encoding(std::string_view accept_encoding, std::string_view encoding) {
  bool star = false;
  for (const std::string_view item : split(accept_encoding, ',')) {
    const auto pieces = split(item, ';');
    const std::string name = ascii_lower(trimmed(pieces[0]));
    bool refused = false;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      const std::string parameter = ascii_lower(trimmed(pieces[i]));
      if (parameter.starts_with("q=")) refused = is_zero_weight(std::string_view(parameter).substr(2));
    }
    if (name == encoding) return !refused;
    if (name == "*") star = !refused;
  }
  return star;
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  for (std::string_view item : split(if_none_match, ',')) {
    item = trimmed(item);
    if (item.starts_with("W/")) item.remove_prefix(2);
    if (item == etag || item == "*") return true;
  }
  return false;
}

StaticSite::StaticSite(std::vector<SiteFile> files) {
  for (SiteFile& file : files) {
    Entry entry;
    entry.headers = std::move(file.headers);
    const bool has_nosniff = std::ranges::any_of(
        entry.headers, [](const auto& header) { return ascii_lower(header.first) == "x-content-type-options"; });
    if (!has_nosniff) entry.headers.emplace_back("X-Content-Type-Options", "nosniff");
    if (file.encodings.size() > 1) entry.headers.emplace_back("Vary", "Accept-Encoding");
    for (SiteFile::Encoding& encoding : file.encodings) {
      const std::string etag = etag_of(encoding);
      entry.representations.push_back(
          {encoding.name, etag, std::make_shared<const std::string>(std::move(encoding.bytes))});
    }
    files_.emplace(file.path, std::move(entry));
  }
}

Answer StaticSite::get(std::string_view path, std::string_view accept_encoding, std::string_view if_none_match) const {
  const Entry& entry = files_.find(path)->second;
  const auto chosen = std::ranges::find_if(entry.representations, [&](const Representation& representation) {
    return representation.encoding == "identity" || accepts_encoding(accept_encoding, representation.encoding);
  });
  Answer answer;
  answer.headers = entry.headers;
  answer.headers.emplace_back("ETag", chosen->etag);
  if (names_etag(if_none_match, chosen->etag)) {
    answer.status = 304;
    return answer;
  }
  if (chosen->encoding != "identity") answer.headers.emplace_back("Content-Encoding", chosen->encoding);
  answer.file = chosen->bytes;
  return answer;
}

}  // namespace sealwell::intake
