#include "core/authoring/explore/explore.hpp"

#include "tests/unit/authoring/explore/drive.hpp"
#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;
using namespace sealwell::explore;

namespace {

using Lines = std::vector<std::string>;

Lines dead_ends(const json::Value& joined) {
  Lines lines;
  for (const DeadEnd& one : explore::explore(pack::read_pack(joined), noon).dead_ends) {
    INFO(one.pointer);
    CHECK_FALSE(one.fix.empty());
    lines.push_back(one.pointer + ": " + one.problem);
  }
  return lines;
}

json::Value asked(std::string_view items) { return pack::small_pack(items); }

const std::string yes_or_no = "{'linkId': 'a', 'type': 'boolean', 'text': 'A', 'required': true}";

}  // namespace

TEST_CASE("an item whose conditions can't all hold is never brought up") {
  CHECK(dead_ends(asked("[" + yes_or_no +
                        ", {'linkId': 'b', 'type': 'string', 'text': 'B', 'enableBehavior': 'all', "
                        "'enableWhen': [{'question': 'a', 'operator': '=', 'answerBoolean': true}, "
                        "{'question': 'a', 'operator': '=', 'answerBoolean': false}]}]")) ==
        Lines{"/questionnaire/linkId=b: No answers bring this item up."});
  // Beyond the range of the question that it asks about.
  CHECK(dead_ends(asked("[{'linkId': 'n', 'type': 'integer', 'text': 'N', 'extension': [{'url': "
                        "'http://hl7.org/fhir/StructureDefinition/maxValue', 'valueInteger': 9}]}, {'linkId': 'b', "
                        "'type': 'string', 'text': 'B', 'enableWhen': [{'question': 'n', 'operator': '>', "
                        "'answerInteger': 9}]}]")) == Lines{"/questionnaire/linkId=b: No answers bring this item up."});
  CHECK(dead_ends(asked("[" + yes_or_no +
                        ", {'linkId': 'b', 'type': 'string', 'text': 'B', 'enableWhen': "
                        "[{'question': 'a', 'operator': '=', 'answerBoolean': true}]}]"))
            .empty());
}

TEST_CASE("a question that must be answered and that no answer fits stops everybody who comes to it") {
  const std::string bounds =
      "'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/minValue', 'valueInteger': 9}, "
      "{'url': 'http://hl7.org/fhir/StructureDefinition/maxValue', 'valueInteger': 3}]";
  const std::string stuck = "{'linkId': 'n', 'type': 'integer', 'text': 'N', 'required': true, " + bounds +
                            ", 'enableWhen': [{'question': 'a', 'operator': '=', 'answerBoolean': true}]}";
  CHECK(dead_ends(asked("[" + yes_or_no + ", " + stuck + "]")) ==
        Lines{"/questionnaire/linkId=n: The question must be answered and no answer fits: nobody who comes "
              "to it gets further."});
}

TEST_CASE("answers that lead to the end with nothing sent are named, with the answers") {
  json::Value joined = asked("[" + yes_or_no + "]");
  pack::at(joined, "/pack")
      .set("journey", pack::json_of("[{'type': 'questions', 'items': ['a']}, {'type': 'check'}, {'type': "
                                    "'send', 'kind': 'referral', 'enableWhen': "
                                    "[{'question': 'a', 'operator': '=', 'answerBoolean': true}]}]"));
  const ExploreReport explored = explore::explore(pack::read_pack(joined), noon);
  REQUIRE(explored.dead_ends.size() == 1);
  CHECK(explored.dead_ends.front().pointer == "/pack/journey");
  CHECK(json::write(explored.dead_ends.front().needs) == R"({"a":false})");
}

TEST_CASE("an option that the other question does not have is never offered") {
  const std::string options = "'answerOption': [{'valueCoding': {'code': 'x'}}, {'valueCoding': {'code': 'y'}}";
  CHECK(dead_ends(asked("[{'linkId': 's', 'type': 'choice', 'repeats': true, 'text': 'S', " + options +
                        "]}, "
                        "{'linkId': 'f', 'type': 'choice', 'text': 'F', 'extension': [{'url': "
                        "'urn:sealwell:options-chosen-in', 'valueString': 's'}], " +
                        options + ", {'valueCoding': {'code': 'z'}}]}]")) ==
        Lines{"/questionnaire/linkId=f: The option z is never offered: s has no such option to choose."});
}

TEST_CASE("an ending and a send that nothing leads to are named") {
  json::Value joined = asked("[" + yes_or_no + "]");
  pack::at(joined, "/pack")
      .set("journey",
           pack::json_of(
               "[{'type': 'questions', 'items': ['a']}, {'type': 'check'}, {'type': 'send', 'kind': 'referral'}, "
               "{'type': 'send', 'kind': 'call-back'}]"));
  pack::at(joined, "/pack")
      .set("endings", pack::json_of("[{'id': 'e', 'title': 'E', 'enableBehavior': 'all', 'enableWhen': "
                                    "[{'question': 'a', 'operator': '=', 'answerBoolean': true}, "
                                    "{'question': 'a', 'operator': '=', 'answerBoolean': false}]}]"));
  CHECK(dead_ends(joined) == Lines{"/pack/endings/0: No answers lead to the ending \"E\" (e).",
                                   "/pack/journey: No answers lead to sending a call-back."});
}

TEST_CASE("an ending about nothing that is asked never comes, and one that also asks does") {
  const std::string hidden =
      "{'linkId': 'h', 'type': 'boolean', 'text': 'H', 'initial': [{'valueBoolean': true}], 'extension': [{'url': "
      "'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', 'valueBoolean': true}]}";
  const std::string told =
      "{'linkId': 'r', 'type': 'boolean', 'text': 'R', 'readOnly': true, 'initial': [{'valueBoolean': true}]}";
  for (const std::string name : {"h", "r"}) {
    CAPTURE(name);
    json::Value joined = asked("[" + hidden + ", " + told + ", " + yes_or_no + "]");
    const std::string about = "{'question': '" + name + "', 'operator': '=', 'answerBoolean': true}";
    pack::at(joined, "/pack")
        .set("endings", pack::json_of("[{'id': 'e', 'title': 'E', 'enableWhen': [" + about + "]}]"));
    CHECK(dead_ends(joined) == Lines{"/pack/endings/0: No answers lead to the ending \"E\" (e)."});
    pack::at(joined, "/pack")
        .set("endings", pack::json_of("[{'id': 'e', 'title': 'E', 'enableBehavior': 'all', 'enableWhen': [" + about +
                                      ", {'question': 'a', 'operator': '=', 'answerBoolean': true}]}]"));
    const pack::ServicePack pack = pack::read_pack(joined);
    const ExploreReport explored = explore::explore(pack, noon);
    CHECK(explored.dead_ends.empty());
    CHECK(explored.unknown.empty());
    REQUIRE(explored.outcomes.front().reachability.reachable == Truth::yes);
    CHECK(json::write(explored.outcomes.front().reachability.needs) == R"({"a":true})");
    CHECK(drive(pack, explored.outcomes.front().reachability.answers).ends == "ended/e");
  }
}

TEST_CASE("what a calculated value decides is unknown, and never said to be impossible") {
  const std::string calculated =
      "{'linkId': 'c', 'type': 'integer', 'text': 'C', 'extension': [{'url': "
      "'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression', 'valueExpression': "
      "{'language': 'text/fhirpath', 'expression': '1'}}]}";
  const ExploreReport explored = explore::explore(
      pack::read_pack(asked("[" + calculated + ", " + yes_or_no +
                            ", {'linkId': 'b', 'type': 'string', 'text': 'B', 'enableWhen': [{'question': 'c', "
                            "'operator': '=', 'answerInteger': 1}]}]")),
      noon);
  CHECK(explored.dead_ends.empty());
  CHECK(explored.unknown == Lines{"whether b comes up: this search can't tell"});
}

TEST_CASE("a send on a path that never asks the consent that it needs is named") {
  json::Value joined = pack::allotment_pack();
  CHECK(sends_without_consent(pack::read_pack(joined), noon, default_work_limit).empty());
  json::Array* steps = pack::at(joined, "/pack/journey").if_array();
  std::erase_if(*steps, [](const json::Value& step) { return step.text_or("type") == "consent"; });
  CHECK_FALSE(sends_without_consent(pack::read_pack(joined), noon, default_work_limit).empty());
}

TEST_CASE("a long chain of conditions is looked at without exhausting the stack") {
  std::string items = "[" + yes_or_no;
  std::string before = "a";
  for (int i = 0; i < 60; ++i) {
    const std::string name = "q" + std::to_string(i);
    items += ", {'linkId': '" + name +
             "', 'type': 'boolean', 'text': 'Q', 'required': true, 'enableWhen': [{'question': '" + before +
             "', 'operator': '=', 'answerBoolean': true}]}";
    before = name;
  }
  const ExploreReport explored = explore::explore(pack::read_pack(asked(items + "]")), noon, 3'000'000);
  CHECK(explored.items.front().reachability.reachable == Truth::yes);
  for (const ItemReachability& one : explored.items) {
    INFO(one.item);
    CHECK(one.reachability.reachable != Truth::no);
  }
}

TEST_CASE("what depends on a decision can be brought up, unless the journey can't go on with that decision") {
  const auto asked_after = [](int statement, const std::string& decision) {
    json::Value joined = pack::allotment_pack();
    json::Value& items = pack::at(joined, "/questionnaire/item");
    items.add(pack::json_of(R"({'linkId': 'agreed', 'type': 'boolean', 'text': 'Agreed', 'extension': [
      {'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', 'valueBoolean': true}]})"));
    items.add(
        pack::json_of("{'linkId': 'more', 'type': 'string', 'text': 'More', 'enableWhen': [{'question': 'agreed', "
                      "'operator': '=', 'answerBoolean': " +
                      decision + "}]}"));
    pack::at(joined, "/pack/journey/0/items").add("agreed");
    pack::at(joined, "/pack/journey/5/items").add("more");
    pack::at(joined, "/consent/statements/" + std::to_string(statement)).set("item", "agreed");
    return dead_ends(joined);
  };
  const Lines before = dead_ends(pack::allotment_pack());
  CHECK(asked_after(1, "true") == before);
  CHECK(asked_after(1, "false") == before);
  CHECK(asked_after(0, "true") == before);
  CHECK(asked_after(0, "false").size() == before.size() + 1);
}
