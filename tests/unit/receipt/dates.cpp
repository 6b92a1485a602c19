// Days by which something must be answered or deleted, against known ones.
#include "core/pack/messages.hpp"
#include "core/receipt/rights.hpp"
#include "core/receipt/working_days.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;
using namespace sealwell::receipt;

namespace {

CivilDate day(std::string_view text) { return parse_iso_date(text).value(); }
std::string after(std::string_view from, int count) { return to_iso(add_working_days(day(from), count).value()); }

std::string answer_by(const json::Value& rights, std::string_view right) {
  for (const json::Value& entry : *rights.if_array()) {
    if (entry.text_or("right") == right) return std::string(entry.text_or("answerBy", "no date"));
  }
  return "absent";
}

}  // namespace

TEST_CASE("weekdays") {
  CHECK(weekday(day("2026-11-22")) == 6);
  CHECK(weekday(day("2024-02-29")) == 3);
  CHECK(weekday(day("2000-01-01")) == 5);
  CHECK(weekday(day("1970-01-01")) == 3);
}

TEST_CASE("Easter, as the Church of England's tables have it") {
  for (const std::string_view easter : {"2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31", "2025-04-20",
                                        "2026-04-05", "2027-03-28", "2038-04-25"}) {
    INFO(easter);
    CHECK(to_iso(easter_sunday(day(easter).year)) == easter);
  }
}

TEST_CASE("bank holidays of England and Wales, with the days in lieu") {
  for (const std::string_view holiday :
       {"2021-12-27", "2021-12-28", "2022-01-03", "2022-12-26", "2022-12-27", "2023-01-02", "2024-01-01", "2024-03-29",
        "2024-04-01", "2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25", "2024-12-26", "2026-12-25", "2026-12-28",
        "2027-12-27", "2027-12-28"}) {
    INFO(holiday);
    CHECK(is_bank_holiday(day(holiday)));
    CHECK_FALSE(is_working_day(day(holiday)));
  }
  for (const std::string_view ordinary : {"2022-12-28", "2024-12-27", "2026-12-29", "2023-01-03", "2024-05-13",
                                          "2024-08-19", "2024-04-02", "2025-12-29"}) {
    INFO(ordinary);
    CHECK(is_working_day(day(ordinary)));
  }
}

TEST_CASE("working days are counted from the day after") {
  CHECK(after("2026-11-20", 1) == "2026-11-23");
  CHECK(after("2026-11-22", 20) == "2026-12-18");
  CHECK(after("2026-12-23", 3) == "2026-12-30");
  CHECK(to_iso(working_day_from(day("2026-12-25")).value()) == "2026-12-29");
  CHECK_FALSE(add_working_days(day("9999-12-30"), 5));
}

TEST_CASE("rights and the days by which they must be answered") {
  pack::Statement statement;
  statement.lawful_basis = "6(1)(e)";
  statement.condition = "9(2)(a)";
  const std::vector<const pack::Statement*> about{&statement};
  json::Value rights = rights_on(day("2026-11-22"), about, nullptr, {});
  CHECK(answer_by(rights, "access") == "2026-12-22");
  CHECK(answer_by(rights, "objection") == "2026-12-22");
  CHECK(answer_by(rights, "portability") == "2026-12-22");
  CHECK(answer_by(rights, "human-review") == "2026-12-13");
  CHECK(answer_by(rights, "complaint") == "2026-12-22");
  CHECK(answer_by(rights, "authority") == "absent");

  // 28 February is a Sunday in 2027; a month from 31 January ends there, and the answer is due on the Monday.
  CHECK(answer_by(rights_on(day("2027-01-31"), about, nullptr, {}), "access") == "2027-03-01");

  const json::Value notice = pack::json_of(
      "{'rights': [{'right': 'access', 'answerWithinWorkingDays': 20, 'how': 'Write to us'},"
      " {'right': 'human-review', 'answerWithin': 'P2W'}], 'authority': {'name': 'the ICO', 'phone': '0303 123 "
      "1113'}}");
  statement.lawful_basis = "6(1)(a)";
  statement.condition = "";
  rights = rights_on(day("2026-11-22"), about, &notice, {});
  CHECK(answer_by(rights, "access") == "2026-12-18");
  CHECK((*rights.if_array())[0].text_or("rule") == "20 working days");
  CHECK((*rights.if_array())[0].text_or("how") == "Write to us");
  CHECK(answer_by(rights, "human-review") == "2026-12-06");
  CHECK(answer_by(rights, "objection") == "absent");
  CHECK(answer_by(rights, "authority") == "no date");
}

TEST_CASE("a pack's words stand in place of English ones, and a lone brace stays") {
  const json::Value receipt =
      pack::json_of("{'words': {'receipt-answer-by': 'ateb erbyn {date} {x} {', 'month-12': 'Rhagfyr'}}");
  const pack::Messages words(receipt.find("words"), pack::receipt_sentences);
  CHECK(words.date(day("2026-12-01")) == "1 Rhagfyr 2026");
  CHECK(words.say("receipt-answer-by", {{"date", "yfory"}}) == "ateb erbyn yfory {x} {");
  CHECK(words.say("receipt-sent") == "What was sent");
  CHECK(words.say("no-such-sentence") == "no-such-sentence");
}
