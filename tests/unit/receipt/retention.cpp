// How long something is kept: rules, their words, and the dates that follow.
#include "core/pack/retention.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;
using namespace sealwell::pack;

namespace {

std::vector<std::string> failures_in(std::string_view retention, std::vector<RetentionRule>* rules = nullptr) {
  const json::Value value = json_of(retention);
  Failures failures;
  std::vector<RetentionRule> read = read_retention_rules(ObjectReader(value, "", failures));
  if (rules) *rules = std::move(read);
  std::vector<std::string> lines;
  for (const Failure& failure : failures) lines.push_back(std::string(error_name(failure.error)) + ' ' + failure.where);
  return lines;
}

RetentionRule rule(const std::string& inside) {
  std::vector<RetentionRule> rules;
  REQUIRE(failures_in("{'rules': [{" + inside + "}]}", &rules).empty());
  REQUIRE(rules.size() == 1);
  return rules.front();
}

std::string date_of(const std::string& inside) {
  const auto date = retention_date(rule(inside), CivilDate{2026, 11, 22});
  if (!date) return "none";
  static constexpr std::string_view certainties[] = {"exact", "about", "latest", "earliest"};
  return to_iso(date->date) + ' ' + std::string(certainties[static_cast<int>(date->certainty)]);
}

std::string sum(const CivilDate& date, std::string_view period) {
  const auto added = add(date, parse_period(period).value());
  return added ? to_iso(*added) : "none";
}

}  // namespace

TEST_CASE("periods") {
  CHECK(period_text(parse_period("P5Y").value()) == "5 years");
  CHECK(period_text(parse_period("P1Y").value()) == "1 year");
  CHECK(period_text(parse_period("P18M").value()) == "18 months");
  CHECK(period_text(parse_period("P2Y6M").value()) == "2 years and 6 months");
  CHECK(period_text(parse_period("P2W").value()) == "2 weeks");
  CHECK(period_text(parse_period("P30D").value()) == "30 days");
  CHECK(period_text(parse_period("P1Y1M1D").value()) == "13 months and 1 day");
  for (const std::string_view bad : {"", "P", "5Y", "P5", "PY", "P0D", "P1D1Y", "P1Y1Y", "P1Y2W", "PT5H", "P-1Y",
                                     "P101Y", "P99999999999999999999D", "p5Y", "P5Y "}) {
    INFO(bad);
    CHECK_FALSE(parse_period(bad));
  }
}

TEST_CASE("adding a period") {
  CHECK(sum({2026, 11, 22}, "P5Y") == "2031-11-22");
  CHECK(sum({2026, 1, 31}, "P1M") == "2026-02-28");
  CHECK(sum({2024, 2, 29}, "P1Y") == "2025-02-28");
  CHECK(sum({2026, 12, 31}, "P1D") == "2027-01-01");
  CHECK(sum({2026, 11, 22}, "P30D") == "2026-12-22");
  CHECK(sum({2024, 1, 1}, "P366D") == "2025-01-01");
  CHECK(sum({9999, 6, 1}, "P1Y") == "none");
  CHECK(sum({9999, 12, 1}, "P40D") == "none");
}

TEST_CASE("a rule in words") {
  CHECK(retention_rule_text(rule("'until': [{'event': 'last-follow-up', 'period': 'P5Y'}]")) ==
        "5 years after your last follow-up");
  CHECK(retention_rule_text(
            rule("'categories': ['Name', 'Phone'], 'until': [{'event': 'sent', 'period': 'P6Y'}, {'event': "
                 "'end-of-contract'}], 'whichever': 'sooner', 'limit': 'at-most'")) ==
        "Name and Phone: at most 6 years after you sent this or until the contract for the service ends, whichever is "
        "sooner");
  CHECK(retention_rule_text(rule("'forEver': true")) == "for ever");
  CHECK(retention_rule_text(
            rule("'until': [{'event': 'discharge', 'words': 'you are discharged', 'period': 'P7Y'}], 'limit': "
                 "'at-least', 'then': 'made-anonymous', 'holds': ['the law says so', 'a court asks']")) ==
        "at least 7 years after you are discharged, then made anonymous; longer if the law says so or if a court asks");
}

TEST_CASE("a rule's date, and how sure it is") {
  CHECK(date_of("'until': [{'event': 'sent', 'period': 'P6Y'}]") == "2032-11-22 exact");
  CHECK(date_of("'until': [{'event': 'sent', 'period': 'P6Y'}], 'limit': 'at-most'") == "2032-11-22 latest");
  CHECK(date_of("'until': [{'event': 'sent', 'period': 'P6Y'}], 'limit': 'at-least'") == "2032-11-22 earliest");
  CHECK(date_of("'until': [{'event': 'last-follow-up', 'period': 'P5Y'}]") == "none");
  CHECK(date_of("'until': [{'event': 'last-follow-up', 'period': 'P5Y', 'expected': 'P12M'}]") == "2032-11-22 about");
  const std::string two = "'until': [{'event': 'sent', 'period': 'P6Y'}, {'event': 'end-of-contract'}], 'whichever': ";
  CHECK(date_of(two + "'sooner'") == "2032-11-22 latest");
  CHECK(date_of(two + "'later'") == "2032-11-22 earliest");
  CHECK(date_of("'forEver': true") == "none");
}

TEST_CASE("a rule that makes no sense is refused at its place") {
  using Lines = std::vector<std::string>;
  CHECK(failures_in("{'text': 'a year'}").empty());
  CHECK(failures_in("{'anchor': 'end', 'period': 'P1Y', 'text': '1 year'}").empty());
  CHECK(failures_in("{'rules': []}") == Lines{"missing_field /rules"});
  CHECK(failures_in("{'rules': [{}]}") == Lines{"missing_field /rules/0/until"});
  CHECK(failures_in("{'rules': [{'forEver': true, 'until': [{'event': 'sent'}]}]}") ==
        Lines{"missing_field /rules/0/until"});
  CHECK(failures_in("{'rules': [{'until': [{'event': 'discharge'}]}]}") ==
        Lines{"missing_field /rules/0/until/0/words"});
  CHECK(failures_in("{'rules': [{'until': [{'event': 'sent', 'period': '5 years'}]}]}") ==
        Lines{"unknown_value /rules/0/until/0/period"});
  CHECK(failures_in("{'rules': [{'until': [{'event': 'sent'}, {'event': 'first-use'}]}]}") ==
        Lines{"missing_field /rules/0/whichever"});
  CHECK(failures_in("{'rules': [{'forEver': true, 'limit': 'about'}]}") == Lines{"unknown_value /rules/0/limit"});
  CHECK(failures_in("{'rules': [{'forEver': true, 'more': 1}]}") == Lines{"unknown_value /rules/0/more"});
}

TEST_CASE("a pack's own words come first, in their language") {
  const json::Value both = json_of("{'rules': [{'forEver': true}], 'text': {'cy': 'am byth'}}");
  CHECK(retention_text(both, "cy", "en") == "am byth");
  CHECK(retention_text(both, "en", "en") == "for ever");
  const json::Value plain = json_of("{'rules': [{'forEver': true}], 'text': 'always'}");
  CHECK(retention_text(plain, "en", "en") == "always");
  CHECK(retention_text(plain, "cy", "en") == "for ever");
  CHECK(retention_text(json_of("{'text': 'a year'}"), "cy", "en") == "a year");
}
