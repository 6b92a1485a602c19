#include "core/authoring/reader/pack_files.hpp"

namespace sealwell::pack {

json::Value joined_files(const PackFiles& files) {
  json::Value joined = json::Value::object();
  const auto join = [&](std::string_view name, const json::Value& value) {
    if (!value.is_null()) joined.set(name, value);
  };
  join("pack", files.pack);
  join("questionnaire", files.questionnaire);
  join("consent", files.consent);
  join("advice", files.advice);
  return joined;
}

}  // namespace sealwell::pack
