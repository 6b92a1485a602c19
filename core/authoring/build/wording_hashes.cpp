#include "core/authoring/build/wording_hashes.hpp"

#include "core/consent/wording.hpp"
#include "core/sealing/hash.hpp"

namespace sealwell::build {
namespace {

constexpr std::string_view statements_at = "/consent/statements";

// Calls `visit(wording, pointer)` for each wording of the pack, of today and earlier.
template <typename Json, typename Visit> bool each_wording(Json& consent, const Visit& visit) {
  Json* statements = consent.find("statements");
  auto* list = statements ? statements->if_array() : nullptr;
  const auto all_of = [&](auto& holder, const std::string& at) {
    auto* wordings = holder.find("wording");
    auto* languages = wordings ? wordings->if_object() : nullptr;
    if (!languages) return true;
    for (auto& language : *languages) {
      if (!visit(language.value, json::pointer_to(at + "/wording", language.name))) return false;
    }
    return true;
  };
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    const std::string at = json::pointer_to(statements_at, i);
    if (!all_of((*list)[i], at)) return false;
    auto* history = (*list)[i].find("history");
    auto* earlier = history ? history->if_array() : nullptr;
    for (std::size_t j = 0; earlier && j < earlier->size(); ++j) {
      if (!all_of((*earlier)[j], json::pointer_to(at + "/history", j))) return false;
    }
  }
  return true;
}

}  // namespace

void add_wording_hashes(json::Value& joined_pack) {
  json::Value* consent = joined_pack.find("consent");
  if (!consent) return;
  each_wording(*consent, [](json::Value& wording, const std::string&) {
    if (wording.if_object()) wording.set("sha256", consent::wording_hash(wording, sealing::sha256));
    return true;
  });
}

Status check_wording_hashes(const json::Value& joined_pack) {
  const json::Value* consent = joined_pack.find("consent");
  if (!consent) return Done{};
  std::string differs;
  const bool good = each_wording(*consent, [&](const json::Value& wording, const std::string& at) {
    const bool same = wording.text_or("sha256") == consent::wording_hash(wording, sealing::sha256);
    if (!same) differs = at;
    return same;
  });
  if (good) return Done{};
  return Failure{Error::wording_hash_mismatch, differs};
}

}  // namespace sealwell::build
