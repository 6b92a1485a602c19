#include "core/consent/decision.hpp"

#include "core/base/civil_date.hpp"

namespace sealwell::consent {

Decision decide(const pack::Statement& statement, const std::string& language, bool given, std::int64_t now_ms) {
  Decision decision;
  decision.event = given ? Decision::Event::given : Decision::Event::refused;
  decision.statement = statement.id;
  decision.version = statement.version;
  decision.language = language;
  const auto wording = statement.wording.find(language);
  if (wording != statement.wording.end()) {
    decision.text_hash = wording->second.hash;
    decision.method = given ? wording->second.yes : wording->second.no;
  }
  decision.at_ms = now_ms;
  return decision;
}

Decision lapse(const Decision& decision, std::int64_t now_ms) {
  Decision lapsed = decision;
  lapsed.event = Decision::Event::lapsed;
  lapsed.method = lapsed_method;
  lapsed.at_ms = now_ms;
  return lapsed;
}

const Decision* latest(const std::vector<Decision>& decisions, std::string_view statement) {
  for (auto decision = decisions.rbegin(); decision != decisions.rend(); ++decision) {
    if (decision->statement == statement) return decision->event == Decision::Event::lapsed ? nullptr : &*decision;
  }
  return nullptr;
}

std::vector<Decision> standing(const std::vector<Decision>& decisions) {
  std::vector<Decision> kept;
  for (const Decision& decision : decisions) {
    if (decision.event == Decision::Event::lapsed) {
      std::erase_if(kept, [&](const Decision& before) { return before.statement == decision.statement; });
    } else {
      kept.push_back(decision);
    }
  }
  return kept;
}

json::Value to_json(const Decision& decision, const pack::Statement& statement) {
  const bool given = decision.event == Decision::Event::given;
  json::Value value = json::Value::object();
  value.set("event", given ? "given" : "refused");
  value.set("statement", decision.statement);
  value.set("version", decision.version);
  value.set("language", decision.language);
  value.set("textSha256", decision.text_hash);
  value.set("kind", statement.kind);
  value.set("lawfulBasis", statement.lawful_basis);
  if (!statement.condition.empty()) value.set("condition", statement.condition);
  value.set("method", decision.method);
  value.set("at", instant_to_iso(decision.at_ms));
  const auto wording = statement.wording.find(decision.language);
  if (wording != statement.wording.end() && !wording->second.points.empty()) {
    json::Value points = json::Value::array();
    for (const pack::StatementPoint& point : wording->second.points) {
      json::Value entry = json::Value::object();
      entry.set("id", point.id);
      entry.set("state", given ? "given" : "refused");
      points.add(std::move(entry));
    }
    value.set("points", std::move(points));
  }
  return value;
}

}  // namespace sealwell::consent
