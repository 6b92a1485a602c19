// The reader of FHIR Questionnaires: what it takes, and what it refuses by name and place.
#include "core/authoring/reader/questionnaire_reader.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;
using namespace sealwell::pack;
using Lines = std::vector<std::string>;

namespace {

constexpr const char* hl7 = "http://hl7.org/fhir/StructureDefinition/";

// One item of a type, with more members.
std::string item(const std::string& type, const std::string& more = "") {
  return "[{'linkId': 'a', 'text': 'A?', 'type': '" + type + "'" + (more.empty() ? "" : ", " + more) + "}]";
}

std::string extension(const std::string& name, const std::string& value) {
  return "'extension': [{'url': '" + (name.find(':') == std::string::npos ? hl7 + name : name) + "', " + value + "}]";
}

const std::string two_options = "'answerOption': [{'valueCoding': {'code': 'x'}}, {'valueCoding': {'code': 'y'}}]";

}  // namespace

TEST_CASE("every item type that runs is read") {
  const std::vector<std::pair<std::string, ItemType>> types{
      {"group", ItemType::group},        {"display", ItemType::display}, {"boolean", ItemType::boolean},
      {"decimal", ItemType::decimal},    {"integer", ItemType::integer}, {"date", ItemType::date},
      {"string", ItemType::string},      {"text", ItemType::text},       {"quantity", ItemType::quantity},
      {"dateTime", ItemType::date_time}, {"time", ItemType::time},       {"url", ItemType::url}};
  for (const auto& [name, type] : types) {
    INFO(name);
    const Questionnaire read = read_items(item(name));
    REQUIRE(read.items.size() == 1);
    CHECK(read.items[0].type == type);
    CHECK(read.items[0].is_question() == (name != "group" && name != "display"));
    CHECK(read.items[0].short_text == "A?");
  }
  CHECK(read_items(item("choice", two_options)).items[0].type == ItemType::choice);
  CHECK(read_items(item("open-choice", two_options)).items[0].type == ItemType::open_choice);
}

TEST_CASE("item types that do not run are refused by name, unknown ones as unknown") {
  for (const char* name : {"attachment", "reference", "question"}) {
    INFO(name);
    CHECK(item_failures(item(name)) == Lines{"unsupported /item/0/type"});
  }
  CHECK(item_failures(item("slider")) == Lines{"unknown_value /item/0/type"});
  CHECK(item_failures("[{'linkId': 'a'}]") == Lines{"missing_field /item/0/type"});
  CHECK(item_failures("[{'type': 'string'}]") == Lines{"missing_field /item/0/linkId"});
  CHECK(item_failures("[{'linkId': 7, 'type': 'string'}]") == Lines{"wrong_type /item/0/linkId"});
  CHECK(item_failures("[7]") == Lines{"wrong_type /item/0"});
}

TEST_CASE("features that change what is asked are refused, each with its pointer") {
  for (const char* type : {"display", "boolean"}) {
    CAPTURE(type);
    CHECK(item_failures(item(type, "'repeats': true")) == Lines{"unsupported /item/0/repeats"});
  }
  CHECK(item_failures(item("string", "'modifierExtension': []")) == Lines{"unsupported /item/0/modifierExtension"});
  CHECK(item_failures(item("choice", "'answerValueSet': 'http://example.org/vs'")) ==
        Lines{"unsupported /item/0/answerValueSet"});
  CHECK(item_failures(item("choice", "'answerValueSet': '#none'")) == Lines{"unknown_value /item/0/answerValueSet"});
  CHECK(item_failures(item("string", two_options)) == Lines{"unsupported /item/0/answerOption"});
  CHECK(item_failures(item("choice", "'answerOption': [{'valueTime': '10:00'}]")) ==
        Lines{"wrong_type /item/0/answerOption/0/valueTime"});
  CHECK(item_failures(item("choice", "'answerOption': [{'valueReference': {}}]")) ==
        Lines{"unsupported /item/0/answerOption/0/valueReference"});
  for (const char* url : {"http://hl7.org/fhir/StructureDefinition/questionnaire-calculatedExpression",
                          "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-answerExpression"}) {
    INFO(url);
    CHECK(item_failures(item("string", extension(url, "'valueString': 'x'"))) ==
          Lines{"unsupported /item/0/extension/0"});
  }
  CHECK(item_failures(item("string", extension("urn:somebody:else", "'valueString': 'x'"))).empty());
}

TEST_CASE("a questionnaire that is none, or changes its own rules, is refused") {
  Failures failures;
  (void)read_questionnaire(json_of("[]"), "/q", failures);
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].where == "/q");
  failures.clear();
  (void)read_questionnaire(json_of("{'resourceType': 'Patient', 'implicitRules': 'x'}"), "/q", failures);
  REQUIRE(failures.size() == 2);
  CHECK(failures[0].where == "/q/resourceType");
  CHECK(failures[1].where == "/q/implicitRules");
  CHECK(failures[1].error == Error::unsupported);
}

TEST_CASE("a linkId stands once") {
  CHECK(item_failures("[{'linkId': 'a', 'type': 'string'}, {'linkId': 'g', 'type': 'group', 'item': ["
                      "{'linkId': 'a', 'type': 'string'}]}]") == Lines{"duplicate_key /item/1/item/0/linkId"});
}

TEST_CASE("a display has no items below it") {
  CHECK(item_failures("[{'linkId': 'a', 'type': 'display', 'item': [{'linkId': 'b', 'type': 'string'}]}]") ==
        Lines{"unsupported /item/0/item/0"});
}

TEST_CASE("items keep their order and their parents, and a help display becomes the hint") {
  const Questionnaire read = read_items(
      "[{'linkId': 'g', 'type': 'group', 'item': ["
      "{'linkId': 'q', 'type': 'string', 'item': [{'linkId': 'h', 'type': 'display', 'text': 'Help!', " +
      extension("questionnaire-itemControl", "'valueCodeableConcept': {'coding': [{'code': 'help'}]}") +
      "}, {'linkId': 'n', 'type': 'string'}]}, {'linkId': 'd', 'type': 'display'}]}, "
      "{'linkId': 'z', 'type': 'string'}]");
  std::vector<std::string> order;
  for (const Item& one : read.items) order.push_back(one.link_id);
  CHECK(order == Lines{"g", "q", "h", "n", "d", "z"});
  CHECK(read.item(read.find("q")).help == "Help!");
  CHECK(read.item(read.find("q")).children == std::vector<int>{3});
  CHECK(read.item(read.find("n")).parent == 1);
  CHECK(read.item(read.find("z")).parent == -1);
  CHECK(read.find("nobody") == -1);
}

TEST_CASE("extensions are read") {
  const auto only = [](const std::string& type, const std::string& name, const std::string& value) {
    return read_items(item(type, extension(name, value))).items[0];
  };
  CHECK(only("group", "questionnaire-itemControl", "'valueCodeableConcept': {'coding': [{'code': 'page'}]}").control ==
        ItemControl::page);
  CHECK(only("decimal", "questionnaire-unit", "'valueCoding': {'code': 'kg'}").unit == "kg");
  CHECK(only("decimal", "questionnaire-unit", "'valueCoding': {'code': 'kg', 'display': 'kilograms'}").unit ==
        "kilograms");
  CHECK(only("decimal", "minValue", "'valueDecimal': 0.50").min_value == Decimal(5, 1));
  CHECK(only("integer", "maxValue", "'valueInteger': 12").max_value == Decimal(12));
  CHECK(only("date", "minValue", "'valueDate': '1900-01-01'").min_date == CivilDate{1900, 1, 1});
  CHECK(only("date", "maxValue", "'valueDate': '2000-02-29'").max_date == CivilDate{2000, 2, 29});
  CHECK(only("time", "minValue", "'valueTime': '09:30:00'").min_moment->second == 9 * 3600 + 1800);
  CHECK(only("dateTime", "maxValue", "'valueDateTime': '2026-01-02T10:00:00+01:00'").max_moment->offset == 60);
  CHECK(only("dateTime", "maxValue", "'valueDate': '2026-01-02'").max_moment->second == -1);
  const auto control = [&](const std::string& type, const std::string& code) {
    return only(type, "questionnaire-itemControl", "'valueCodeableConcept': {'coding': [{'code': '" + code + "'}]}")
        .control;
  };
  for (const char* table : {"gtable", "htable", "table", "grid"}) {
    CAPTURE(table);
    CHECK(control("group", table) == ItemControl::page);
  }
  CHECK(control("group", "list") == ItemControl::none);
  CHECK(control("integer", "slider") == ItemControl::slider);
  CHECK(only("boolean", "questionnaire-choiceOrientation", "'valueCode': 'horizontal'").in_a_row);
  CHECK_FALSE(only("boolean", "questionnaire-choiceOrientation", "'valueCode': 'vertical'").in_a_row);
  CHECK(only("string", "entryFormat", "'valueString': '01234'").entry_format == "01234");
  CHECK(only("decimal", "maxDecimalPlaces", "'valueInteger': 2").max_decimals == 2);
  CHECK(only("integer", "questionnaire-sliderStepValue", "'valueInteger': 5").step == "5");
  CHECK(only("string", "questionnaire-supportLink", "'valueUri': 'https://example.com/'").link ==
        "https://example.com/");
  CHECK(only("quantity", "questionnaire-unitOption", "'valueCoding': {'code': 'kg'}").units[0].display == "kg");
  CHECK(only("url", "regex", "'valueString': 'https:.*'").pattern->matches("https:x"));
  CHECK(only("text", "minLength", "'valueInteger': 3").min_length == 3);
  CHECK(only("string", "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText",
             "'valueString': 'Short'")
            .short_text == "Short");
  CHECK(only("string", "urn:sealwell:autocomplete", "'valueCode': 'tel'").autocomplete == "tel");
  CHECK(read_items(item("text", "'maxLength': 10")).items[0].max_length == 10);
}

TEST_CASE("extensions that can't be meant are refused") {
  const auto fails = [](const std::string& type, const std::string& name, const std::string& value) {
    return item_failures(item(type, extension(name, value)));
  };
  CHECK(fails("integer", "minValue", "'valueInteger': 'x'") == Lines{"wrong_type /item/0/extension/0/valueInteger"});
  CHECK(fails("integer", "minValue", "'valueDateTime': 'x'") == Lines{"wrong_type /item/0/extension/0/valueDateTime"});
  CHECK(fails("integer", "minValue", "'valueDate': '2020-01-01'") == Lines{"wrong_type /item/0/extension/0"});
  CHECK(fails("time", "maxValue", "'valueInteger': 9") == Lines{"wrong_type /item/0/extension/0"});
  CHECK(fails("integer", "minValue", "'url2': 1") == Lines{"missing_field /item/0/extension/0/value[x]"});
  CHECK(fails("date", "minValue", "'valueDate': '2001-02-29'") == Lines{"wrong_type /item/0/extension/0/valueDate"});
  CHECK(fails("string", "regex", "'valueString': '(?=a)'") == Lines{"unsupported /item/0/extension/0/valueString"});
  CHECK(fails("string", "regex", "'valueString': 'a{9999}'") == Lines{"too_large /item/0/extension/0/valueString"});
  CHECK(fails("integer", "regex", "'valueString': 'a'") == Lines{"unsupported /item/0/extension/0"});
  CHECK(fails("string", "questionnaire-supportLink", "'valueUri': 'http://example.com/'") ==
        Lines{"unsupported /item/0/extension/0/valueUri"});
  CHECK(fails("string", "questionnaire-supportLink", "'valueUri': 'javascript:alert(1)'") ==
        Lines{"unsupported /item/0/extension/0/valueUri"});
  CHECK(fails("integer", "questionnaire-unitOption", "'valueCoding': {'code': 'kg'}") ==
        Lines{"unsupported /item/0/extension/0"});
  CHECK(fails("quantity", "questionnaire-unitOption", "'valueCoding': {'display': 'kg'}") ==
        Lines{"missing_field /item/0/extension/0/valueCoding/code"});
  for (const char* length : {"-1", "2.5", "99999999999"}) {
    INFO(length);
    CHECK(fails("text", "minLength", "'valueDecimal': " + std::string(length)) ==
          Lines{"out_of_range /item/0/extension/0"});
  }
  CHECK(item_failures(item("text", "'extension': [{'valueString': 'x'}]")) ==
        Lines{"missing_field /item/0/extension/0/url"});
  for (const char* length : {"0", "-3", "1.5", "1000001", "'9'"}) {
    INFO(length);
    CHECK(item_failures(item("text", "'maxLength': " + std::string(length))) ==
          Lines{"out_of_range /item/0/maxLength"});
  }
}

TEST_CASE("options of every kind, their weights and the exclusive one") {
  const Item read =
      read_items(
          item("choice",
               "'answerOption': ["
               "{'valueCoding': {'system': 's', 'code': 'x', 'display': 'X!', 'extension': [{'url': "
               "'http://hl7.org/fhir/StructureDefinition/ordinalValue', 'valueDecimal': 2.5}]}},"
               "{'valueInteger': 3, 'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/itemWeight', "
               "'valueDecimal': 7}]}, {'valueString': 'text'}, {'valueDate': '2020-01-02', 'extension': [{'url': "
               "'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive', 'valueBoolean': true}]}]"))
          .items[0];
  REQUIRE(read.options.size() == 4);
  CHECK(read.options[0].submitted == "x");
  CHECK(read.options[0].label == "X!");
  CHECK(read.options[0].weight == Decimal(25, 1));
  CHECK(read.options[1].submitted == "3");
  CHECK(read.options[1].weight == Decimal(7));
  CHECK(read.options[2].label == "text");
  CHECK_FALSE(read.options[2].weight);
  CHECK(read.options[3].submitted == "2020-01-02");
  CHECK(read.options[3].exclusive);
  CHECK_FALSE(read.options[0].exclusive);
}

TEST_CASE("options that no form could send apart are refused") {
  CHECK(item_failures(item("choice")) == Lines{"missing_field /item/0/answerOption"});
  CHECK(item_failures(item("choice", "'answerOption': []")) == Lines{"missing_field /item/0/answerOption"});
  CHECK(item_failures(item("choice",
                           "'answerOption': [{'valueCoding': {'system': 'a', 'code': 'x'}}, {'valueCoding': "
                           "{'system': 'b', 'code': 'x'}}]")) == Lines{"duplicate_key /item/0/answerOption"});
  CHECK(item_failures(item("open-choice", "'answerOption': [{'valueString': '#other'}]")) ==
        Lines{"duplicate_key /item/0/answerOption"});
  CHECK(item_failures(item("choice", "'answerOption': [{'valueString': ''}]")) ==
        Lines{"missing_field /item/0/answerOption/0/valueString"});
  CHECK(item_failures(item("choice", "'answerOption': [{'valueInteger': 1.5}]")) ==
        Lines{"wrong_type /item/0/answerOption/0/valueInteger"});
  CHECK(item_failures(item("choice", "'answerOption': [{'valueCoding': {'display': 'X'}}]")) ==
        Lines{"missing_field /item/0/answerOption/0/valueCoding/code"});
  CHECK(item_failures(item("choice", "'answerOption': [{}]")) ==
        Lines{"missing_field /item/0/answerOption/0/value[x]"});
}

TEST_CASE("contained value sets give options, and those that would have to be looked up are refused") {
  const auto with = [](const std::string& compose) {
    return json_of("{'resourceType': 'Questionnaire', 'contained': [{'resourceType': 'ValueSet', 'id': 'v', " +
                   compose + "}], 'item': [{'linkId': 'a', 'type': 'choice', 'answerValueSet': '#v'}]}");
  };
  const auto failing = [&](const std::string& compose) {
    Failures failures;
    (void)read_questionnaire(with(compose), "", failures);
    Lines lines;
    for (const Failure& failure : failures)
      lines.push_back(std::string(error_name(failure.error)) + " " + failure.where);
    return lines;
  };
  const std::string concepts =
      "'concept': [{'code': 'x', 'display': 'X!', 'extension': [{'url': "
      "'http://hl7.org/fhir/StructureDefinition/ordinalValue', 'valueDecimal': 4}]}, "
      "{'code': 'y'}]";
  Failures failures;
  const Questionnaire read =
      read_questionnaire(with("'compose': {'include': [{'system': 's', " + concepts + "}]}"), "", failures);
  REQUIRE(failures.empty());
  REQUIRE(read.items[0].options.size() == 2);
  CHECK(read.items[0].options[0].value.coding.system == "s");
  CHECK(read.items[0].options[0].label == "X!");
  CHECK(read.items[0].options[0].weight == Decimal(4));
  CHECK(read.items[0].options[1].label == "y");

  const Lines refused{"unsupported /contained/0/compose"};
  CHECK(failing("'compose': {'include': [{'system': 's'}]}") == refused);
  CHECK(failing("'compose': {'include': [{'system': 's', 'filter': []}]}") == refused);
  CHECK(failing("'compose': {'include': [{'valueSet': ['x'], " + concepts + "}]}") == refused);
  CHECK(failing("'compose': {'include': [{" + concepts + "}], 'exclude': [{" + concepts + "}]}") == refused);
  CHECK(failing("'expansion': {}") == refused);

  const Questionnaire expanded = read_questionnaire(
      with(
          "'compose': {'include': [{'system': 's', 'filter': []}]}, 'expansion': {'contains': [{'system': 't', 'code': "
          "'x', 'display': 'X!'}, {'code': 'y'}]}"),
      "", failures);
  REQUIRE(failures.empty());
  REQUIRE(expanded.items[0].options.size() == 2);
  CHECK(expanded.items[0].options[0].value.coding.system == "t");
  CHECK(expanded.items[0].options[0].label == "X!");
  CHECK(failing("'expansion': {'contains': [{'code': 'x', 'contains': [{'code': 'z'}]}]}") ==
        Lines{"unsupported /contained/0/expansion/contains/0"});
  CHECK(failing("'expansion': {'contains': [{'code': 'x', 'abstract': true}]}") ==
        Lines{"unsupported /contained/0/expansion/contains/0"});
  CHECK(failing("'expansion': {'contains': []}") == Lines{"unsupported /contained/0/expansion"});
}

TEST_CASE("conditions of every operator and answer type are read") {
  const std::vector<std::pair<std::string, AnswerValue::Kind>> answers{
      {"'answerBoolean': true", AnswerValue::Kind::boolean},
      {"'answerInteger': 3", AnswerValue::Kind::integer},
      {"'answerDecimal': 3.5", AnswerValue::Kind::decimal},
      {"'answerString': 's'", AnswerValue::Kind::text},
      {"'answerCoding': {'code': 'x'}", AnswerValue::Kind::coding},
      {"'answerDate': '2020-01-01'", AnswerValue::Kind::date},
      {"'answerDateTime': '2020-01-01T10:00:00Z'", AnswerValue::Kind::date_time},
      {"'answerTime': '10:00:00'", AnswerValue::Kind::time},
      {"'answerQuantity': {'value': 3, 'unit': 'kg'}", AnswerValue::Kind::quantity}};
  for (const char* symbol : {"=", "!=", ">", "<", ">=", "<="}) {
    for (const auto& [answer, kind] : answers) {
      INFO(symbol << " " << answer);
      const Questionnaire read = read_items(
          "[{'linkId': 'q', 'type': 'string'}, {'linkId': 'a', 'type': 'string', "
          "'enableWhen': [{'question': 'q', 'operator': '" +
          std::string(symbol) + "', " + answer + "}]}]");
      REQUIRE(read.items[1].enable_rule.conditions.size() == 1);
      CHECK(read.items[1].enable_rule.conditions[0].expected.kind == kind);
    }
  }
}

TEST_CASE("conditions that can't be meant are refused") {
  const auto fails = [](const std::string& when, const std::string& more = "") {
    return item_failures("[{'linkId': 'q', 'type': 'string'}, {'linkId': 'a', 'type': 'string', 'enableWhen': [" +
                         when + "]" + more + "}]");
  };
  CHECK(fails("{'question': 'q', 'operator': '~', 'answerBoolean': true}") ==
        Lines{"unknown_value /item/1/enableWhen/0/operator"});
  CHECK(fails("{'question': 'q', 'operator': '='}") == Lines{"missing_field /item/1/enableWhen/0/answer[x]"});
  CHECK(fails("{'question': 'q', 'operator': 'exists', 'answerInteger': 1}") ==
        Lines{"wrong_type /item/1/enableWhen/0/answer[x]"});
  CHECK(fails("{'operator': 'exists', 'answerBoolean': true}") == Lines{"missing_field /item/1/enableWhen/0/question"});
  CHECK(fails("{'question': 'nobody', 'operator': 'exists', 'answerBoolean': true}") ==
        Lines{"unknown_value /item/1/enableWhen/0/question"});
  CHECK(fails("{'question': 'q', 'operator': '=', 'answerDate': '2020-02-30'}") ==
        Lines{"wrong_type /item/1/enableWhen/0/answerDate"});
  CHECK(fails("{'question': 'q', 'operator': '=', 'answerReference': {}}") ==
        Lines{"unsupported /item/1/enableWhen/0/answerReference"});
  for (const char* answer : {"answerDateTime", "answerTime", "answerQuantity"}) {
    CAPTURE(answer);
    CHECK(fails("{'question': 'q', 'operator': '=', '" + std::string(answer) + "': 'x'}") ==
          Lines{"wrong_type /item/1/enableWhen/0/" + std::string(answer)});
  }
  CHECK(fails("{'question': 'q', 'operator': '=', 'answerQuantity': {'value': 1, 'comparator': '<'}}") ==
        Lines{"wrong_type /item/1/enableWhen/0/answerQuantity"});
  const std::string two =
      "{'question': 'q', 'operator': 'exists', 'answerBoolean': true}, "
      "{'question': 'q', 'operator': 'exists', 'answerBoolean': false}";
  CHECK(fails(two) == Lines{"missing_field /item/1/enableBehavior"});
  CHECK(fails(two, ", 'enableBehavior': 'some'") == Lines{"unknown_value /item/1/enableBehavior"});
  CHECK(fails(two, ", 'enableBehavior': 'any'").empty());
}

TEST_CASE("codes bind items to instruments") {
  const auto feeds = [](const std::string& code) {
    return read_items(item("integer", "'code': [{'system': 'urn:sealwell:instrument', 'code': '" + code +
                                          "'}, {'system': 'http://loinc.org', 'code': '1-2'}]"))
        .items[0]
        .feeds;
  };
  REQUIRE(feeds("audit_c#q1").size() == 1);
  CHECK(feeds("audit_c#q1")[0].instrument == "audit_c");
  CHECK(feeds("audit_c#q1")[0].input == "q1");
  CHECK_FALSE(feeds("audit_c#q1")[0].yes_or_no);
  CHECK(feeds("phq9#items/8")[0].input == "items/8");
  CHECK(feeds("bmi_nice#lower_threshold_group?")[0].yes_or_no);
  CHECK(feeds("bmi_nice#lower_threshold_group?")[0].input == "lower_threshold_group");
  for (const char* code : {"audit_c", "#q1", "audit_c#"}) {
    CAPTURE(code);
    CHECK(item_failures(item("integer", "'code': [{'system': 'urn:sealwell:instrument', 'code': '" + std::string(code) +
                                            "'}]")) == Lines{"unknown_value /item/0/code/0/code"});
  }
}

TEST_CASE("every problem is reported, each once") {
  CHECK(item_failures("[{'linkId': 'a', 'type': 'reference'}, {'type': 'choice', 'answerOption': [7, {}]}, "
                      "{'linkId': 'b', 'type': 'string', 'readOnly': 'x', 'required': 1}]") ==
        Lines{"unsupported /item/0/type", "missing_field /item/1/linkId", "wrong_type /item/1/answerOption/0",
              "missing_field /item/1/answerOption/1/value[x]", "wrong_type /item/2/required",
              "wrong_type /item/2/readOnly"});
}

TEST_CASE("items stand in an order in which each comes after what it asks about, and rings are marked") {
  const auto when = [](const std::string& question) {
    return "'enableWhen': [{'question': '" + question + "', 'operator': 'exists', 'answerBoolean': true}]";
  };
  const Questionnaire read = read_items(
      "[{'linkId': 'late', 'type': 'string', " + when("early") +
      "}, {'linkId': 'early', 'type': 'string'},"
      "{'linkId': 'x', 'type': 'string', " +
      when("y") + "}, {'linkId': 'y', 'type': 'string', " + when("z") + "}, {'linkId': 'z', 'type': 'string', " +
      when("x") + "}, {'linkId': 'me', 'type': 'string', " + when("me") + "}, {'linkId': 'after', 'type': 'string', " +
      when("x") + "}, {'linkId': 'g', 'type': 'group', " + when("in") +
      ", 'item': [{'linkId': 'in', 'type': 'string'}]}]");
  CHECK(read.order.size() == read.items.size());
  std::vector<std::size_t> place(read.items.size());
  for (std::size_t i = 0; i < read.order.size(); ++i) place[static_cast<std::size_t>(read.order[i])] = i;
  CHECK(place[0] > place[1]);
  CHECK(place[6] > place[2]);
  Lines rings;
  for (const Item& one : read.items) {
    if (one.in_condition_cycle) rings.push_back(one.link_id);
  }
  CHECK(rings == Lines{"x", "y", "z", "me", "g", "in"});
}

TEST_CASE("more items than one questionnaire may have", "[large]") {
  std::string items = "[";
  for (std::size_t i = 0; i <= max_items; ++i) {
    items += (i ? ",{'linkId':'" : "{'linkId':'") + std::to_string(i) + "','type':'display'}";
  }
  CHECK(item_failures(items + "]") == Lines{"too_large /item/" + std::to_string(max_items)});
}
