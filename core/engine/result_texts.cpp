#include "core/engine/result_texts.hpp"

#include "core/base/text.hpp"
#include "core/engine/scores.hpp"

namespace sealwell::engine {

std::string fill_figures(std::string text, const json::Value& result) {
  const json::Object* members = result.if_object();
  if (!members) return text;
  for (const json::Member& member : *members) {
    const auto figure = member.value.decimal();
    if (figure) text = replaced(text, "{" + member.name + "}", figure->to_string());
  }
  return text;
}

std::vector<const pack::BandText*> texts_for_result(const std::map<std::string, pack::BandText, std::less<>>& bands,
                                                    const json::Value& result) {
  std::vector<const pack::BandText*> found;
  const auto add = [&](const std::string& key) {
    const auto words = bands.find(key);
    if (words != bands.end()) found.push_back(&words->second);
  };
  const json::Object* members = result.if_object();
  if (!members) return found;
  if (const std::string band = band_of(result); !band.empty()) add(band);
  for (const json::Member& member : *members) {
    if (const std::string* code = member.value.if_string()) add(member.name + "/" + *code);
    if (const bool* truth = member.value.if_bool()) add(member.name + (*truth ? "/true" : "/false"));
    if (!member.value.is_null()) add(member.name);
  }
  return found;
}

}  // namespace sealwell::engine
