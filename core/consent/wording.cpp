#include "core/consent/wording.hpp"

#include "core/json/text_list.hpp"

namespace sealwell::consent {
namespace {

void set_texts(json::Value& into, std::string_view name, const std::vector<std::string>& texts) {
  if (!texts.empty()) into.set(name, json::text_list(texts));
}

}  // namespace

std::string wording_hash(const json::Value& wording, Sha256 sha256) {
  json::Object shown;
  if (const json::Object* members = wording.if_object()) {
    for (const json::Member& member : *members) {
      if (member.name != "sha256") shown.push_back(member);
    }
  }
  return to_hex(sha256(as_bytes(json::write_canonical(json::Value(std::move(shown))))));
}

json::Value wording_json(const pack::StatementWording& wording) {
  json::Value value = json::Value::object();
  value.set("title", wording.title);
  set_texts(value, "text", wording.text);
  value.set("question", wording.question);
  if (!wording.points.empty()) {
    json::Value points = json::Value::array();
    for (const pack::StatementPoint& point : wording.points) {
      points.add(json::Value::object().set("id", point.id).set("text", point.text));
    }
    value.set("points", std::move(points));
  }
  value.set("yes", wording.yes);
  value.set("no", wording.no);
  if (!wording.refusal_title.empty() || !wording.refusal_text.empty()) {
    json::Value refusal = json::Value::object();
    if (!wording.refusal_title.empty()) refusal.set("title", wording.refusal_title);
    set_texts(refusal, "text", wording.refusal_text);
    value.set("refusal", std::move(refusal));
  }
  return value;
}

}  // namespace sealwell::consent
