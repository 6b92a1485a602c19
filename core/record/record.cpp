#include "core/record/record.hpp"

#include "core/record/questionnaire_response.hpp"
#include "core/session/scores.hpp"

namespace sealwell::record {
namespace {

json::Value scores_json(const std::vector<session::Score>& scores) {
  json::Value list = json::Value::array();
  for (const session::Score& score : scores) {
    json::Value entry = json::Value::object();
    entry.set("instrument", score.instrument);
    entry.set("inputs", score.inputs);
    entry.set("result", score.result);
    list.add(std::move(entry));
  }
  return list;
}


// The profile as it was worked out, and beside it the resident's own view where it differs.
json::Value com_b_json(const pack::ServicePack& pack, const session::State& state) {
  const auto ratings = session::com_b_ratings(pack, state.answers);
  if (!ratings) return {};
  const scoring::ComBProfile profile = scoring::com_b_profile(*ratings);
  json::Value value = json::Value::object();
  const session::Answer* goal = state.answers.find(pack.goal_item);
  if (goal && !goal->values.empty()) value.set("goal", goal->values.front().coding.code);
  json::Value rated = json::Value::object();
  for (const scoring::Component component : scoring::components) {
    if (const auto rating = ratings->of(component)) rated.set(scoring::component_id(component), *rating);
  }
  value.set("ratings", std::move(rated));
  const auto mean = [&](std::string_view name, const std::optional<Decimal>& figure) {
    if (figure) value.set(name, *figure);
  };
  mean("capability", profile.capability);
  mean("opportunity", profile.opportunity);
  mean("motivation", profile.motivation);
  json::Value barriers = json::Value::array();
  for (const scoring::Component component : profile.barriers) barriers.add(scoring::component_id(component));
  value.set("barriers", std::move(barriers));
  if (!state.own_barrier.empty()) value.set("residentSays", state.own_barrier);
  return value;
}

void compare_decisions(const pack::ServicePack& pack, const json::Value& record, std::vector<std::string>& problems) {
  for (const json::Value& decision : record.items("decisions")) {
    const std::string id(decision.text_or("statement"));
    const pack::Statement* statement = pack.statement(id);
    if (!statement) {
      problems.push_back("decisions: the pack has no statement " + id);
      continue;
    }
    const auto wording = statement->wording.find(decision.text_or("language"));
    if (decision.text_or("version") != statement->version || wording == statement->wording.end() ||
        decision.text_or("textSha256") != wording->second.hash) {
      problems.push_back("decisions: the wording shown for " + id + " is not the pack's");
    }
  }
  for (const pack::Statement& statement : pack.statements) {
    if (statement.required_for.empty() || statement.required_for != record.text_or("kind")) continue;
    bool given = false;
    for (const json::Value& decision : record.items("decisions")) {
      if (decision.text_or("statement") == statement.id) given = decision.text_or("event") == "given";
    }
    if (!given) problems.push_back("decisions: " + statement.id + " is required and was not given");
  }
}

}  // namespace

json::Value build(const pack::ServicePack& pack, const session::State& state, const Heading& heading) {
  json::Value record = json::Value::object();
  record.set("format", "sealwell-record/1");
  record.set("id", heading.id);
  record.set("kind", heading.kind);
  if (!pack.parts.empty()) record.set("part", pack.parts.front().id);
  json::Value source = json::Value::object();
  source.set("id", pack.id);
  source.set("version", pack.version);
  source.set("sha256", heading.pack_hash);
  record.set("pack", std::move(source));
  record.set("language", state.language);
  record.set("completedBy", "self");
  record.set("sentAt", instant_to_iso(heading.sent_at_ms));
  record.set("questionnaireResponse",
             questionnaire_response(pack.questionnaire, state.answers, instant_to_iso(heading.sent_at_ms),
                                    state.language));
  record.set("scores", scores_json(session::all_scores(pack, state.answers)));
  json::Value com_b = com_b_json(pack, state);
  if (!com_b.is_null()) record.set("comB", std::move(com_b));
  json::Value favourites = json::Value::array();
  for (const std::string& id : state.favourites) favourites.add(id);
  record.set("favourites", std::move(favourites));
  json::Value decisions = json::Value::array();
  for (const consent::Decision& decision : state.decisions) {
    if (const pack::Statement* statement = pack.statement(decision.statement)) {
      decisions.add(consent::to_json(decision, *statement));
    }
  }
  record.set("decisions", std::move(decisions));
  return record;
}

std::vector<std::string> discrepancies(const pack::ServicePack& pack, const json::Value& record) {
  std::vector<std::string> problems;
  const json::Value* response = record.find("questionnaireResponse");
  if (record.text_or("format") != "sealwell-record/1" || !response) {
    problems.emplace_back("format: this is no record that this program knows");
    return problems;
  }
  session::State state;
  state.answers = read_response(pack.questionnaire, *response, problems);
  const session::Enablement enablement(pack.questionnaire, state.answers);
  for (std::size_t i = 0; i < pack.questionnaire.items.size(); ++i) {
    const pack::Item& item = pack.questionnaire.items[i];
    const bool answered = state.answers.find(item.link_id) != nullptr;
    if (answered && !enablement.enabled(static_cast<int>(i))) {
      problems.push_back("questionnaireResponse: answered though it does not apply: " + item.link_id);
    }
  }
  const json::Value* scores = record.find("scores");
  const auto expected = session::all_scores(pack, state.answers);
  if (!scores || json::write_canonical(*scores) != json::write_canonical(scores_json(expected))) {
    const json::Array& given = record.items("scores");
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const bool same = i < given.size() && given[i].text_or("instrument") == expected[i].instrument &&
                        given[i].find("result") &&
                        json::write_canonical(*given[i].find("result")) == json::write_canonical(expected[i].result);
      if (!same) problems.push_back("scores: " + expected[i].instrument + " is not what the answers give");
    }
    if (given.size() > expected.size()) problems.emplace_back("scores: there are more than the answers give");
    if (problems.empty()) problems.emplace_back("scores: the inputs are not those of the answers");
  }
  if (const json::Value* resident = record.find("comB")) state.own_barrier = resident->text_or("residentSays");
  const json::Value com_b = com_b_json(pack, state);
  const json::Value* stored = record.find("comB");
  const bool both_absent = com_b.is_null() && !stored;
  if (!both_absent && (!stored || json::write_canonical(*stored) != json::write_canonical(com_b))) {
    problems.emplace_back("comB: the profile is not what the ratings give");
  }
  compare_decisions(pack, record, problems);
  return problems;
}

}  // namespace sealwell::record
