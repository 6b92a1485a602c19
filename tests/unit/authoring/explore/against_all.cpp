// What the search says of a pack, against every combination of answers walked through the session.
#include "core/authoring/explore/explore.hpp"

#include "tests/unit/authoring/explore/drive.hpp"
#include "tests/unit/fixtures/pack_fixtures.hpp"

#include <map>
#include <random>

using namespace sealwell;
using namespace sealwell::explore;

namespace {

using Random = std::mt19937;

struct MadeUp {
  json::Value joined;
  std::vector<std::string> names;
  std::vector<std::vector<json::Value>> answers;  // what each question can be given; null: left out
};

int up_to(Random& random, int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); }

std::string condition_on(const MadeUp& pack, int question, Random& random) {
  const std::string& name = pack.names[static_cast<std::size_t>(question)];
  const std::string lead = "{'question': '" + name + "', 'operator': ";
  switch (name.front()) {
    case 'f':
    case 'b': return lead + "'=', 'answerBoolean': " + (up_to(random, 1) ? "true}" : "false}");
    case 'w': return lead + (up_to(random, 1) ? "'>'" : "'<='") + ", 'answerTime': '09:00:00'}";
    case 'r':
    case 'n': {
      const char* operators[] = {">", "<=", "=", "!="};
      return lead + "'" + operators[up_to(random, 3)] + "', 'answerInteger': " + std::to_string(up_to(random, 3)) + "}";
    }
    default: break;
  }
  if (up_to(random, 4) == 0) {
    return lead + "'exists', 'answerBoolean': " + (up_to(random, 1) ? "true}" : "false}");
  }
  const char codes[] = {'x', 'y', 'z'};
  return lead + (up_to(random, 1) ? "'='" : "'!='") + ", 'answerCoding': {'code': '" + codes[up_to(random, 2)] + "'}}";
}

std::string enable_rule(const MadeUp& pack, int before, Random& random, int most) {
  const int count = before == 0 ? 0 : up_to(random, most);
  if (count == 0) return {};
  std::string text = ", 'enableBehavior': '" + std::string(up_to(random, 1) ? "any" : "all") + "', 'enableWhen': [";
  for (int i = 0; i < count; ++i) {
    text += (i ? ", " : "") + condition_on(pack, up_to(random, before - 1), random);
  }
  return text + "]";
}

MadeUp make_up(Random& random) {
  MadeUp made;
  std::string items;
  const int count = 3 + up_to(random, 2);
  for (int i = 0; i < count; ++i) {
    const int kind = up_to(random, 6);
    const bool required = up_to(random, 2) > 0;
    const std::string name = std::string(1, "bncmrfw"[kind]) + std::to_string(i);
    const char* types[] = {"boolean", "integer", "choice", "choice", "integer", "boolean", "time"};
    const std::string when = enable_rule(made, i, random, 2);
    std::string item = "{'linkId': '" + name + "', 'text': 'T', 'type': '" + types[kind] + "'" + when +
                       (required ? ", 'required': true" : "");
    std::vector<json::Value> answers;
    if (!required) answers.emplace_back();
    if (kind == 0) {
      answers.emplace_back(true);
      answers.emplace_back(false);
    } else if (kind == 1) {
      item +=
          ", 'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/minValue', 'valueInteger': 0}, "
          "{'url': 'http://hl7.org/fhir/StructureDefinition/maxValue', 'valueInteger': 3}]";
      for (int n = 0; n <= 3; ++n) answers.emplace_back(n);
    } else if (kind == 4) {
      const int most = 1 + up_to(random, 2);
      item +=
          ", 'repeats': true, 'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/minValue', "
          "'valueInteger': 0}, {'url': 'http://hl7.org/fhir/StructureDefinition/maxValue', 'valueInteger': "
          "3}, "
          "{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs', 'valueInteger': " +
          std::to_string(most) + "}]";
      for (int which = 1; which < 16; ++which) {
        json::Value list = json::Value::array();
        for (int n = 0; n <= 3; ++n) {
          if ((which >> n) & 1) list.add(n);
        }
        if (list.if_array()->size() <= static_cast<std::size_t>(most)) answers.push_back(list);
      }
    } else if (kind == 5) {
      // Nobody is asked: it holds its initial value, or nothing.
      item += up_to(random, 1)
                  ? ", 'readOnly': true"
                  : ", 'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', "
                    "'valueBoolean': true}]";
      if (up_to(random, 3) > 0) {
        item += std::string(", 'initial': [{'valueBoolean': ") + (up_to(random, 1) ? "true}]" : "false}]");
      }
      answers = {{}};
    } else if (kind == 6) {
      for (const char* time : {"08:00", "09:00", "10:30"}) answers.emplace_back(time);
    } else {
      const bool several = kind == 3;
      item += several ? ", 'repeats': true" : "";
      item +=
          ", 'answerOption': [{'valueCoding': {'code': 'x'}}, {'valueCoding': {'code': 'y'}}, "
          "{'valueCoding': {'code': 'z'}}]";
      for (int which = 1; which < 8; ++which) {
        json::Value list = json::Value::array();
        for (int option = 0; option < 3; ++option) {
          if ((which >> option) & 1) list.add(std::string(1, "xyz"[option]));
        }
        if (several) answers.push_back(list);
        else if (list.if_array()->size() == 1) answers.push_back((*list.if_array())[0]);
      }
    }
    // Now and then in a group of its own, with a text before it.
    const bool grouped = up_to(random, 3) == 0;
    item += "}";
    if (grouped) {
      item = "{'linkId': 'g" + std::to_string(i) + "', 'type': 'group', 'text': 'G'" + enable_rule(made, i, random, 1) +
             ", 'item': [{'linkId': 't" + std::to_string(i) + "', 'type': 'display', 'text': 'D'}, " + item + "]}";
    }
    items += (i ? ", " : "") + item;
    made.names.push_back(name);
    made.answers.push_back(std::move(answers));
  }
  made.joined = pack::small_pack("[" + items + "]");
  const auto all = static_cast<int>(made.names.size());
  std::string asked;
  for (const json::Value& item : made.joined.find("questionnaire")->items("item")) {
    asked += (asked.empty() ? "'" : ", '") + std::string(item.text_or("linkId")) + "'";
  }
  pack::at(made.joined, "/pack")
      .set("journey", pack::json_of("[{'type': 'questions', 'items': [" + asked +
                                    "]}, "
                                    "{'type': 'check'}, {'type': 'send', 'kind': 'referral'" +
                                    enable_rule(made, all, random, 1) + "}]"));
  if (up_to(random, 1)) {
    pack::at(made.joined, "/pack")
        .set("endings", pack::json_of("[{'id': 'e', 'title': 'E', 'enableWhen': [" +
                                      condition_on(made, up_to(random, all - 1), random) + "]}]"));
  }
  return made;
}

// Whether these answers are among those that `needs` names.
bool satisfies(const json::Value& answers, const json::Value& needs) {
  for (const json::Member& need : *needs.if_object()) {
    const json::Value* given = answers.find(need.name);
    const auto has = [&](const json::Value& code) {
      const json::Array* list = given ? given->if_array() : nullptr;
      return list && std::find(list->begin(), list->end(), code) != list->end();
    };
    if (need.value.if_object()) {
      for (const json::Value& code : need.value.items("not")) {
        if (has(code)) return false;
      }
      for (const json::Value& code : need.value.items("with")) {
        if (!has(code)) return false;
      }
    } else if (const json::Array* list = need.name.front() == 'm' ? need.value.if_array() : nullptr) {
      for (const json::Value& code : *list) {
        if (!has(code)) return false;
      }
    } else if (need.value.is_null() ? given != nullptr : !given || !(*given == need.value)) {
      return false;
    }
  }
  return true;
}

struct Met {
  json::Value answers;
  Driven driven;
};

std::vector<Met> every_journey(const MadeUp& made, const pack::ServicePack& pack) {
  std::vector<Met> met;
  std::vector<std::size_t> which(made.answers.size(), 0);
  for (bool more = true; more;) {
    json::Value answers = json::Value::object();
    for (std::size_t i = 0; i < which.size(); ++i) {
      const json::Value& answer = made.answers[i][which[i]];
      if (!answer.is_null()) answers.set(made.names[i], answer);
    }
    Driven driven = drive(pack, answers);
    met.push_back({std::move(answers), std::move(driven)});
    more = false;
    for (std::size_t i = 0; i < which.size() && !more; ++i) {
      more = ++which[i] < made.answers[i].size();
      if (!more) which[i] = 0;
    }
  }
  return met;
}

void compare(const MadeUp& made) {
  INFO(json::write(made.joined));
  const pack::ServicePack pack = pack::read_pack(made.joined);
  const ExploreReport explored = explore::explore(pack, noon);
  CHECK(explored.unknown.empty());
  CHECK_FALSE(explored.gave_up);
  const std::vector<Met> all = every_journey(made, pack);
  for (const ItemReachability& one : explored.items) {
    const pack::Item& item = pack.questionnaire.item(one.item);
    if (!item.is_question() || item.is_fixed()) continue;
    INFO(item.link_id);
    bool reached = false;
    for (const Met& met : all) reached = reached || met.driven.asked.contains(item.link_id);
    CHECK((one.reachability.reachable == Truth::yes) == reached);
    if (one.reachability.reachable != Truth::yes) continue;
    CHECK(drive(pack, one.reachability.answers).asked.contains(item.link_id));
    // What it takes is enough, whatever else is answered.
    INFO(json::write(one.reachability.needs));
    for (const Met& met : all) {
      if (satisfies(met.answers, one.reachability.needs) && !met.driven.asked.contains(item.link_id)) {
        INFO(json::write(met.answers));
        CHECK(met.driven.asked.contains(item.link_id));
      }
    }
  }
  std::map<std::string, std::pair<int, int>> ends;
  for (const Met& met : all) {
    const auto [known, fresh] = ends.emplace(met.driven.ends, std::pair(met.driven.screens, met.driven.screens));
    known->second.first = std::min(known->second.first, met.driven.screens);
    known->second.second = std::max(known->second.second, met.driven.screens);
  }
  CHECK_FALSE(ends.contains("stuck"));
  for (const Outcome& outcome : explored.outcomes) {
    const std::string id = outcome.id.to_text();
    INFO(id);
    CHECK((outcome.reachability.reachable == Truth::yes) == ends.contains(id));
    if (outcome.reachability.reachable != Truth::yes) continue;
    CHECK(drive(pack, outcome.reachability.answers).ends == id);
    CHECK(outcome.shortest.exact);
    CHECK(outcome.longest.exact);
    CHECK(outcome.shortest.screens == ends[id].first);
    CHECK(outcome.longest.screens == ends[id].second);
    CHECK(drive(pack, outcome.longest.answers).screens == outcome.longest.screens);
    CHECK(drive(pack, outcome.shortest.answers).screens == outcome.shortest.screens);
  }
  for (const auto& walked : ends) {
    const std::string& end = walked.first;
    const bool named = std::any_of(explored.outcomes.begin(), explored.outcomes.end(),
                                   [&end](const Outcome& outcome) { return outcome.id.to_text() == end; });
    INFO(end);
    CHECK(named);
  }
}

}  // namespace

TEST_CASE("the search says of small packs what every combination of answers says", "[large]") {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    compare(make_up(random));
  }
}

TEST_CASE("several answers at once fulfil what no single one does, and what is hidden comes up where it applies") {
  const std::string repeating = "{'linkId': 'r', 'type': 'integer', 'text': 'R', 'repeats': true}";
  const std::string given =
      "{'linkId': 'f', 'type': 'boolean', 'text': 'F', 'initial': [{'valueBoolean': true}], "
      "'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', 'valueBoolean': "
      "true}]}";
  const std::string both =
      "{'linkId': 'b', 'type': 'string', 'text': 'B', 'enableBehavior': 'all', 'enableWhen': ["
      "{'question': 'r', 'operator': '=', 'answerInteger': 1}, {'question': 'r', 'operator': '=', "
      "'answerInteger': 2}, "
      "{'question': 'f', 'operator': '=', 'answerBoolean': true}]}";
  const std::string never =
      "{'linkId': 'n', 'type': 'string', 'text': 'N', 'enableWhen': ["
      "{'question': 'f', 'operator': '=', 'answerBoolean': false}]}";
  const pack::ServicePack pack =
      pack::read_pack(pack::small_pack("[" + repeating + ", " + given + ", " + both + ", " + never + "]"));
  const ExploreReport explored = explore::explore(pack, noon);
  CHECK(explored.unknown.empty());
  CHECK(explored.items[1].reachability.reachable == Truth::yes);
  REQUIRE(explored.items[2].reachability.reachable == Truth::yes);
  CHECK(json::write(explored.items[2].reachability.needs) == R"({"r":[1,2]})");
  CHECK(drive(pack, explored.items[2].reachability.answers).asked.contains("b"));
  CHECK(explored.items[3].reachability.reachable == Truth::no);
  CHECK(explored.dead_ends.size() == 1);
}

TEST_CASE("times, moments and units are answered as the session takes them") {
  const pack::ServicePack pack = pack::read_pack(pack::small_pack(
      "[{'linkId': 't', 'type': 'time', 'text': 'T', 'required': true}, "
      "{'linkId': 'm', 'type': 'dateTime', 'text': 'M', 'required': true, 'enableWhen': [{'question': 't', "
      "'operator': '>', "
      "'answerTime': '22:59:00'}]}, "
      "{'linkId': 'q', 'type': 'quantity', 'text': 'Q', 'required': true, 'enableWhen': [{'question': 'm', "
      "'operator': '<', "
      "'answerDateTime': '2020-02-29T12:00:00Z'}], 'extension': [{'url': "
      "'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption', 'valueCoding': {'system': "
      "'http://unitsofmeasure.org', 'code': 'kg'}}]}, "
      "{'linkId': 'u', 'type': 'url', 'text': 'U', 'required': true, 'enableWhen': [{'question': 'q', "
      "'operator': '>', "
      "'answerQuantity': {'value': 500, 'system': 'http://unitsofmeasure.org', 'code': 'kg'}}]}]"));
  const ExploreReport explored = explore::explore(pack, noon);
  CHECK(explored.unknown.empty());
  CHECK(explored.dead_ends.empty());
  for (const ItemReachability& one : explored.items) {
    INFO(pack.questionnaire.item(one.item).link_id);
    REQUIRE(one.reachability.reachable == Truth::yes);
    INFO(json::write(one.reachability.answers));
    CHECK(drive(pack, one.reachability.answers).asked.contains(pack.questionnaire.item(one.item).link_id));
  }
}

TEST_CASE("what is claimed of whole packs comes about in the session", "[large]") {
  for (const json::Value& joined : {pack::allotment_pack(), pack::checklist_pack(), pack::livewell_pack()}) {
    const pack::ServicePack pack = pack::read_pack(joined);
    INFO(pack.id);
    const ExploreReport explored = explore::explore(pack, noon);
    CHECK(explored.unknown.empty());
    CHECK(explored.dead_ends.empty());
    for (const ItemReachability& one : explored.items) {
      const pack::Item& item = pack.questionnaire.item(one.item);
      INFO(item.link_id);
      CHECK(one.reachability.reachable == Truth::yes);
      CHECK(one.reachability.fewest);
      if (item.is_question()) CHECK(drive(pack, one.reachability.answers).asked.contains(item.link_id));
    }
    for (const Outcome& outcome : explored.outcomes) {
      INFO(outcome.id.to_text());
      REQUIRE(outcome.reachability.reachable == Truth::yes);
      const std::string refuse = outcome.id.kind == engine::ScreenId::Kind::refused ? outcome.id.name : "";
      CHECK(drive(pack, outcome.reachability.answers, refuse).ends == outcome.id.to_text());
      const Driven longest = drive(pack, outcome.longest.answers, refuse);
      CHECK(longest.screens == outcome.longest.screens);
      CHECK(outcome.longest.screens >= outcome.shortest.screens);
    }
    for (const FlagReachability& flag : explored.flags) {
      INFO(flag.flag);
      CHECK(flag.reachability.reachable == Truth::yes);
      CHECK(drive(pack, flag.reachability.answers).flags.contains(flag.flag));
    }
    CHECK_FALSE(explored.flags.empty());
  }
}

TEST_CASE("a limit on the work leaves what was not settled unknown, never unreachable") {
  const pack::ServicePack pack = pack::read_pack(pack::livewell_pack());
  const ExploreReport explored = explore::explore(pack, noon, 20'000);
  CHECK(explored.gave_up);
  CHECK_FALSE(explored.unknown.empty());
  CHECK(explored.dead_ends.empty());
  for (const ItemReachability& one : explored.items) {
    INFO(one.item);
    CHECK(one.reachability.reachable != Truth::no);
  }
}
