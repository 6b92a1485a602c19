#include "core/record/record.hpp"

#include "core/base/reference.hpp"
#include "core/engine/com_b.hpp"
#include "core/engine/partial_enablement.hpp"
#include "core/engine/questionnaire_response.hpp"
#include "core/engine/revalidation.hpp"
#include "core/engine/scores.hpp"
#include "core/record/parts.hpp"

#include <algorithm>

namespace sealwell::record {
namespace {

json::Value scores_json(const std::vector<engine::Score>& scores) {
  json::Value list = json::Value::array();
  for (const engine::Score& score : scores) {
    json::Value entry = json::Value::object();
    entry.set("instrument", score.instrument);
    entry.set("inputs", score.inputs);
    entry.set("result", score.result);
    list.add(std::move(entry));
  }
  return list;
}

void add_ratings(const scoring::ComBRatings& ratings, json::Value& value) {
  const scoring::ComBProfile profile = scoring::com_b_profile(ratings);
  json::Value rated = json::Value::object();
  for (const scoring::Component component : scoring::components) {
    if (const auto rating = ratings.of(component)) rated.set(scoring::component_id(component), *rating);
  }
  value.set("ratings", std::move(rated));
  const auto mean = [&](std::string_view name, const std::optional<Decimal>& figure) {
    if (figure) value.set(name, *figure);
  };
  mean("capability", profile.capability);
  mean("opportunity", profile.opportunity);
  mean("motivation", profile.motivation);
}

void add_picked(const engine::ComB& com_b, json::Value& value) {
  json::Value picked = json::Value::array();
  for (const engine::ComB::Listed& listed : com_b.listed) {
    if (!listed.picked) continue;
    json::Value entry = json::Value::object();
    entry.set("barrier", listed.barrier->option);
    entry.set("component", listed.barrier->component);
    if (!listed.barrier->domain.empty()) entry.set("domain", listed.barrier->domain);
    picked.add(std::move(entry));
  }
  value.set("picked", std::move(picked));
  json::Value counts = json::Value::object();
  for (const scoring::ComponentCount& counted : com_b.counts()) {
    counts.set(scoring::component_id(counted.component), static_cast<int>(counted.count));
  }
  value.set("counts", std::move(counts));
}

// The profile as it was worked out, and beside it the resident's own view where it differs.
json::Value com_b_json(const pack::ServicePack& pack, const engine::State& state) {
  const engine::ComB com_b = engine::com_b(pack, state.answers);
  if (!com_b.has_data()) return {};
  json::Value value = json::Value::object();
  if (!com_b.goal.empty()) value.set("goal", com_b.goal);
  if (com_b.ratings) add_ratings(*com_b.ratings, value);
  else add_picked(com_b, value);
  json::Value barriers = json::Value::array();
  for (const scoring::Component component : com_b.barriers()) barriers.add(scoring::component_id(component));
  value.set("barriers", std::move(barriers));
  if (!state.own_barrier.empty()) value.set("residentSays", state.own_barrier);
  return value;
}

// The stars that the resident sees on "check your answers"; one on a suggestion that later answers
// took away is not sent.
json::Value favourites_json(const pack::ServicePack& pack, const engine::State& state) {
  json::Value list = json::Value::array();
  const auto offered = engine::relevant_suggestions(pack, state);
  for (const std::string& id : state.favourites) {
    const bool there = std::any_of(offered.begin(), offered.end(),
                                   [&](const engine::RelevantSuggestion& help) { return help.advice->id == id; });
    if (there) list.add(id);
  }
  return list;
}

using Event = consent::Decision::Event;
using Problems = std::vector<std::string>;

std::string text_of(const json::Value& value, std::string_view name) { return std::string(value.text_or(name)); }

// The decisions that a record states; what it says beside them is worked out anew by `build`.
std::vector<consent::Decision> read_decisions(const pack::ServicePack& pack, const json::Value& record,
                                              Problems& problems) {
  std::vector<consent::Decision> decisions;
  for (const json::Value& entry : record.items("decisions")) {
    consent::Decision decision;
    decision.statement = text_of(entry, "statement");
    decision.version = text_of(entry, "version");
    decision.language = text_of(entry, "language");
    decision.text_hash = text_of(entry, "textSha256");
    decision.method = text_of(entry, "method");
    const bool given = entry.text_or("event") == "given";
    decision.event = given ? consent::Decision::Event::given : consent::Decision::Event::refused;
    decision.at_ms = parse_instant(entry.text_or("at")).value_or(0);
    const pack::Statement* statement = pack.statement(decision.statement);
    if (!statement) {
      problems.push_back("decisions: the pack has no statement " + decision.statement);
      continue;
    }
    const auto wording = statement->wording.find(decision.language);
    if (wording == statement->wording.end() || decision.version != statement->version ||
        decision.text_hash != wording->second.hash) {
      problems.push_back("decisions: the wording shown for " + decision.statement + " is not the pack's");
    } else if (decision.method != (given ? wording->second.yes : wording->second.no)) {
      problems.push_back("decisions: the button pressed for " + decision.statement + " is not the pack's");
    }
    decisions.push_back(std::move(decision));
  }
  return decisions;
}

void require_decisions(const pack::ServicePack& pack, std::string_view kind,
                       const std::vector<consent::Decision>& decisions, Problems& problems) {
  for (const pack::Statement& statement : pack.statements) {
    if (statement.required_for.empty() || statement.required_for != kind) continue;
    const consent::Decision* latest = consent::latest(decisions, statement.id);
    if (!latest || latest->event != consent::Decision::Event::given) {
      problems.push_back("decisions: " + statement.id + " is required and was not given");
    }
  }
}

// Whether the answers ask for a statement; nothing where what they depend on is not at hand.
std::optional<bool> is_asked_for(const pack::ServicePack& pack, std::string_view statement,
                                 const engine::PartialEnablement& applicable) {
  bool known = true;
  for (const pack::JourneyStep& step : pack.journey) {
    if (step.kind != pack::JourneyStep::Kind::consent || step.statement != statement) continue;
    if (!applicable.known(step.enable_rule)) known = false;
    else if (applicable.holds(step.enable_rule)) return true;
  }
  return known ? std::optional<bool>(false) : std::nullopt;
}

// Whether a decision about this statement lies in one of these parts: the rest has all, another those that it names.
bool holds_decision(const pack::ServicePack& pack, const std::vector<std::uint8_t>& at_hand,
                    const std::string& statement) {
  bool held = at_hand[pack.rest_part];
  for (std::size_t i = 0; i < pack.parts.size() && !held; ++i) {
    const std::vector<std::string>& named = pack.parts[i].statements;
    held = at_hand[i] && std::find(named.begin(), named.end(), statement) != named.end();
  }
  return held;
}

// Decisions in force are about the statements that the answers ask for: no more, and as far as the parts at hand have them
// no fewer.
void check_decisions_fit(const pack::ServicePack& pack, const engine::State& state,
                         const engine::PartialEnablement& applicable, const std::vector<std::uint8_t>& at_hand,
                         Problems& problems) {
  for (const pack::Statement& statement : pack.statements) {
    const std::optional<bool> asked = is_asked_for(pack, statement.id, applicable);
    const bool decided = consent::latest(state.decisions, statement.id) != nullptr;
    if (decided && asked == false) {
      problems.push_back("decisions: the answers do not ask for " + statement.id);
    } else if (!decided && asked == true && holds_decision(pack, at_hand, statement.id)) {
      problems.push_back("decisions: the answers ask for " + statement.id + ", and nothing was decided");
    }
  }
}

void check_answers(const pack::ServicePack& pack, const engine::State& state,
                   const engine::PartialEnablement& applicable, std::int64_t now_ms, Problems& problems) {
  const pack::Messages messages(pack);
  engine::Answers answers = state.answers;
  for (std::size_t i = 0; i < pack.questionnaire.items.size(); ++i) {
    const pack::Item& item = pack.questionnaire.items[i];
    const int index = static_cast<int>(i);
    if (!item.is_question() || item.is_add_another_question) continue;
    const bool applies = applicable.applies(index);
    const engine::Answer* answer = state.answers.find(item.link_id);
    const bool expected = applies && applicable.known(index) && applicable.at_hand(index);
    if (applies && !item.calculated.empty()) continue;  // only who has a calculator knows what it must be
    if (item.is_fixed() && !item.initially.empty() && answer && applies) continue;  // likewise
    if (const pack::Statement* statement = pack.decided_by(item.link_id)) {
      const consent::Decision* decision = consent::latest(state.decisions, statement->id);
      const bool held = answer && !answer->values.empty();
      // The decision may lie in a part that was not opened.
      const bool right = decision ? held && answer->values.front().boolean == (decision->event == Event::given)
                                  : !held || !applicable.all_at_hand();
      if (expected && !right) problems.push_back("questionnaireResponse: not what was decided: " + item.link_id);
      continue;
    }
    if (item.is_fixed() && expected) {
      const std::vector<pack::AnswerValue> none;
      const std::vector<pack::AnswerValue>& held = answer ? answer->values : none;
      if (!std::equal(held.begin(), held.end(), item.initial.begin(), item.initial.end(), engine::same_answer)) {
        problems.push_back("questionnaireResponse: not what the pack gives by itself: " + item.link_id);
      }
    } else if (!answer) {
      if (expected && item.required && engine::is_asked(pack.questionnaire, item, state.answers)) {
        problems.push_back("questionnaireResponse: required and not answered: " + item.link_id);
      }
    } else if (!applies) {
      problems.push_back("questionnaireResponse: answered though it does not apply: " + item.link_id);
    } else if (!engine::still_valid(pack, item, answers, messages, now_ms)) {
      problems.push_back("questionnaireResponse: an answer that the pack does not take: " + item.link_id);
    }
  }
  for (const pack::Ending& ending : pack.endings) {
    const bool asked = std::any_of(
        ending.enable_rule.conditions.begin(), ending.enable_rule.conditions.end(),
        [&](const pack::Condition& condition) { return condition.item >= 0 && applicable.applies(condition.item); });
    if (asked && applicable.known(ending.enable_rule) && applicable.holds(ending.enable_rule)) {
      problems.push_back("questionnaireResponse: the answers lead to the ending " + ending.id +
                         ", which sends nothing");
    }
  }
}

bool same(const json::Value* a, const json::Value* b) {
  return (!a && !b) || (a && b && json::write_canonical(*a) == json::write_canonical(*b));
}

void compare_scores(const json::Value& record, const json::Value& expected, Problems& problems) {
  const json::Array& given = record.items("scores");
  const json::Array& right = expected.items("scores");
  const std::size_t before = problems.size();
  for (std::size_t i = 0; i < right.size(); ++i) {
    if (i < given.size() && same(&given[i], &right[i])) continue;
    problems.push_back("scores: " + text_of(right[i], "instrument") + " is not what the answers give");
  }
  if (given.size() > right.size()) problems.emplace_back("scores: there are more than the answers give");
  if (problems.size() == before) problems.emplace_back("scores: not what the answers give");
}

}  // namespace

namespace {

std::string completed_by(const pack::ServicePack& pack, const engine::Answers& answers) {
  const engine::Answer* answer = answers.find(pack.completed_by);
  return answer && !answer->values.empty() ? answer->values.front().coding.code : "self";
}

json::Value build_from(const pack::ServicePack& pack, const engine::State& state,
                       const engine::PartialEnablement& applicable, const Heading& heading) {
  json::Value record = json::Value::object();
  record.set("format", "sealwell-record/1");
  record.set("id", heading.id);
  record.set("kind", heading.kind);
  if (pack.parts.size() == 1) record.set("part", pack.parts.front().id);
  if (pack.parts.size() > 1) {
    json::Value parts = json::Value::array();
    for (const pack::PartRule& part : pack.parts) parts.add(part.id);
    record.set("parts", std::move(parts));
  }
  json::Value source = json::Value::object();
  source.set("id", pack.id);
  source.set("version", pack.version);
  source.set("sha256", heading.pack_hash);
  record.set("pack", std::move(source));
  record.set("language", state.language);
  record.set("completedBy", heading.completed_by.empty() ? completed_by(pack, state.answers) : heading.completed_by);
  record.set("sentAt", instant_to_iso(heading.sent_at_ms));
  if (!heading.follow_up_of.empty()) record.set("followUp", json::Value::object().set("of", heading.follow_up_of));
  record.set("questionnaireResponse",
             engine::questionnaire_response(pack.questionnaire, state.answers, applicable,
                                            instant_to_iso(heading.sent_at_ms), state.language));
  record.set("scores", scores_json(engine::all_scores(pack, state.answers)));
  json::Value com_b = com_b_json(pack, state);
  if (!com_b.is_null()) record.set("comB", std::move(com_b));
  record.set("favourites", favourites_json(pack, state));
  json::Value decisions = json::Value::array();
  for (const consent::Decision& decision : consent::standing(state.decisions)) {
    if (const pack::Statement* statement = pack.statement(decision.statement)) {
      decisions.add(consent::to_json(decision, *statement));
    }
  }
  record.set("decisions", std::move(decisions));
  if (!heading.receipt.is_null()) record.set("receipt", heading.receipt);
  return record;
}

// Which of the pack's parts a record says that it is made of: all of them, unless it names some.
std::vector<std::uint8_t> parts_at_hand(const pack::ServicePack& pack, const json::Value& record, Problems& problems) {
  const std::size_t count = std::max<std::size_t>(pack.parts.size(), 1);
  const json::Array& named = record.items("parts");
  std::vector<std::uint8_t> at_hand(count, count == 1 || named.empty());
  for (const json::Value& name : named) {
    const auto part = std::find_if(pack.parts.begin(), pack.parts.end(), [&](const pack::PartRule& candidate) {
      return name.if_string() && *name.if_string() == candidate.id;
    });
    if (part == pack.parts.end()) problems.emplace_back("parts: the pack has no part of that name");
    else at_hand[static_cast<std::size_t>(part - pack.parts.begin())] = true;
  }
  return at_hand;
}

// What the answers send; where they can't tell, what the record says and the pack may send.
std::string kind_of(const pack::ServicePack& pack, const engine::PartialEnablement& applicable,
                    const std::string& said) {
  for (const pack::JourneyStep& step : pack.journey) {
    if (step.kind != pack::JourneyStep::Kind::send) continue;
    const bool known = applicable.known(step.enable_rule);
    if (known ? applicable.holds(step.enable_rule) : step.record_kind == said) return step.record_kind;
  }
  return {};
}

// Whether any of these parts has decisions in it: anonymous ones have none.
bool has_decisions(const pack::ServicePack& pack, const std::vector<std::uint8_t>& at_hand) {
  for (std::size_t i = 0; i < pack.parts.size(); ++i) {
    if (at_hand[i] && !pack.parts[i].anonymous) return true;
  }
  return pack.parts.empty();
}

}  // namespace

json::Value build(const pack::ServicePack& pack, const engine::State& state, const Heading& heading) {
  return build_from(pack, state, engine::PartialEnablement(pack.questionnaire, state.answers), heading);
}

std::vector<std::string> discrepancies(const pack::ServicePack& pack, const json::Value& record) {
  Problems problems;
  const json::Value* response = record.find("questionnaireResponse");
  if (record.text_or("format") != "sealwell-record/1" || !response) {
    problems.emplace_back("format: not a record of a format that this program knows");
    return problems;
  }
  // What the record states by itself; everything else in it must follow from that.
  engine::State state;
  state.answers = engine::read_response(pack.questionnaire, *response, problems);
  state.language = text_of(record, "language");
  state.decisions = read_decisions(pack, record, problems);
  for (const json::Value& favourite : record.items("favourites")) {
    if (const std::string* id = favourite.if_string()) state.favourites.push_back(*id);
  }
  if (const json::Value* com_b = record.find("comB")) state.own_barrier = com_b->text_or("residentSays");
  Heading heading;
  heading.id = text_of(record, "id");
  heading.kind = text_of(record, "kind");
  heading.sent_at_ms = parse_instant(record.text_or("sentAt")).value_or(0);
  if (const json::Value* first = record.find("followUp")) {
    heading.follow_up_of = text_of(*first, "of");
    if (!is_reference(heading.follow_up_of)) problems.emplace_back("followUp: not a reference");
  }
  // What it proves is core/receipt's to say; here it stands for itself.
  if (const json::Value* chain = record.find("receipt")) heading.receipt = *chain;
  if (const json::Value* source = record.find("pack")) heading.pack_hash = text_of(*source, "sha256");

  const std::vector<std::uint8_t> at_hand = parts_at_hand(pack, record, problems);
  const engine::PartialEnablement applicable(pack, state.answers, at_hand);
  check_answers(pack, state, applicable, heading.sent_at_ms, problems);
  // Who filled it in stands in every part, and the question in one of them.
  const int who = pack.questionnaire.find(pack.completed_by);
  // That staff sat beside the resident is known to their program alone, and to no answer.
  std::string said = text_of(record, "completedBy");
  if (said == "staff" || (who >= 0 && !applicable.at_hand(who))) heading.completed_by = std::move(said);
  if (has_decisions(pack, at_hand)) require_decisions(pack, heading.kind, state.decisions, problems);
  const bool whole = std::find(at_hand.begin(), at_hand.end(), false) == at_hand.end();
  check_decisions_fit(pack, state, applicable, at_hand, problems);
  heading.kind = kind_of(pack, applicable, heading.kind);
  json::Value expected = build_from(pack, state, applicable, heading);
  if (!whole) expected = reduce(pack, expected, at_hand);
  for (const json::Member& member : *expected.if_object()) {
    if (same(record.find(member.name), &member.value)) continue;
    if (member.name == "scores") compare_scores(record, expected, problems);
    else if (member.name == "comB") problems.emplace_back("comB: the profile is not what the answers give");
    else problems.push_back(member.name + ": not what the pack and the answers make it");
  }
  for (const json::Member& member : *record.if_object()) {
    if (!expected.find(member.name)) problems.push_back(member.name + ": nothing in the answers gives this");
  }
  return problems;
}

}  // namespace sealwell::record
