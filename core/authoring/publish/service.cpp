#include "core/authoring/lint/theme_contrast_lint.hpp"
#include "core/authoring/publish/publication.hpp"
#include "core/json/text_list.hpp"

#include <algorithm>

namespace sealwell::publish {
namespace {

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
    if (!is_name(name) || !lint::is_colour(colour)) {
      return Failure{Error::pack_invalid, json::pointer_to("/pack/theme", name)};
    }
    properties += (properties.empty() ? "" : ";") + ("--govuk-" + name) + "-colour:" + colour;
  }
  if (properties.empty()) return properties;
  return "@media print,(prefers-color-scheme:light){:root{" + properties + "}}";
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
  service.set("languages", json::text_list(pack.languages));
  service.set("calculates", pack.questionnaire.calculates);
  service.set("frameAncestors", json::text_list(pack.frame_ancestors));
  service.set("brand", brand == pack.theme.end() ? std::string() : brand->second);
  service.set("themeStyle", std::move(style).value());
  service.set("exits", !publication.exit_page().empty());
  return service;
}

}  // namespace sealwell::publish
