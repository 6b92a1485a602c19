// enableWhen: every operator on every type of answer, and how conditions combine, nest and chain.
#include "core/engine/screen.hpp"

#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::engine;
using pack::AnswerValue;

namespace {

AnswerValue value(AnswerValue::Kind kind) {
  AnswerValue made;
  made.kind = kind;
  return made;
}
AnswerValue text(const std::string& words) {
  AnswerValue made = value(AnswerValue::Kind::text);
  made.text = words;
  return made;
}
AnswerValue code(const std::string& name, const std::string& system = {}) {
  AnswerValue made = value(AnswerValue::Kind::coding);
  made.coding = {system, name, ""};
  return made;
}
AnswerValue number(AnswerValue::Kind kind, const Decimal& amount) {
  AnswerValue made = value(kind);
  made.number = amount;
  return made;
}
AnswerValue day(int year, int month, int of_month) {
  AnswerValue made = value(AnswerValue::Kind::date);
  made.date = {year, month, of_month};
  return made;
}
AnswerValue moment(AnswerValue::Kind kind, const char* date, const char* time, int offset = 0) {
  AnswerValue made = value(kind);
  made.moment = {parse_iso_date(date).value(), *time ? parse_iso_time(time).value() : -1, offset};
  return made;
}
AnswerValue yes(bool is) {
  AnswerValue made = value(AnswerValue::Kind::boolean);
  made.boolean = is;
  return made;
}

Answers answers(const std::vector<std::pair<std::string, std::vector<AnswerValue>>>& given) {
  Answers made;
  for (const auto& [link_id, values] : given) made.at(link_id).values = values;
  return made;
}

// Whether item "a" is enabled by `when` when question "q" of that type has these answers.
bool enabled(const std::string& type, const std::string& when, const std::vector<AnswerValue>& given) {
  const bool choice = type.find("choice") != std::string::npos;
  const pack::Questionnaire questionnaire =
      pack::read_items("[{'linkId': 'q', 'type': '" + type + "'" +
                       (choice ? ", 'repeats': true, 'answerOption': [{'valueCoding': {'code': 'x'}}]" : "") +
                       "}, {'linkId': 'a', 'type': 'string', 'enableWhen': [{'question': 'q', " + when + "}]}]");
  const Answers held = given.empty() ? Answers() : answers({{"q", given}});
  return Enablement(questionnaire, held).enabled(1);
}

// The six comparing operators in the order = != > < >= <=, as 1 and 0.
std::string outcomes(const std::string& type, const std::string& expected, const std::vector<AnswerValue>& given) {
  std::string bits;
  for (const char* symbol : {"=", "!=", ">", "<", ">=", "<="}) {
    bits += enabled(type, "'operator': '" + std::string(symbol) + "', " + expected, given) ? '1' : '0';
  }
  return bits;
}

}  // namespace

TEST_CASE("times, dateTimes and web addresses are compared") {
  const auto time = [](const char* text) { return moment(AnswerValue::Kind::time, "1970-01-01", text); };
  CHECK(outcomes("time", "'answerTime': '09:30:00'", {time("09:30:00")}) == "100011");
  CHECK(outcomes("time", "'answerTime': '09:30:00'", {time("09:29:59")}) == "010101");
  CHECK(outcomes("time", "'answerTime': '09:30:00'", {time("14:00:00")}) == "011010");
  const auto at = [](const char* date, const char* text, int offset) {
    return moment(AnswerValue::Kind::date_time, date, text, offset);
  };
  const std::string ten = "'answerDateTime': '2026-07-01T10:00:00+01:00'";
  CHECK(outcomes("dateTime", ten, {at("2026-07-01", "09:00:00", 0)}) == "100011");
  CHECK(outcomes("dateTime", ten, {at("2026-07-01", "10:00:00", 0)}) == "011010");
  CHECK(outcomes("dateTime", ten, {at("2026-06-30", "", 0)}) == "010101");
  // On the same day, without a time, nobody knows which was first.
  CHECK(outcomes("dateTime", ten, {at("2026-07-01", "", 0)}) == "010000");
  CHECK(outcomes("dateTime", "'answerDate': '2026-07-01'", {at("2026-07-02", "", 0)}) == "011010");
  AnswerValue address = text("https://example.com/");
  address.kind = AnswerValue::Kind::url;
  CHECK(outcomes("url", "'answerString': 'https://example.com/'", {address}) == "100011");
  CHECK(outcomes("url", "'answerString': 'https://example.com/b'", {address}) == "010101");
  for (const auto& [type, given] : std::vector<std::pair<std::string, AnswerValue>>{
           {"time", time("00:00:00")}, {"dateTime", at("2026-07-01", "", 0)}, {"url", address}}) {
    CAPTURE(type);
    CHECK(enabled(type, "'operator': 'exists', 'answerBoolean': true", {given}));
    CHECK(enabled(type, "'operator': 'exists', 'answerBoolean': false", {}));
  }
}

TEST_CASE("exists asks whether there is an answer") {
  const std::string there = "'operator': 'exists', 'answerBoolean': true";
  const std::string gone = "'operator': 'exists', 'answerBoolean': false";
  for (const auto& [type, given] :
       std::vector<std::pair<std::string, AnswerValue>>{{"boolean", yes(false)},
                                                        {"integer", number(AnswerValue::Kind::integer, 0)},
                                                        {"string", text("s")},
                                                        {"date", day(2020, 1, 1)},
                                                        {"choice", code("x")}}) {
    INFO(type);
    CHECK(enabled(type, there, {given}));
    CHECK_FALSE(enabled(type, there, {}));
    CHECK_FALSE(enabled(type, gone, {given}));
    CHECK(enabled(type, gone, {}));
  }
}

TEST_CASE("numbers of every kind compare by value") {
  for (const auto& [type, kind] :
       std::vector<std::pair<std::string, AnswerValue::Kind>>{{"integer", AnswerValue::Kind::integer},
                                                              {"decimal", AnswerValue::Kind::decimal},
                                                              {"quantity", AnswerValue::Kind::quantity}}) {
    for (const char* expected : {"'answerInteger': 5", "'answerDecimal': 5.00", "'answerQuantity': {'value': 5}"}) {
      INFO(type << " " << expected);
      CHECK(outcomes(type, expected, {number(kind, 5)}) == "100011");
      CHECK(outcomes(type, expected, {number(kind, 6)}) == "011010");
      CHECK(outcomes(type, expected, {number(kind, Decimal(499, 2))}) == "010101");
      CHECK(outcomes(type, expected, {}) == "010000");
    }
  }
}

TEST_CASE("dates, texts, booleans and codes compare as they can") {
  CHECK(outcomes("date", "'answerDate': '2020-02-29'", {day(2020, 2, 29)}) == "100011");
  CHECK(outcomes("date", "'answerDate': '2020-02-29'", {day(2020, 3, 1)}) == "011010");
  CHECK(outcomes("date", "'answerDate': '2020-02-29'", {day(2019, 12, 31)}) == "010101");
  CHECK(outcomes("string", "'answerString': 'm'", {text("m")}) == "100011");
  CHECK(outcomes("string", "'answerString': 'm'", {text("n")}) == "011010");
  CHECK(outcomes("text", "'answerString': 'm'", {text("a")}) == "010101");
  CHECK(outcomes("boolean", "'answerBoolean': true", {yes(true)}) == "100000");
  CHECK(outcomes("boolean", "'answerBoolean': true", {yes(false)}) == "010000");
  CHECK(outcomes("choice", "'answerCoding': {'code': 'x'}", {code("x")}) == "100000");
  CHECK(outcomes("choice", "'answerCoding': {'code': 'x'}", {code("y")}) == "010000");
}

TEST_CASE("a code is the same with a system that is equal or not stated") {
  CHECK(outcomes("choice", "'answerCoding': {'system': 's', 'code': 'x'}", {code("x", "s")}) == "100000");
  CHECK(outcomes("choice", "'answerCoding': {'system': 's', 'code': 'x'}", {code("x")}) == "100000");
  CHECK(outcomes("choice", "'answerCoding': {'code': 'x'}", {code("x", "s")}) == "100000");
  CHECK(outcomes("choice", "'answerCoding': {'system': 's', 'code': 'x'}", {code("x", "t")}) == "010000");
}

TEST_CASE("answers of another type than expected are not equal and not ordered") {
  CHECK(outcomes("string", "'answerInteger': 5", {text("5")}) == "010000");
  CHECK(outcomes("open-choice", "'answerCoding': {'code': 'x'}", {text("x")}) == "010000");
  CHECK(outcomes("open-choice", "'answerString': 'x'", {text("x")}) == "100011");
}

TEST_CASE("with several answers one must fit, and for != none may be equal") {
  const std::string x = "'answerCoding': {'code': 'x'}";
  CHECK(outcomes("choice", x, {code("x"), code("y")}) == "100000");
  CHECK(outcomes("choice", x, {code("y"), code("z")}) == "010000");
}

TEST_CASE("all and any combine conditions") {
  const auto both = [](const std::string& behaviour, bool first, bool second) {
    const pack::Questionnaire questionnaire = pack::read_items(
        "[{'linkId': 'p', 'type': 'boolean'}, {'linkId': 'q', 'type': 'boolean'}, {'linkId': 'a', 'type': 'string', "
        "'enableBehavior': '" +
        behaviour +
        "', 'enableWhen': [{'question': 'p', 'operator': '=', 'answerBoolean': "
        "true}, {'question': 'q', 'operator': '=', 'answerBoolean': true}]}]");
    return Enablement(questionnaire, answers({{"p", {yes(first)}}, {"q", {yes(second)}}})).enabled(2);
  };
  CHECK(both("all", true, true));
  CHECK_FALSE(both("all", true, false));
  CHECK_FALSE(both("all", false, false));
  CHECK(both("any", true, true));
  CHECK(both("any", false, true));
  CHECK_FALSE(both("any", false, false));
}

TEST_CASE("what stands under a disabled item is disabled, and counts as not answered") {
  const pack::Questionnaire questionnaire = pack::read_items(R"([
      {'linkId': 'q', 'type': 'boolean'},
      {'linkId': 'g', 'type': 'group', 'enableWhen': [{'question': 'q', 'operator': '=', 'answerBoolean': true}],
       'item': [{'linkId': 'inner', 'type': 'group', 'item': [{'linkId': 'deep', 'type': 'string'}]}]},
      {'linkId': 'after', 'type': 'string', 'enableWhen': [{'question': 'deep', 'operator': 'exists', 'answerBoolean': true}]},
      {'linkId': 'without', 'type': 'string', 'enableWhen': [{'question': 'deep', 'operator': 'exists', 'answerBoolean': false}]},
      {'linkId': 'other', 'type': 'string', 'enableWhen': [{'question': 'deep', 'operator': '!=', 'answerString': 'x'}]}])");
  const auto item = [&](const char* link_id) { return questionnaire.find(link_id); };
  const Answers on = answers({{"q", {yes(true)}}, {"deep", {text("x")}}});
  const Enablement open(questionnaire, on);
  CHECK(open.enabled(item("deep")));
  CHECK(open.enabled(item("after")));
  CHECK_FALSE(open.enabled(item("without")));
  CHECK_FALSE(open.enabled(item("other")));
  const Answers off = answers({{"q", {yes(false)}}, {"deep", {text("x")}}});
  const Enablement closed(questionnaire, off);
  CHECK_FALSE(closed.enabled(item("inner")));
  CHECK_FALSE(closed.enabled(item("deep")));
  CHECK_FALSE(closed.enabled(item("after")));
  CHECK(closed.enabled(item("without")));
  CHECK(closed.enabled(item("other")));
}

TEST_CASE("an item under a question waits for its answer") {
  const pack::Questionnaire questionnaire =
      pack::read_items("[{'linkId': 'q', 'type': 'string', 'item': [{'linkId': 'more', 'type': 'string'}]}]");
  CHECK_FALSE(Enablement(questionnaire, Answers()).enabled(1));
  CHECK(Enablement(questionnaire, answers({{"q", {text("x")}}})).enabled(1));
}

TEST_CASE("items that wait for each other never apply, whatever is asked of them") {
  for (const char* exists : {"true", "false"}) {
    CAPTURE(exists);
    const std::string when = "'operator': 'exists', 'answerBoolean': " + std::string(exists);
    const pack::Questionnaire questionnaire =
        pack::read_items("[{'linkId': 'x', 'type': 'string', 'enableWhen': [{'question': 'y', " + when +
                         "}]}, "
                         "{'linkId': 'y', 'type': 'string', 'enableWhen': [{'question': 'x', " +
                         when +
                         "}]}, "
                         "{'linkId': 'me', 'type': 'string', 'enableWhen': [{'question': 'me', " +
                         when +
                         "}]}, "
                         "{'linkId': 'free', 'type': 'string', 'enableWhen': [{'question': 'x', " +
                         when + "}]}]");
    const Answers held = answers({{"x", {text("a")}}, {"y", {text("b")}}, {"me", {text("c")}}});
    const Enablement enablement(questionnaire, held);
    CHECK_FALSE(enablement.enabled(0));
    CHECK_FALSE(enablement.enabled(1));
    CHECK_FALSE(enablement.enabled(2));
    CHECK(enablement.enabled(3) == (std::string(exists) == "false"));
  }
}

TEST_CASE("a chain of ten thousand conditions, forwards and backwards") {
  constexpr int length = 10'000;
  for (const bool backwards : {false, true}) {
    CAPTURE(backwards);
    std::string items = "[";
    for (int i = 0; i < length; ++i) {
      const int before = backwards ? i + 1 : i - 1;
      items += std::string(i ? "," : "") + "{'linkId':'" + std::to_string(i) + "','type':'boolean'";
      if (before >= 0 && before < length) {
        items += ",'enableWhen':[{'question':'" + std::to_string(before) + "','operator':'=','answerBoolean':true}]";
      }
      items += "}";
    }
    const pack::Questionnaire questionnaire = pack::read_items(items + "]");
    Answers held;
    for (int i = 0; i < length; ++i) held.at(std::to_string(i)).values = {yes(true)};
    const int last = backwards ? 0 : length - 1;
    const int middle = length / 2;
    CHECK(Enablement(questionnaire, held).enabled(last));
    held.at(std::to_string(middle)).values = {yes(false)};
    CHECK_FALSE(Enablement(questionnaire, held).enabled(last));
    CHECK(Enablement(questionnaire, held).enabled(middle));
    recompute(questionnaire, held);
    CHECK(held.find(std::to_string(middle)));
    CHECK_FALSE(held.find(std::to_string(last)));
  }
}

TEST_CASE("items nested to the depth that a document may have") {
  // Each level of items costs two of the sixty-four levels of JSON.
  std::string items;
  constexpr int depth = 30;
  for (int i = 0; i < depth; ++i) items += "[{'linkId':'" + std::to_string(i) + "','type':'group','item':";
  items += "[{'linkId':'end','type':'string'}]";
  for (int i = 0; i < depth; ++i) items += "}]";
  const pack::Questionnaire questionnaire = pack::read_items(items);
  CHECK(Enablement(questionnaire, Answers()).enabled(depth));
}

TEST_CASE("answers of a step that does not hold are dropped with it") {
  Resident resident = at_check();
  CHECK(resident.held("name"));
  resident.act(Action::Type::change, "item/been-before");
  resident.answer("returning");
  CHECK_FALSE(resident.held("name"));
  CHECK_FALSE(resident.held("goals"));
  CHECK_FALSE(resident.held("often"));
  CHECK(resident.words("been-before") == "Yes");
}

namespace {

// A page of two, and what depends on it.
std::string page_of(const std::string& second) {
  return "[{'linkId': 'p', 'type': 'group', 'text': 'Page', 'extension': [{'url': "
         "'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl', 'valueCodeableConcept': {'coding': "
         "[{'code': 'page'}]}}], 'item': [{'linkId': 'a', 'type': 'boolean', 'text': 'A?', 'required': true}, " +
         second +
         "]}, {'linkId': 'b', 'type': 'string', 'text': 'B?', 'enableWhen': [{'question': 'a', 'operator': '=', "
         "'answerBoolean': true}]}, {'linkId': 'c', 'type': 'string', 'text': 'C?'}]";
}

}  // namespace

TEST_CASE("what a refused page takes counts at once, with what follows from it") {
  Resident resident(pack::small_pack(page_of("{'linkId': 'n', 'type': 'integer', 'text': 'N?', 'required': true}")));
  resident.submit().submit({{"a", {"true"}}, {"n", {"3"}}}).answer("Quixote");
  REQUIRE(resident.at() == "item/c");
  resident.act(Action::Type::change, "item/p").submit({{"a", {"false"}}, {"n", {"many"}}});
  CHECK(resident.at() == "item/p");
  REQUIRE(resident.errors().size() == 1);
  CHECK(resident.errors().front().starts_with("n: "));
  CHECK(resident.words("a") == "No");
  CHECK(resident.words("n") == "3");
  CHECK(resident.held("b") == nullptr);
  // The other way round: what has come is asked for.
  resident.submit({{"a", {"true"}}, {"n", {"many"}}});
  CHECK(resident.at() == "item/p");
  resident.submit({{"a", {"true"}}, {"n", {"4"}}});
  CHECK(resident.at() == "item/b");
  CHECK(resident.field("b").values.empty());
}

TEST_CASE("a question that the rest of its page takes away is not refused") {
  Resident resident(pack::small_pack(
      page_of("{'linkId': 'n', 'type': 'integer', 'text': 'N?', 'required': true, 'enableWhen': [{'question': 'a', "
              "'operator': '=', 'answerBoolean': true}]}, {'linkId': 'm', 'type': 'integer', 'text': 'M?'}")));
  resident.submit().submit({{"a", {"true"}}, {"m", {""}}});
  REQUIRE(resident.at() == "item/p");  // n has come
  SECTION("alone") {
    resident.submit({{"a", {"false"}}, {"n", {"many"}}, {"m", {"1"}}});
    CHECK(resident.at() == "item/c");
    CHECK(resident.held("n") == nullptr);
  }
  SECTION("beside another that stays") {
    resident.submit({{"a", {"false"}}, {"n", {"many"}}, {"m", {"few"}}});
    CHECK(resident.at() == "item/p");
    REQUIRE(resident.errors().size() == 1);
    CHECK(resident.errors().front().starts_with("m: "));
  }
}
