// Groups that repeat, as the reader writes their instances out.
#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;
using namespace sealwell::pack;
using Lines = std::vector<std::string>;

namespace {

std::string occurs(const std::string& name, int count) {
  return "{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-" + name +
         "', 'valueInteger': " + std::to_string(count) + "}";
}

// A group `g` that repeats, with these extensions and items.
std::string group(const std::string& extensions, const std::string& items, const std::string& more = "") {
  return "{'linkId': 'g', 'type': 'group', 'text': 'Medicine', 'repeats': true, 'extension': [" + extensions + "]" +
         more + ", 'item': [" + items + "]}";
}

const std::string name = "{'linkId': 'n', 'type': 'string', 'text': 'Name'}";

Lines order_of(const Questionnaire& read) {
  Lines lines;
  for (const Item& item : read.items) lines.push_back(item.link_id);
  return lines;
}

}  // namespace

TEST_CASE("the instances of a group follow what is in it") {
  const Questionnaire read = read_items("[{'linkId': 'a', 'type': 'string'}, " + group(occurs("maxOccurs", 3), name) +
                                        ", {'linkId': 'z', 'type': 'string'}]");
  CHECK(order_of(read) == Lines{"a", "g", "n", "g@2-more", "g@2", "n@2", "g@3-more", "g@3", "n@3", "z"});
  CHECK(read.item(1).children == std::vector<int>{2, 3, 4, 6, 7});
  CHECK(read.item(4).children == std::vector<int>{5});
  CHECK(read.item(4).parent == 1);
  CHECK(read.item(5).parent == 4);
  CHECK(read.item(5).instance == 2);
  CHECK(read.item(5).in_instance == 4);
  CHECK(read.item(2).in_instance == 1);
  CHECK(read.item(1).in_instance == -1);
  CHECK(read.item(2).next_instance == 5);
  CHECK(read.item(5).next_instance == 8);
  CHECK(read.item(8).next_instance == -1);
  CHECK(read.item(1).next_instance == 4);
  CHECK(read.item(5).written_id() == "n");
  CHECK(read.item(4).written_id() == "g");
  CHECK(read.item(9).parent == -1);
  CHECK(read.find("z") == 9);
  CHECK(read.item(6).is_add_another_question);
  CHECK(read.item(6).required);
  REQUIRE(read.item(6).enable_rule.conditions.size() == 1);
  CHECK(read.item(6).enable_rule.conditions[0].question == "g@2-more");
  CHECK(read.item(3).enable_rule.conditions.empty());
  CHECK(read.item(7).enable_rule.conditions[0].question == "g@3-more");
}

TEST_CASE("minOccurs is there unasked, ten is the most, and nobody adds to what is read-only") {
  CHECK(order_of(read_items("[" + group(occurs("minOccurs", 2) + ", " + occurs("maxOccurs", 3), name) + "]")) ==
        Lines{"g", "n", "g@2", "n@2", "g@3-more", "g@3", "n@3"});
  CHECK(read_items("[" + group("", name) + "]").items.size() == 29);
  CHECK(order_of(read_items("[" + group(occurs("maxOccurs", 1), name) + "]")) == Lines{"g", "n"});
  CHECK(order_of(read_items("[" + group(occurs("minOccurs", 2), name, ", 'readOnly': true") + "]")) ==
        Lines{"g", "n", "g@2", "n@2"});
  for (const char* bound : {"minOccurs", "maxOccurs"}) {
    CAPTURE(bound);
    CHECK(item_failures("[" + group(occurs(bound, 11), name) + "]") == Lines{"out_of_range /item/0/extension"});
    CHECK(item_failures("[" + group(occurs(bound, 900'000), name) + "]") == Lines{"out_of_range /item/0/extension"});
  }
}

TEST_CASE("a condition means its own instance inside, and from outside the nearest that R4 names") {
  const std::string when = "'enableWhen': [{'question': 'n', 'operator': 'exists', 'answerBoolean': true}]";
  const Questionnaire read =
      read_items("[{'linkId': 'before', 'type': 'string', " + when + "}, " +
                 group(occurs("maxOccurs", 2), name + ", {'linkId': 'd', 'type': 'string', " + when + "}") +
                 ", {'linkId': 'after', 'type': 'string', " + when + "}]");
  const auto condition = [&](const char* link_id) {
    return read.item(read.find(link_id)).enable_rule.conditions.at(0);
  };
  CHECK(condition("d").item == read.find("n"));
  CHECK(condition("d").instance == Condition::Instance::own);
  CHECK(condition("d@2").item == read.find("n@2"));
  CHECK(condition("d@2").instance == Condition::Instance::own);
  CHECK(condition("before").instance == Condition::Instance::first);
  CHECK(condition("after").instance == Condition::Instance::last);
  // What it may depend on is worked out before.
  const auto place = [&](const char* link_id) {
    return std::find(read.order.begin(), read.order.end(), read.find(link_id)) - read.order.begin();
  };
  CHECK(place("n@2") < place("before"));
}

TEST_CASE("what can't be told apart by instance is refused by name") {
  CHECK(item_failures("[" + group("", "{'linkId': 'h', 'type': 'group', 'repeats': true, 'item': [" + name + "]}") +
                      "]") == Lines{"unsupported /item/0/item/0/repeats"});
  CHECK(item_failures("[" +
                      group("",
                            "{'linkId': 'q', 'type': 'integer', 'code': [{'system': 'urn:sealwell:instrument', "
                            "'code': 'audit_c#q1'}]}") +
                      "]") == Lines{"unsupported /item/0/item/0/code"});
  const std::string options = "'answerOption': [{'valueString': 'x'}, {'valueString': 'y'}]";
  const std::string source = "{'linkId': 's', 'type': 'choice', 'repeats': true, " + options + "}";
  const std::string offers = "{'linkId': 'o', 'type': 'choice', " + options +
                             ", 'extension': [{'url': 'urn:sealwell:options-chosen-in', 'valueString': 's'}]}";
  CHECK(item_failures("[" + group("", source) + ", " + offers + "]") == Lines{"unsupported /item/1/extension"});
  const Questionnaire own = read_items("[" + group("", source + ", " + offers) + "]");
  CHECK(own.item(own.find("o@3")).options_chosen_in == "s@3");
  // The names of the copies are taken, wherever the other stands.
  CHECK(item_failures("[" + group("", name) + ", {'linkId': 'n@2', 'type': 'string'}]") ==
        Lines{"duplicate_key /item/0/item/0/linkId"});
  CHECK(item_failures("[{'linkId': 'g@7-more', 'type': 'string'}, " + group("", name) + "]") ==
        Lines{"duplicate_key /item/1/linkId"});
  // And a Questionnaire can't ask about them.
  CHECK(item_failures("[" + group("", name) +
                      ", {'linkId': 'z', 'type': 'string', 'enableWhen': [{'question': 'n@2', "
                      "'operator': 'exists', 'answerBoolean': true}]}]") ==
        Lines{"unknown_value /item/1/enableWhen/0/question"});
}

TEST_CASE("what is written out counts against the most items") {
  std::string many;
  for (int i = 0; i < 2500; ++i)
    many += std::string(i ? ", " : "") + "{'linkId': 'q" + std::to_string(i) + "', 'type': 'string'}";
  CHECK(item_failures("[" + group("", many) + "]") == Lines{"too_large /item/0"});
  CHECK(read_items("[" + group(occurs("maxOccurs", 7), many) + "]").items.size() == 7 * 2501 + 6);
}

TEST_CASE("steps, endings, parts and the goal") {
  json::Value joined = small_pack("[" + group("", name) + "]");
  at(joined, "/pack")
      .set("endings", json_of("[{'id': 'e', 'title': 'T', 'enableWhen': [{'question': 'n@2', 'operator': "
                              "'exists', 'answerBoolean': true}]}]"));
  CHECK(failures_of(joined) == Lines{"unknown_value /pack/endings/0/enableWhen"});
  joined = small_pack("[" + group("", name) + "]");
  at(joined, "/pack")
      .set("parts", json_of("[{'id': 'rest', 'recipients': []}, {'id': 'names', 'recipients': [], 'items': ['n']}]"));
  CHECK(failures_of(joined) == Lines{"unsupported /pack/parts/1"});
  at(joined, "/pack/parts/1/items/0") = json::Value("g");
  CHECK(failures_of(joined).empty());
  const ServicePack pack = read_pack(joined);
  for (std::size_t i = 0; i < pack.part_of.size(); ++i) {
    CAPTURE(i);
    CHECK(pack.part_of[i] == 1);
  }
}

TEST_CASE("the questions for one more and the instances have words in each language") {
  json::Value joined = small_pack(
      "[{'linkId': 'g', 'type': 'group', 'text': 'Medicine', '_text': {'extension': [{'url': "
      "'http://hl7.org/fhir/StructureDefinition/translation', 'extension': [{'url': 'lang', 'valueCode': 'cy'}, "
      "{'url': 'content', 'valueString': 'Moddion'}]}]}, 'repeats': true, 'item': [" +
      name +
      "]}, "
      "{'linkId': 'h', 'type': 'group', 'repeats': true, 'item': [{'linkId': 'c', 'type': 'string', 'text': "
      "'Child'}]}]");
  at(joined, "/pack/languages") = json_of("['en', 'cy']");
  at(joined, "/pack").set("messages", json_of("{'cy': {'another': 'Un arall: {label}?'}}"));
  const auto text = [&](const char* language, const char* link_id) {
    const Questionnaire questionnaire = read_pack(joined, language).questionnaire;
    return questionnaire.item(questionnaire.find(link_id)).text;
  };
  CHECK(text("en", "g@2-more") == "Do you want to add another: Medicine?");
  CHECK(text("en", "g@3") == "Medicine 3");
  CHECK(text("cy", "g@2-more") == "Un arall: Moddion?");
  CHECK(text("cy", "g@3") == "Moddion 3");
  // A group without a name is called by its first question.
  CHECK(text("en", "h@2-more") == "Do you want to add another: Child?");
  CHECK(text("en", "h@2") == "Child 2");
}
