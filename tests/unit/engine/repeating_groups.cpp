// Groups that repeat: a resident tells about several of something, one after the other.
#include "core/engine/update.hpp"

#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::engine;
using Lines = std::vector<std::string>;

namespace {

std::string occurs(const std::string& name, int count) {
  return "{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-" + name +
         "', 'valueInteger': " + std::to_string(count) + "}";
}

const std::string page =
    "{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl', 'valueCodeableConcept': {'coding': "
    "[{'code': 'page'}]}}";

const std::string dose =
    "{'linkId': 'd', 'type': 'integer', 'text': 'Dose', 'enableWhen': [{'question': 'n', 'operator': "
    "'!=', 'answerString': 'tea'}]}";

std::string medicines(const std::string& extensions = "") {
  return "{'linkId': 'g', 'type': 'group', 'text': 'Medicine', 'repeats': true, 'extension': [" + extensions +
         "], 'item': [{'linkId': 'n', 'type': 'string', 'text': 'Name', 'required': true}, " + dose + "]}";
}

std::string about(const std::string& link_id, const std::string& comparison, const std::string& answer) {
  return "{'linkId': '" + link_id + "', 'type': 'string', 'text': 'T', 'enableWhen': [{'question': 'n', 'operator': '" +
         comparison + "', " + answer + "}]}";
}

Lines buttons(const Resident& resident) {
  Lines lines;
  for (const Block& block : resident.now().screen.blocks) {
    if (const auto* actions = std::get_if<Actions>(&block)) {
      for (const Button& button : actions->buttons) lines.push_back(button.label + " = " + button.value);
    }
  }
  return lines;
}

// The rows of the summaries on the screen.
Lines rows(const Resident& resident) {
  Lines lines;
  for (const Block& block : resident.now().screen.blocks) {
    const auto* list = std::get_if<SummaryList>(&block);
    if (!list) continue;
    for (const SummaryList::Row& row : list->rows) {
      std::string line = row.key + ":";
      for (const std::string& value : row.values) line += " " + value;
      lines.push_back(line);
    }
  }
  return lines;
}

Resident& tell(Resident& resident, const std::string& name, const std::string& dose_taken) {
  resident.answer(name);
  return resident.answer(dose_taken);
}

// Three medicines, and no more.
Resident with_three(const std::string& extensions = "") {
  Resident resident(pack::small_pack("[" + medicines(extensions) + "]"));
  resident.submit();
  tell(resident, "aspirin", "1").answer("true");
  tell(resident, "insulin", "2").answer("true");
  tell(resident, "salt", "3").answer("false");
  CHECK(resident.at() == "check");
  return resident;
}

}  // namespace

TEST_CASE("one instance after the other, each with its number") {
  Resident resident(pack::small_pack("[" + medicines() + "]"));
  resident.submit();
  CHECK(resident.at() == "item/n");
  CHECK(resident.field("n").caption == "Medicine");
  tell(resident, "aspirin", "1");
  CHECK(resident.at() == "item/g@2-more");
  CHECK(resident.says("What you told us"));
  CHECK(resident.field("g@2-more").label == "Do you want to add another: Medicine?");
  CHECK(rows(resident) == Lines{"Medicine: aspirin 1"});
  CHECK(buttons(resident) == Lines{"Continue = continue"});
  resident.submit();
  CHECK(resident.errors() == Lines{"g@2-more: Select an answer for: Do you want to add another: Medicine?"});
  resident.answer("true");
  CHECK(resident.at() == "item/n@2");
  CHECK(resident.field("n@2").caption == "Medicine 2");
  CHECK(resident.field("n@2").values.empty());
  resident.answer("tea");
  // A condition inside asks its own instance: no dose of tea.
  CHECK(resident.at() == "item/g@3-more");
  CHECK(rows(resident) == Lines{"Medicine: aspirin 1", "Medicine 2: tea"});
  resident.answer("false");
  CHECK(resident.at() == "check");
  CHECK(rows(resident) == Lines{"Name: aspirin", "Dose: 1", "Do you want to add another: Medicine?: Yes",
                                "Medicine 2: Name: tea", "Do you want to add another: Medicine?: No"});
}

TEST_CASE("an instance is taken away, and those behind it move up") {
  Resident resident = with_three();
  resident.act(Action::Type::change, "item/g@2-more");
  CHECK(rows(resident) == Lines{"Medicine: aspirin 1", "Medicine 2: insulin 2", "Medicine 3: salt 3"});
  CHECK(buttons(resident) == Lines{"Continue = continue", "Remove Medicine 1 = remove/g",
                                   "Remove Medicine 2 = remove/g@2", "Remove Medicine 3 = remove/g@3"});
  resident.submit({}, "remove/g@2");
  CHECK(resident.at() == "item/g@2-more");
  CHECK(rows(resident) == Lines{"Medicine: aspirin 1", "Medicine 2: salt 3"});
  CHECK(resident.held("n@3") == nullptr);
  CHECK(resident.words("g@3-more") == "No");
  CHECK(resident.held("g@4-more") == nullptr);
  // Late and mistaken buttons change nothing.
  for (const char* button : {"remove/g@3", "remove/n", "remove/", "add/g"}) {
    CAPTURE(button);
    resident.submit({}, button);
    CHECK(resident.held("n@2")->values.front().text == "salt");
  }
  resident.submit({}, "remove/g");
  CHECK(rows(resident) == Lines{"Medicine: salt 3"});
  CHECK(buttons(resident) == Lines{"Continue = continue"});
  CHECK(resident.words("g@2-more") == "No");
  resident.submit({}, "remove/g");
  CHECK(rows(resident) == Lines{"Medicine: salt 3"});
  resident.answer("false");
  CHECK(resident.at() == "check");
}

TEST_CASE("the screen of the last question goes with the last instance") {
  Resident resident = with_three();
  resident.act(Action::Type::change, "item/g@4-more");
  resident.submit({}, "remove/g");
  CHECK(resident.at() == "item/g@3-more");
  CHECK(rows(resident) == Lines{"Medicine: insulin 2", "Medicine 2: salt 3"});
  // What was said about one more is said about it still.
  CHECK(resident.field("g@3-more").values == Lines{"false"});
  resident.answer("false");
  CHECK(resident.at() == "check");
}

TEST_CASE("a no drops what was told about the further instances") {
  Resident resident = with_three();
  resident.act(Action::Type::change, "item/g@2-more").answer("false");
  CHECK(resident.at() == "check");
  CHECK(resident.words("n") == "aspirin");
  for (const char* link_id : {"n@2", "d@2", "g@3-more", "n@3", "d@3", "g@4-more"}) {
    CAPTURE(link_id);
    CHECK(resident.held(link_id) == nullptr);
  }
}

TEST_CASE("fewest and most instances") {
  Resident resident(pack::small_pack("[" + medicines(occurs("minOccurs", 2) + ", " + occurs("maxOccurs", 3)) + "]"));
  resident.submit();
  tell(resident, "aspirin", "1");
  CHECK(resident.at() == "item/n@2");
  tell(resident, "insulin", "2");
  CHECK(resident.at() == "item/g@3-more");
  CHECK(rows(resident).size() == 2);
  CHECK(buttons(resident) == Lines{"Continue = continue"});
  resident.answer("true");
  tell(resident, "salt", "3");
  CHECK(resident.at() == "check");
  // With the most there is no last question; taking one away asks again.
  resident.act(Action::Type::change, "item/g@3-more").submit({}, "remove/g@2");
  CHECK(rows(resident) == Lines{"Medicine: aspirin 1", "Medicine 2: salt 3"});
  CHECK(resident.held("g@3-more") == nullptr);
}

TEST_CASE(
    "from outside, the last instance with an answer counts for what comes after, the first for what comes before") {
  const std::string tea = "'answerString': 'tea'";
  Resident resident(pack::small_pack("[{'linkId': 'a', 'type': 'string', 'text': 'A'}, " + medicines() + ", " +
                                     about("is", "=", tea) + ", " + about("not", "!=", tea) + ", " +
                                     about("any", "exists", "'answerBoolean': true") + "]"));
  const auto enabled = [&](const char* link_id) {
    return Enablement(resident.pack.questionnaire, resident.state().answers)
        .enabled(resident.pack.questionnaire.find(link_id));
  };
  CHECK_FALSE(enabled("is"));
  CHECK(enabled("not"));
  CHECK_FALSE(enabled("any"));
  resident.submit().submit();
  tell(resident, "aspirin", "1").answer("true").answer("tea").answer("false");
  CHECK(resident.at() == "item/is");
  CHECK_FALSE(enabled("not"));
  CHECK(enabled("any"));
  resident.act(Action::Type::change, "item/g@2-more").answer("false");
  CHECK_FALSE(enabled("is"));
  CHECK(enabled("not"));

  Resident before(pack::small_pack("[" + about("is", "=", tea) + ", " + medicines() + "]"));
  before.submit().answer("tea");
  CHECK(before.at() == "item/is");
  before.answer("x").answer("tea").answer("true");
  before.answer("aspirin").answer("1").answer("false");
  REQUIRE(before.held("n@2") != nullptr);
  CHECK(before.held("n@2")->values.front().text == "aspirin");
  CHECK(Enablement(before.pack.questionnaire, before.state().answers).enabled(0));
}

TEST_CASE("an ending goes by the last instance too, from the screen that decides it") {
  json::Value joined = pack::small_pack("[" + medicines() + ", {'linkId': 'z', 'type': 'string', 'text': 'Z'}]");
  pack::at(joined, "/pack")
      .set("endings", pack::json_of("[{'id': 'e', 'title': 'T', 'text': ['x'], 'enableWhen': [{'question': "
                                    "'n', 'operator': '=', 'answerString': 'tea'}]}]"));
  Resident resident(joined);
  resident.submit();
  tell(resident, "aspirin", "1").answer("true");
  resident.answer("tea");
  CHECK(resident.at() == "ended/e");
}

TEST_CASE("a page has a page for each instance, and a group on a page has pages of its own from the second") {
  Resident resident(pack::small_pack("[" + medicines(page) + ", {'linkId': 'z', 'type': 'string', 'text': 'Z'}]"));
  resident.submit();
  CHECK(resident.at() == "item/g");
  CHECK(resident.now().screen.title == "Medicine – Small");
  resident.submit({{"n", {"aspirin"}}, {"d", {"1"}}});
  CHECK(resident.at() == "item/g@2-more");
  resident.answer("true");
  CHECK(resident.at() == "item/g@2");
  CHECK(resident.now().screen.title == "Medicine 2 – Small");
  CHECK(resident.field("n@2").label == "Name");
  resident.submit({{"n@2", {"insulin"}}, {"d@2", {"2"}}}).answer("false");
  CHECK(resident.at() == "item/z");

  Resident around(pack::small_pack("[{'linkId': 'p', 'type': 'group', 'text': 'Page', 'extension': [" + page +
                                   "], 'item': [" + medicines() +
                                   ", {'linkId': 'z', 'type': 'string', 'text': 'Z'}]}]"));
  around.submit();
  CHECK(around.at() == "item/p");
  CHECK(around.field("z").label == "Z (optional)");
  around.submit({{"n", {"aspirin"}}, {"z", {"x"}}});
  CHECK(around.at() == "item/g@2-more");
  around.answer("true");
  CHECK(around.at() == "item/g@2");
  around.submit({{"n@2", {"insulin"}}}).answer("false");
  CHECK(around.at() == "check");
}
