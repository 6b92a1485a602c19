// Safety messages: at once, on every answer, above everything else, and never kept.
#include "core/engine/scores.hpp"
#include "core/engine/update.hpp"

#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::engine;
using Lines = std::vector<std::string>;
using Type = Action::Type;

namespace {

const std::string danger = "Call 999 now";
const std::string crisis = "Talk to someone now";
const std::string drinking = "Do not stop drinking suddenly";

Resident at_drinking() {
  Resident resident(pack::allotment_pack());
  resident.submit().answer("true").answer("new").submit({{"goals", {"plant"}}});
  REQUIRE(resident.at() == "item/drinking");
  return resident;
}

Resident at_danger() {
  Resident resident = at_drinking();
  resident.submit({{"often", {"1"}}, {"much", {"1"}}, {"binge", {"0"}}});
  REQUIRE(resident.at() == "item/danger");
  return resident;
}

}  // namespace

TEST_CASE("a message comes with the answer, before anything is sent in") {
  Resident resident = at_danger();
  CHECK(resident.alerts().empty());
  resident.input({{"danger", {"true"}}});
  CHECK(resident.alerts() == Lines{danger});
  CHECK(resident.now().alerts_only);
  CHECK(resident.now().focus == Update::Focus::none);
  CHECK(resident.at() == "item/danger");
  resident.input({{"danger", {"false"}}});
  CHECK(resident.alerts().empty());
}

TEST_CASE("a message of danger stays on every screen, also when the screen is left without Continue") {
  Resident resident = at_danger();
  resident.answer("true");
  CHECK(resident.at() == "item/low");
  CHECK(resident.alerts() == Lines{danger});
  resident.answer("true");
  CHECK(resident.alerts() == Lines{danger, crisis});
  for (int i = 0; i < 12 && resident.at() != "results"; ++i) {
    CAPTURE(i);
    CHECK(resident.alerts() == Lines{danger, crisis});
    if (resident.at() == "item/ratings") {
      resident.submit({{"physical-capability", {"5"}},
                       {"psychological-capability", {"5"}},
                       {"physical-opportunity", {"5"}},
                       {"social-opportunity", {"5"}},
                       {"reflective-motivation", {"5"}},
                       {"automatic-motivation", {"5"}}});
    } else {
      resident.submit();
    }
  }
  CHECK(resident.at() == "results");
  CHECK(resident.alerts() == Lines{danger, crisis});
  CHECK(texts_of(resident.now().effects.at(0).document->blocks).find(danger) != std::string::npos);

  Resident leaving = at_danger();
  leaving.input({{"danger", {"true"}}}).act(Type::back);
  CHECK(leaving.at() == "item/drinking");
  CHECK(leaving.alerts() == Lines{danger});
}

TEST_CASE("a score raises its message on the screen that completes it, on the next, and on the results") {
  Resident resident = at_drinking();
  const Typed heavy{{"often", {"4"}}, {"much", {"4"}}, {"binge", {"4"}}};
  resident.input({{"often", {"4"}}, {"much", {"4"}}, {"binge", {""}}});
  CHECK(resident.alerts().empty());
  resident.input(heavy);
  CHECK(resident.alerts() == Lines{drinking});
  resident.submit(heavy);
  CHECK(resident.at() == "item/danger");
  CHECK(resident.alerts() == Lines{drinking});
  resident.submit();
  CHECK(resident.alerts().empty());
  const int here = resident.now().screen.position;
  resident.visit(here - 2);
  CHECK(resident.at() == "item/drinking");
  CHECK(resident.alerts() == Lines{drinking});
}

TEST_CASE("a refused page raises the messages of what it took, there and on the next screen") {
  Resident resident = at_drinking();
  resident.submit({{"often", {"1"}}, {"much", {"1"}}, {"binge", {"4"}}});
  REQUIRE(resident.at() == "item/danger");
  REQUIRE(resident.alerts().empty());
  resident.visit(resident.now().screen.position - 1);
  resident.submit({{"often", {"4"}}, {"much", {"4"}}, {"binge", {""}}});
  REQUIRE(resident.at() == "item/drinking");
  REQUIRE(resident.errors().size() == 1);
  CHECK(resident.alerts() == Lines{drinking});
  // Refused once more: it is still new to whoever gets past the page.
  resident.submit({{"often", {"4"}}, {"much", {"4"}}, {"binge", {""}}});
  resident.submit({{"often", {"4"}}, {"much", {"4"}}, {"binge", {"4"}}});
  CHECK(resident.at() == "item/danger");
  CHECK(resident.alerts() == Lines{drinking});
  resident.submit();
  CHECK(resident.alerts().empty());
}

TEST_CASE("a message from the screen before stays above a page that is refused") {
  Resident resident = at_drinking();
  resident.submit({{"often", {"4"}}, {"much", {"4"}}, {"binge", {"4"}}});
  REQUIRE(resident.at() == "item/danger");
  resident.answer("perhaps");
  REQUIRE(resident.errors().size() == 1);
  CHECK(resident.alerts() == Lines{drinking});
}

TEST_CASE("the file of the results has every message, and is the last word of a refusal") {
  Resident resident = at_drinking();
  resident.submit({{"often", {"4"}}, {"much", {"4"}}, {"binge", {"4"}}});
  for (int i = 0; i < 6; ++i) resident.submit();
  resident.submit({{"physical-capability", {"5"}},
                   {"psychological-capability", {"5"}},
                   {"physical-opportunity", {"5"}},
                   {"social-opportunity", {"5"}},
                   {"reflective-motivation", {"5"}},
                   {"automatic-motivation", {"5"}}});
  REQUIRE(resident.at() == "results");
  CHECK(resident.alerts() == Lines{drinking});
  resident.submit().submit({}, "no");
  REQUIRE(resident.at() == "refused/referral");
  CHECK(texts_of(resident.now().effects.at(1).document->blocks).find(drinking) != std::string::npos);
}

TEST_CASE("an answer that no longer applies raises nothing") {
  Resident resident = at_danger();
  resident.answer("true");
  resident.visit(2).answer("returning");
  CHECK(resident.alerts().empty());
  CHECK(raised_flags(resident.pack, resident.state().answers).empty());
}

TEST_CASE("one input that can't be read does not silence the others") {
  json::Value joined = pack::allotment_pack();
  pack::at(joined, "/questionnaire/item/2/item/6")
      .set("code", pack::json_of("[{'system': 'urn:sealwell:instrument', 'code': 'red_flags#age'}]"));
  REQUIRE(pack::at(joined, "/questionnaire/item/2/item/6").text_or("linkId") == "hours");
  pack::at(joined, "/questionnaire/item/2/item/6").set("extension", json::Value::array());
  Resident resident(joined);
  resident.submit().answer("true").answer("new").submit({{"goals", {"plant"}}});
  resident.submit({{"often", {"1"}}, {"much", {"1"}}, {"binge", {"0"}}}).answer("true").answer("true");
  REQUIRE(resident.at() == "item/hours");
  resident.answer("4000");  // no age of anybody
  CHECK(resident.alerts() == Lines{danger, crisis});
}

TEST_CASE("flags of danger come from every kind of answer that feeds them") {
  const auto flags = [](const std::string& item, const Typed& typed) {
    Resident resident(pack::small_pack("[" + item + "]"));
    resident.submit().submit(typed);
    return raised_flags(resident.pack, resident.state().answers);
  };
  const auto feeds = [](const std::string& code) {
    return "'code': [{'system': 'urn:sealwell:instrument', 'code': '" + code + "'}]";
  };
  CHECK(flags("{'linkId': 'a', 'type': 'boolean', " + feeds("red_flags#pregnant") + "}", {{"a", {"true"}}}) ==
        Lines{"pregnancy"});
  CHECK(flags("{'linkId': 'a', 'type': 'boolean', " + feeds("red_flags#pregnant") + "}", {{"a", {"false"}}}).empty());
  CHECK(flags("{'linkId': 'a', 'type': 'integer', " + feeds("phq9#items/8") + "}", {{"a", {"1"}}}) ==
        Lines{"self_harm_crisis"});
  CHECK(flags("{'linkId': 'a', 'type': 'integer', " + feeds("phq9#items/8") + "}", {{"a", {"0"}}}).empty());
  CHECK(flags("{'linkId': 'a', 'type': 'integer', " + feeds("red_flags#age") + "}", {{"a", {"17"}}}) ==
        Lines{"under_18"});
  CHECK(flags("{'linkId': 'a', 'type': 'decimal', " + feeds("red_flags#units_per_week") + "}", {{"a", {"104.9"}}})
            .empty());
  CHECK(flags("{'linkId': 'a', 'type': 'decimal', " + feeds("red_flags#units_per_week") + "}", {{"a", {"105"}}}) ==
        Lines{"alcohol_do_not_stop_suddenly"});
  const std::string choice =
      "{'linkId': 'a', 'type': 'choice', 'repeats': true, " + feeds("red_flags#fit_now?") +
      ", 'answerOption': [{'valueCoding': {'code': 'n', 'extension': [{'url': "
      "'http://hl7.org/fhir/StructureDefinition/ordinalValue', 'valueDecimal': 0}]}}, {'valueCoding': {'code': 'y', "
      "'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/ordinalValue', 'valueDecimal': 1}]}}]}";
  CHECK(flags(choice, {{"a", {"y"}}}) == Lines{"call_999"});
  CHECK(flags(choice, {{"a", {"n", "y"}}}) == Lines{"call_999"});
  CHECK(flags(choice, {{"a", {"n"}}}).empty());
}
