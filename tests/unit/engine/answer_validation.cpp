// What may be typed, what is said when it can't be, and what it then means.
#include "core/engine/contact_forms.hpp"
#include "core/engine/update.hpp"

#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::engine;

namespace {

std::string extension(const std::string& name, const std::string& value) {
  const std::string prefix = name.find(':') == std::string::npos ? "http://hl7.org/fhir/StructureDefinition/" : "";
  return "{'url': '" + prefix + name + "', " + value + "}";
}

// Checks one question of a type.
class Asking {
 public:
  explicit Asking(const std::string& type, const std::string& more = "", const std::string& extensions = "",
                  const std::string& time_zone = "")
      : pack_(pack::read_pack(pack::small_pack("[{'linkId': 'a', 'text': 'A?', 'type': '" + type + "'" +
                                               (more.empty() ? "" : ", " + more) + ", 'extension': [" + extensions +
                                               "]}]"))) {
    pack_.time_zone = time_zone;
  }

  ValidationResult operator()(const std::vector<std::string>& typed, const std::string& other = {}) const {
    Fields fields;
    const pack::Item& item = pack_.questionnaire.items[0];
    if (item.type == pack::ItemType::date || item.type == pack::ItemType::date_time) {
      const char* parts[] = {"a-day", "a-month", "a-year", "a-time"};
      for (std::size_t i = 0; i < typed.size(); ++i) fields[parts[i]] = {typed[i]};
    } else {
      fields["a"] = typed;
    }
    if (!other.empty()) fields["a-other"] = {other};
    return validate_answer(pack_, item, answers, fields, pack::Messages(pack_), noon);
  }

  std::string error(const std::vector<std::string>& typed, const std::string& other = {}) const {
    return (*this)(typed, other).error;
  }
  // The number understood, "none" when nothing was, or the error.
  std::string number(const std::string& typed) const {
    const ValidationResult checked = (*this)({typed});
    if (!checked.error.empty()) return checked.error;
    return checked.answer.values.empty() ? "none" : checked.answer.values[0].number.to_string();
  }
  std::string text(const std::string& typed) const {
    const ValidationResult checked = (*this)({typed});
    if (!checked.error.empty()) return checked.error;
    return checked.answer.values.empty() ? "none" : checked.answer.values[0].text;
  }

  Answers answers;

 private:
  pack::ServicePack pack_;
};

const std::string options =
    "'answerOption': [{'valueCoding': {'code': 'x', 'display': 'X'}}, {'valueCoding': {'code': "
    "'y'}}, {'valueCoding': {'code': 'none', 'display': 'None'}, 'extension': [{'url': "
    "'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive', 'valueBoolean': "
    "true}]}]";
const std::string required = "'required': true";

}  // namespace

TEST_CASE("whole numbers") {
  const Asking ask("integer", required,
                   extension("minValue", "'valueInteger': 1") + ", " + extension("maxValue", "'valueInteger': 2000"));
  CHECK(ask.number("12") == "12");
  CHECK(ask.number(" 12\t") == "12");
  CHECK(ask.number("012") == "12");
  CHECK(ask.number("12.0") == "12");
  CHECK(ask.number("1,200") == "1200");
  CHECK(ask.number("1") == "1");
  CHECK(ask.number("2000") == "2000");
  CHECK(ask.number("0") == "Enter 1 or more for: A?");
  CHECK(ask.number("-5") == "Enter 1 or more for: A?");
  CHECK(ask.number("2001") == "Enter 2000 or less for: A?");
  CHECK(ask.number("") == "Answer the question: A?");
  for (const char* typed : {"twelve", "12.5",  "1e2",   "0x10", "--1",  "1-2",    ".",       "-",
                            "1 2",    "12,34", "1,2",   "1,20", ",100", "1,,000", "10,0000", "99999999999999999999",
                            "١٢",     "+3",    "1.2.3", "NaN"}) {
    INFO(typed);
    CHECK(ask.number(typed) == "Enter a whole number, like 12, for: A?");
  }
}

TEST_CASE("whole numbers that FHIR's integer can't hold") {
  const Asking ask("integer");
  CHECK(ask.number("2147483647") == "2147483647");
  CHECK(ask.number("-2147483648") == "-2147483648");
  CHECK(ask.number("2147483648") == "Enter 2147483647 or less for: A?");
  CHECK(ask.number("-2147483649") == "Enter -2147483648 or more for: A?");
}

TEST_CASE("times of day") {
  const Asking ask("time", required);
  const auto understood = [](const Asking& asked, const std::string& typed) {
    const ValidationResult checked = asked({typed});
    return checked.error.empty() ? iso_time(checked.answer.values.at(0).moment.second) : checked.error;
  };
  const std::vector<std::pair<const char*, const char*>> times{
      {"9:30", "09:30:00"},   {"9.30am", "09:30:00"},   {"9:30 AM", "09:30:00"},    {"14:05", "14:05:00"},
      {"2.05pm", "14:05:00"}, {"14:05pm", "14:05:00"},  {"9am", "09:00:00"},        {"12am", "00:00:00"},
      {"12pm", "12:00:00"},   {"12:30am", "00:30:00"},  {"0930", "09:30:00"},       {"930", "09:30:00"},
      {"00:00", "00:00:00"},  {"23:59:59", "23:59:59"}, {" 9:30 p.m. ", "21:30:00"}};
  for (const auto& [typed, time] : times) {
    INFO(typed);
    CHECK(understood(ask, typed) == time);
  }
  for (const char* typed : {"9", "24:00", "9:60", "14am", "0am", "9:3", "half past 9", "9:30:00:00", ":30",
                            "9:", "-9:30", "09300", "9:30xm", "13:05am", "am"}) {
    INFO(typed);
    CHECK(understood(ask, typed) == "Enter a time, like 9:30am or 14:30, for: A?");
  }
  CHECK(understood(ask, "") == "Answer the question: A?");
  const Asking bounded(
      "time", "",
      extension("minValue", "'valueTime': '09:00:00'") + ", " + extension("maxValue", "'valueTime': '17:30:00'"));
  CHECK(understood(bounded, "9am") == "09:00:00");
  CHECK(understood(bounded, "8:59") == "Enter a time that is 9:00am or later for: A?");
  CHECK(understood(bounded, "17:31") == "Enter a time that is 5:30pm or earlier for: A?");
}

TEST_CASE("dateTimes: a day, and by the clock of the pack a time of it") {
  const Asking ask("dateTime", required, "", "Europe/London");
  const auto understood = [](const Asking& asked, std::vector<std::string> typed) {
    const ValidationResult checked = asked(typed);
    return checked.error.empty() ? to_iso(checked.answer.values.at(0).moment) : checked.error;
  };
  CHECK(understood(ask, {"15", "3", "2026", ""}) == "2026-03-15");
  CHECK(understood(ask, {"15", "3", "2026", "9:30"}) == "2026-03-15T09:30:00Z");
  CHECK(understood(ask, {"15", "7", "2026", "2pm"}) == "2026-07-15T14:00:00+01:00");
  CHECK(understood(ask, {"", "", "", "2pm"}) == "Enter the day, month and year, like 15 3 1984, for: A?");
  CHECK(understood(ask, {"", "", "", ""}) == "Answer the question: A?");
  const ValidationResult wrong = ask({"15", "3", "2026", "soon"});
  CHECK(wrong.error == "Enter a time, like 9:30am or 14:30, for: A?");
  CHECK(wrong.wrong_parts == std::vector<std::string>{"time"});
  CHECK(understood(Asking("dateTime", "", "", "UTC"), {"15", "7", "2026", "2pm"}) == "2026-07-15T14:00:00Z");
  // Without a clock nobody can say which instant is meant, so none is taken.
  const Asking timeless("dateTime");
  CHECK(understood(timeless, {"15", "7", "2026"}) == "2026-07-15");
  CHECK(understood(timeless, {"15", "7", "2026", "2pm"}) == "Enter a time, like 9:30am or 14:30, for: A?");

  const Asking bounded("dateTime", "",
                       extension("minValue", "'valueDateTime': '2026-07-01T09:00:00+01:00'") + ", " +
                           extension("maxValue", "'valueDate': '2026-07-31'"),
                       "Europe/London");
  CHECK(understood(bounded, {"1", "7", "2026", "9am"}) == "2026-07-01T09:00:00+01:00");
  CHECK(understood(bounded, {"1", "7", "2026", ""}) == "2026-07-01");
  CHECK(understood(bounded, {"1", "7", "2026", "8:59"}) ==
        "Enter a date that is 1 July 2026 at 9:00am or later for: A?");
  CHECK(understood(bounded, {"31", "7", "2026", "23:59"}) == "2026-07-31T23:59:00+01:00");
  CHECK(understood(bounded, {"1", "8", "2026", ""}) == "Enter a date that is 31 July 2026 or earlier for: A?");
}

TEST_CASE("web addresses are absolute URIs") {
  const Asking ask("url", "'maxLength': 40");
  for (const char* typed : {"https://www.example.com", "http://example.com/a?b=c#d", "urn:oid:1.2.3",
                            "mailto:a@example.com", "https://example.com/%C3%A9", "x-y.z+1:a"}) {
    INFO(typed);
    const ValidationResult checked = ask({typed});
    CHECK(checked.error.empty());
    REQUIRE(checked.answer.values.size() == 1);
    CHECK(checked.answer.values[0].kind == pack::AnswerValue::Kind::url);
    CHECK(checked.answer.values[0].text == typed);
  }
  for (const char* typed : {"www.example.com", "https:", "//example.com", "1http://x", "http://exa mple.com",
                            "http://x/<b>", "https://example.com/é", "http://x/%zz", "http://x/%a", "example", ":x"}) {
    INFO(typed);
    CHECK(ask.error({typed}) == "Enter a whole web address, like https://www.example.com, for: A?");
  }
  CHECK(ask.error({"https://example.com/123456789012345678901"}) == "Use 40 characters or fewer for: A?");
}

TEST_CASE("digits after the point, and forms that a text must have") {
  const Asking price("decimal", "", extension("maxDecimalPlaces", "'valueInteger': 2"));
  CHECK(price.number("1.25") == "1.25");
  CHECK(price.number("1.250") == "1.25");
  CHECK(price.number("1.255") == "Use 2 digits or fewer after the point for: A?");
  const Asking number("string", "",
                      extension("regex", "'valueString': '[0-9]{3} ?[0-9]{3} ?[0-9]{4}'") + ", " +
                          extension("entryFormat", "'valueString': '943 476 5919'"));
  CHECK(number.text("943 476 5919") == "943 476 5919");
  CHECK(number.text("9434765919") == "9434765919");
  CHECK(number.text("") == "none");
  CHECK(number.text("943 476 591") == "Enter the answer in the right form, like 943 476 5919, for: A?");
  CHECK(number.text("x943 476 5919") == "Enter the answer in the right form, like 943 476 5919, for: A?");
  const Asking bare("text", "", extension("regex", "'valueString': 'a+'"));
  CHECK(bare.text("b") == "Enter the answer in the right form for: A?");
}

TEST_CASE("numbers with a fraction, their unit and their thousands") {
  const std::string unit = extension("questionnaire-unit", "'valueCoding': {'code': 'kg'}");
  for (const char* type : {"decimal", "quantity"}) {
    const Asking ask(type, "", unit);
    CHECK(ask.number("70.5") == "70.5");
    CHECK(ask.number("70.50") == "70.5");
    CHECK(ask.number("70.5kg") == "70.5");
    CHECK(ask.number("70.5 KG") == "70.5");
    CHECK(ask.number(".5") == "0.5");
    CHECK(ask.number("1,000,000.25 kg") == "1000000.25");
    CHECK(ask.number("-1,000") == "-1000");
    CHECK(ask.number("") == "none");
    // A comma for the point must never make ten times as much of it.
    for (const char* typed : {"70,5", "7,5", "kg", "70 lb", "70.5.5", "1.000,5", "5 kg kg"}) {
      INFO(typed);
      CHECK(ask.number(typed) == "Enter a number, like 12 or 12.5, for: A?");
    }
  }
  const ValidationResult soil = Asking("quantity", "", unit)({"3"});
  CHECK(soil.answer.values[0].kind == pack::AnswerValue::Kind::quantity);
  CHECK(soil.answer.values[0].text == "kg");
  const Asking bounded("decimal", "", extension("minValue", "'valueDecimal': 0.5"));
  CHECK(bounded.number("0.5") == "0.5");
  CHECK(bounded.number("0.49") == "Enter 0.5 or more for: A?");
}

TEST_CASE("dates") {
  const Asking ask("date", required);
  const auto understood = [&](const std::string& day, const std::string& month, const std::string& year) {
    const ValidationResult checked = ask({day, month, year});
    return checked.error.empty() ? to_iso(checked.answer.values.at(0).date) : checked.error;
  };
  CHECK(understood("15", "3", "1984") == "1984-03-15");
  CHECK(understood(" 5 ", "03", "1984") == "1984-03-05");
  CHECK(understood("29", "2", "2024") == "2024-02-29");
  CHECK(understood("29", "2", "2000") == "2000-02-29");
  for (const char* month : {"March", "march", "MAR", "mar", "Marc"}) {
    CAPTURE(month);
    CHECK(understood("15", month, "1984") == "1984-03-15");
  }
  CHECK(understood("1", "Sept", "1990") == "1990-09-01");
  CHECK(understood("1", "may", "1990") == "1990-05-01");
  const std::string real = "Enter a real date, like 15 3 1984, for: A?";
  const std::string whole = "Enter the day, month and year, like 15 3 1984, for: A?";
  CHECK(understood("29", "2", "2023") == real);
  CHECK(understood("29", "2", "1900") == real);
  CHECK(understood("31", "4", "1984") == real);
  CHECK(understood("15", "Ma", "1984") == real);
  CHECK(understood("15", "Marchy", "1984") == real);
  CHECK(understood("15", "", "1984") == whole);
  CHECK(understood("", "", "") == "Answer the question: A?");

  const auto wrong = [&](const std::string& day, const std::string& month, const std::string& year) {
    std::string parts;
    for (const std::string& part : ask({day, month, year}).wrong_parts) parts += part + " ";
    return parts;
  };
  CHECK(wrong("", "3", "") == "day year ");
  CHECK(wrong("", "", "") == "day month year ");
  CHECK(wrong("32", "3", "1984") == "day ");
  CHECK(wrong("30", "2", "1984") == "day ");
  CHECK(wrong("15", "13", "1984") == "month ");
  CHECK(wrong("15", "0", "1984") == "month ");
  CHECK(wrong("x", "y", "z") == "day month year ");
  CHECK(wrong("15", "3", "84") == "year ");
  CHECK(wrong("15", "3", "19845") == "year ");
  CHECK(wrong("15", "3", "0000") == "year ");
  CHECK(wrong("15", "3", "1984").empty());
}

TEST_CASE("dates between bounds, and of birth") {
  const Asking bounded(
      "date", "",
      extension("minValue", "'valueDate': '2000-01-02'") + ", " + extension("maxValue", "'valueDate': '2010-12-30'"));
  CHECK(bounded.error({"2", "1", "2000"}).empty());
  CHECK(bounded.error({"30", "12", "2010"}).empty());
  CHECK(bounded.error({"1", "1", "2000"}) == "Enter a date that is 2 January 2000 or later for: A?");
  CHECK(bounded.error({"31", "12", "2010"}) == "Enter a date that is 30 December 2010 or earlier for: A?");
  CHECK(bounded({"1", "1", "2000"}).wrong_parts.size() == 3);
  CHECK(bounded({"", "", ""}).answer.values.empty());
  const Asking birth("date", "", extension("urn:sealwell:autocomplete", "'valueCode': 'bday'"));
  CHECK(birth.error({"22", "11", "2026"}).empty());
  CHECK(birth.error({"23", "11", "2026"}) == "Enter a date in the past for: A?");
}

TEST_CASE("texts are counted in code points and kept without what surrounds them") {
  const Asking ask("string", "'required': true, 'maxLength': 5", extension("minLength", "'valueInteger': 2"));
  CHECK(ask.text("  Łódź ") == "Łódź");
  CHECK(ask.text("👩‍🌾x") == "👩‍🌾x");
  CHECK(ask.text("ηηηηη") == "ηηηηη");
  CHECK(ask.text("ηηηηηη") == "Use 5 characters or fewer for: A?");
  CHECK(ask.text("x") == "Use 2 characters or more for: A?");
  CHECK(ask.text("   ") == "Answer the question: A?");
  const Asking open("text");
  CHECK(open.text("") == "none");
  CHECK(open.text("one\r\ntwo\n") == "one\ntwo");
  CHECK(Asking("text", "'maxLength': 7").text("one\r\ntwo") == "one\ntwo");
}

TEST_CASE("what is no text, or far too long, is refused and not kept") {
  const Asking ask("text");
  const std::string broken = "Enter the answer again. It has characters that we can not read: A?";
  for (const std::string& typed : {std::string("\xff"), std::string("\xc3("), std::string("\xed\xa0\x80"),
                                   std::string("a\0b", 3), std::string("a\x1b[1m")}) {
    CAPTURE(typed);
    CHECK(ask.error({typed}) == broken);
    CHECK(ask({typed}).answer.typed.empty());
  }
  CHECK(ask.error({"tab\tline\r\n"}).empty());
  CHECK(ask.error({std::string(max_input_bytes, 'x')}).empty());
  CHECK(ask.error({std::string(max_input_bytes + 1, 'x')}) == "Use 20000 characters or fewer for: A?");
  const Asking choice("open-choice", options);
  const ValidationResult other = choice({"#other"}, std::string(max_input_bytes + 1, 'x'));
  CHECK_FALSE(other.error.empty());
  CHECK(other.answer.typed_other.empty());
}

TEST_CASE("phone numbers") {
  const Asking ask("string", "", extension("urn:sealwell:autocomplete", "'valueCode': 'tel'"));
  for (const char* typed :
       {"01632 960 001", "07700900982", "+44 7700 900 982", "(01632) 960-001", "0800.840.1628", "080011116"}) {
    INFO(typed);
    CHECK(ask.text(typed) == typed);
  }
  for (const char* typed : {"0163", "call me", "07700 900 982 x3", "0770090098212345", "44+7700900982", "12345678"}) {
    INFO(typed);
    CHECK(ask.text(typed) == "Enter a phone number, like 01632 960 001 or 07700 900 982");
  }
}

TEST_CASE("email addresses") {
  const Asking ask("string", "", extension("urn:sealwell:autocomplete", "'valueCode': 'email'"));
  for (const char* typed : {"a@b.c", "ada.byron+x@example.co.uk", "ünï@exämple.de"}) {
    CAPTURE(typed);
    CHECK(ask.text(typed) == typed);
  }
  for (const char* typed : {"a", "@b.c", "a@", "a@b", "a@.c", "a@b.", "a@b..c", "a@b@c.d", "a b@c.d"}) {
    INFO(typed);
    CHECK(ask.text(typed) == "Enter an email address in the right format, like name@example.com");
  }
  CHECK(is_email_address(std::string(249, 'a') + "@b.cd"));
  CHECK_FALSE(is_email_address(std::string(250, 'a') + "@b.cd"));
}

TEST_CASE("postcodes of known forms") {
  for (const char* typed : {"DT1 1XJ", "dt11xj", "DT11 0AB", "M1 1AA", "EC1A 1BB", "W1A-0AX", "GIR 0AA", "BH9.2AB"}) {
    INFO(typed);
    CHECK(has_postcode_form(typed));
  }
  for (const char* typed : {"", "DT1", "1DT 1XJ", "DT1 1X", "DT123 1XJ", "DTX 1XJ", "GIR 0AB", "DT1 XXJ", "Dörset"}) {
    INFO(typed);
    CHECK_FALSE(has_postcode_form(typed));
  }
}

TEST_CASE("a doubtful postcode is pointed out once, and taken when the very same comes again") {
  Asking ask("string", required, extension("urn:sealwell:autocomplete", "'valueCode': 'postal-code'"));
  const std::string doubt = "Check the postcode, like DT1 1XJ. If it is right, select Continue again";
  const ValidationResult first = ask({"XYZ"});
  CHECK(first.error == doubt);
  CHECK(first.answer.warned);
  ask.answers.at("a") = first.answer;
  CHECK(ask({"XYZ"}).error.empty());
  CHECK(ask({"XYZ"}).answer.warned);  // and is not doubted when the screen is seen a third time
  CHECK(ask({"XYZZ"}).error == doubt);
  CHECK(ask({"DT1 1XJ"}).error.empty());
}

TEST_CASE("a doubt is about what was typed then, however the next text comes in") {
  Resident resident = at_results();
  resident.submit().submit({}, "yes").submit({}, "yes").answer("Ada");
  resident.submit({{"born-day", {"1"}}, {"born-month", {"1"}}, {"born-year", {"1980"}}});
  REQUIRE(resident.at() == "item/postcode");
  resident.answer("NOWHERE");
  CHECK(resident.errors().size() == 1);
  SECTION("typed on the screen") {
    resident.input({{"postcode", {"ELSEWHERE"}}}).answer("ELSEWHERE");
    CHECK(resident.errors().size() == 1);
    resident.answer("ELSEWHERE");
    CHECK(resident.at() == "item/contact");
  }
  SECTION("kept on the way back") {
    const int here = resident.now().screen.position;
    resident.visit(here - 1, {{"postcode", {"ELSEWHERE"}}}).visit(here);
    CHECK(resident.field("postcode").values == std::vector<std::string>{"ELSEWHERE"});
    resident.answer("ELSEWHERE");
    CHECK(resident.errors().size() == 1);
  }
  SECTION("the same again") {
    resident.input({{"postcode", {"NOWHERE"}}}).answer("NOWHERE");
    CHECK(resident.at() == "item/contact");
  }
}

TEST_CASE("one option of several") {
  const Asking ask("choice", options + ", " + required);
  CHECK(ask({"x"}).answer.values[0].coding.display == "X");
  CHECK(ask.error({}) == "Select an answer for: A?");
  CHECK(ask.error({""}) == "Select an answer for: A?");
  CHECK(ask.error({"z"}) == "Select one of the answers shown for: A?");
  CHECK(ask.error({"X"}) == "Select one of the answers shown for: A?");
  CHECK(ask.error({"#other"}) == "Select one of the answers shown for: A?");
  CHECK(ask.error({"x", "y"}) == "Select only one answer for: A?");
  CHECK(ask.error({"x", "x"}).empty());
  CHECK(Asking("choice", options).error({}).empty());
}

TEST_CASE("several options") {
  const Asking ask("choice", options + ", 'repeats': true, " + required);
  CHECK(ask({"x", "y"}).answer.values.size() == 2);
  CHECK(ask({"x", "x", "y"}).answer.values.size() == 2);
  CHECK(ask.error({}) == "Select at least one answer for: A?");
  CHECK(ask.error({"none"}).empty());
  CHECK(ask.error({"x", "none"}) == "Select ‘None’ or the other answers, not both");
  CHECK(ask({"x", "none"}).answer.values.empty());
}

TEST_CASE("an answer in one's own words") {
  const Asking ask("open-choice", options + ", " + required);
  CHECK(ask({"#other"}, " a hoe ").answer.values[0].text == "a hoe");
  CHECK(ask({"x"}).answer.values[0].coding.code == "x");
  CHECK(ask.error({"#other"}) == "Tell us your answer for: A?");
  CHECK(ask.error({}) == "Select an answer for: A?");
  CHECK(ask({}, "a hoe").answer.values[0].text == "a hoe");
  CHECK(ask.error({"x"}, "a hoe") == "Select only one answer for: A?");
}

TEST_CASE("yes or no") {
  const Asking ask("boolean", required);
  CHECK(ask({"true"}).answer.values[0].boolean);
  CHECK_FALSE(ask({"false"}).answer.values[0].boolean);
  CHECK(ask.error({}) == "Select an answer for: A?");
  CHECK(ask.error({"maybe"}) == "Select one of the answers shown for: A?");
  CHECK(Asking("boolean").error({}).empty());
}
