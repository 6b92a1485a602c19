#include "site/intake/site_manifest.hpp"

#include "core/base/text.hpp"
#include "core/json/value.hpp"

#include "site/intake/startup_error.hpp"
#include "site/intake/text_file.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace sealwell::intake {
namespace {

constexpr std::string_view format = "sealwell-site/1";
constexpr std::size_t most_manifest_bytes = 4 * 1024 * 1024;
constexpr std::size_t most_file_bytes = 64 * 1024 * 1024;

// What the intake itself sets; two of them would contradict each other.
constexpr std::array<std::string_view, 7> own_headers{"content-length", "content-encoding", "etag", "vary", "date",
                                                      "connection",     "transfer-encoding"};

class Reader {
 public:
  explicit Reader(std::filesystem::path folder)
      : folder_(std::move(folder)), manifest_(folder_ / "site.json"),
        root_(std::filesystem::weakly_canonical(folder_)) {}

  std::vector<SiteFile> read() {
    const std::string text = read_whole_file(manifest_, most_manifest_bytes, "--site");
    const auto parsed = json::parse(text);
    if (!parsed.ok()) {
      broken(parsed.failure().where,
             "is not JSON (" + std::string(error_name(parsed.error())) + "); build the site again");
    }
    const json::Value& site = parsed.value();
    members(site, "", {"format", "files"});
    if (site.text_or("format") != format) broken("/format", "must be \"" + std::string(format) + "\"");
    if (!site.find("files") || !site.find("files")->if_array()) broken("/files", "must be a list of files");
    std::vector<SiteFile> files;
    const std::string pointer = json::pointer_to("", "files");
    for (std::size_t i = 0; i < site.items("files").size(); ++i) {
      files.push_back(file(site.items("files")[i], json::pointer_to(pointer, i)));
    }
    return files;
  }

 private:
  [[noreturn]] void broken(std::string_view pointer, const std::string& what) const {
    throw StartupError("--site: " + manifest_.string() + " at " +
                       (pointer.empty() ? "its root" : std::string(pointer)) + " " + what);
  }

  void members(const json::Value& value, std::string_view pointer, const std::set<std::string_view>& known) const {
    const json::Object* object = value.if_object();
    if (!object) broken(pointer, "must be an object");
    for (const json::Member& member : *object) {
      if (!known.contains(member.name)) broken(json::pointer_to(pointer, member.name), "is not known here; remove it");
    }
  }

  SiteFile file(const json::Value& value, const std::string& pointer) {
    members(value, pointer, {"path", "file", "headers", "encodings"});
    SiteFile file;
    file.path = request_path(value.text_or("path"), json::pointer_to(pointer, "path"));
    file.headers = headers(value.find("headers"), json::pointer_to(pointer, "headers"));
    if (const json::Value* encodings = value.find("encodings")) {
      const std::string at = json::pointer_to(pointer, "encodings");
      members(*encodings, at, {"br", "gzip"});
      for (const char* name : {"br", "gzip"}) {
        const json::Value* member = encodings->find(name);
        if (member) file.encodings.push_back({name, bytes(*member, json::pointer_to(at, name))});
      }
    }
    const json::Value* plain = value.find("file");
    file.encodings.push_back({"identity", bytes(plain ? *plain : json::Value(), json::pointer_to(pointer, "file"))});
    return file;
  }

  std::string request_path(std::string_view path, const std::string& pointer) {
    const auto printable = [](char c) {
      return c > ' ' && c < 0x7f && std::string_view("?#%\\").find(c) == std::string_view::npos;
    };
    if (!path.starts_with('/') || !std::ranges::all_of(path, printable) || has_dot_segment(path)) {
      broken(pointer, "must begin with / and hold printable ASCII without ? # % \\ and dot segments");
    }
    if (path == "/healthz" || path == "/metrics" || path.starts_with("/v1/")) {
      broken(pointer, "is a path of the intake itself; choose another");
    }
    if (!paths_.emplace(path).second) broken(pointer, "is listed twice; remove one");
    return std::string(path);
  }

  std::vector<std::pair<std::string, std::string>> headers(const json::Value* value, const std::string& pointer) const {
    const json::Object* object = value ? value->if_object() : nullptr;
    if (!object) broken(pointer, "must be an object of header names and values");
    std::vector<std::pair<std::string, std::string>> headers;
    std::set<std::string> names;
    for (const json::Member& member : *object) {
      const std::string at = json::pointer_to(pointer, member.name);
      const std::string lower = ascii_lower(member.name);
      const std::string* text = member.value.if_string();
      if (!is_token(member.name)) broken(at, "is not a header name");
      if (!text || !is_header_value(*text)) broken(at, "must be a text of printable ASCII");
      if (std::ranges::find(own_headers, lower) != own_headers.end()) broken(at, "is set by the intake; remove it");
      if (!names.insert(lower).second) broken(at, "is there twice; remove one");
      headers.emplace_back(member.name, *text);
    }
    if (!names.contains("content-type")) broken(pointer, "needs a Content-Type");
    return headers;
  }

  std::string bytes(const json::Value& value, const std::string& pointer) const {
    const std::string* name = value.if_string();
    if (!name || name->empty() || name->starts_with('/') || has_dot_segment(*name)) {
      broken(pointer, "must be a file's path inside the site's folder");
    }
    const std::filesystem::path full = std::filesystem::weakly_canonical(folder_ / *name);
    // A link may lead elsewhere in the folder, never out of it.
    if (std::ranges::mismatch(root_, full).in1 != root_.end()) broken(pointer, "leads out of the site's folder");
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(full, ignored)) {
      broken(pointer, "names " + *name + ", and there is no such file; build the site again");
    }
    return read_whole_file(full, most_file_bytes, "--site");
  }

  static bool has_dot_segment(std::string_view path) {
    for (const std::string_view segment : split(path, '/')) {
      if (segment == "." || segment == "..") return true;
    }
    return false;
  }

  static bool is_token(std::string_view name) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::ranges::all_of(name, [&](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
             marks.find(c) != std::string_view::npos;
    });
  }

  static bool is_header_value(std::string_view value) {
    return std::ranges::all_of(value, [](char c) { return c >= ' ' && c < 0x7f; });
  }

  const std::filesystem::path folder_;
  const std::filesystem::path manifest_;
  const std::filesystem::path root_;
  std::set<std::string> paths_;
};

}  // namespace

std::vector<SiteFile> read_site(const std::filesystem::path& folder) { return Reader(folder).read(); }

}  // namespace sealwell::intake
