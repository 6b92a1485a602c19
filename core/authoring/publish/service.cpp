#include "core/authoring/publish/publication.hpp"

#include <algorithm>

namespace sealwell::publish {
namespace {

bool is_hexadecimal(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// "#rgb" or "#rrggbb".
bool is_colour(std::string_view text) {
  return (text.size() == 4 || text.size() == 7) && text.front() == '#' &&
         std::all_of(text.begin() + 1, text.end(), is_hexadecimal);
}

bool is_name(std::string_view text) {
  constexpr std::size_t longest = 41;
  return !text.empty() && text.size() <= longest && text.front() != '-' &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

// The pack's colours as the custom properties that the style sheet uses, by light and on paper: by dark it has its own.
Result<std::string> theme_style(const pack::ServicePack& pack) {
  std::string properties;
  for (const auto& [name, colour] : pack.theme) {
    // It becomes part of a style sheet as it is.
    if (!is_name(name) || !is_colour(colour)) {
      return Failure{Error::pack_invalid, json::pointer_to("/pack/theme", name)};
    }
    properties += (properties.empty() ? "" : ";") + ("--govuk-" + name) + "-colour:" + colour;
  }
  if (properties.empty()) return properties;
  return "@media print,(prefers-color-scheme:light){:root{" + properties + "}}";
}

json::Value list_of(const std::vector<std::string>& texts) {
  json::Value list = json::Value::array();
  for (const std::string& text : texts) list.add(text);
  return list;
}

}  // namespace

Result<json::Value> service_json(const Publication& publication) {
  const pack::ServicePack& pack = publication.packs.front();
  auto style = theme_style(pack);
  if (!style.ok()) return style.failure();
  const auto brand = pack.theme.find("brand");
  json::Value service = json::Value::object();
  service.set("format", "sealwell-service/1");
  service.set("id", pack.id);
  service.set("name", pack.name);
  service.set("languages", list_of(pack.languages));
  service.set("calculates", pack.questionnaire.calculates);
  service.set("frameAncestors", list_of(pack.frame_ancestors));
  service.set("brand", brand == pack.theme.end() ? std::string() : brand->second);
  service.set("themeStyle", std::move(style).value());
  service.set("exits", !publication.exit_page().empty());
  return service;
}

}  // namespace sealwell::publish
