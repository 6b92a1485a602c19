#include "core/journey/wording.hpp"

#include "core/base/bytes.hpp"
#include "core/sealing/hash.hpp"

namespace sealwell::journey {
namespace {

constexpr std::string_view statements_at = "/consent/statements";

}  // namespace

std::string wording_hash(const json::Value& wording) {
  json::Object shown;
  if (const json::Object* members = wording.if_object()) {
    for (const json::Member& member : *members) {
      if (member.name != "sha256") shown.push_back(member);
    }
  }
  return to_hex(sealing::sha256(as_bytes(json::write_canonical(json::Value(std::move(shown))))));
}

void add_wording_hashes(json::Value& joined_pack) {
  json::Value* consent = joined_pack.find("consent");
  json::Value* statements = consent ? consent->find("statements") : nullptr;
  json::Array* list = statements ? statements->if_array() : nullptr;
  if (!list) return;
  for (json::Value& statement : *list) {
    json::Value* wordings = statement.find("wording");
    json::Object* languages = wordings ? wordings->if_object() : nullptr;
    if (!languages) continue;
    for (json::Member& language : *languages) {
      if (language.value.if_object()) language.value.set("sha256", wording_hash(language.value));
    }
  }
}

Status check_wording_hashes(const json::Value& joined_pack) {
  const json::Value* consent = joined_pack.find("consent");
  if (!consent) return Done{};
  const json::Array& statements = consent->items("statements");
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const json::Value* wordings = statements[i].find("wording");
    const json::Object* languages = wordings ? wordings->if_object() : nullptr;
    if (!languages) continue;
    for (const json::Member& language : *languages) {
      if (language.value.text_or("sha256") == wording_hash(language.value)) continue;
      return Failure{Error::wording_hash_mismatch,
                     json::pointer_to(json::pointer_to(statements_at, i) + "/wording", language.name)};
    }
  }
  return Done{};
}

}  // namespace sealwell::journey
