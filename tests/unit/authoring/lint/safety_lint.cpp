// A pack that can raise a safety message says what it says.
#include "core/authoring/lint/safety_lint.hpp"

#include "core/authoring/instruments/registry.hpp"
#include "core/scoring/safety_flags.hpp"

#include "tests/unit/fixtures/resident.hpp"

#include <algorithm>
#include <set>

using namespace sealwell;
using Lines = std::vector<std::string>;

namespace {

Lines problems_of(const json::Value& joined) {
  Lines lines;
  for (const lint::Problem& problem : lint::check_safety(pack::read_pack(joined))) {
    INFO(problem.pointer);
    CHECK_FALSE(problem.fix.empty());
    lines.push_back(problem.pointer + ": " + problem.problem);
  }
  return lines;
}

std::string feed(std::string_view code, std::string_view type) {
  return "{'linkId': 'a', 'type': '" + std::string(type) +
         "', 'text': 'Q', 'code': [{'system': "
         "'urn:sealwell:instrument', 'code': '" +
         std::string(code) + "'}]}";
}

Lines missing_for(const std::string& items) {
  Lines flags;
  for (const std::string& line : problems_of(pack::small_pack("[" + items + "]"))) {
    CAPTURE(line);
    const std::string lead = "/advice/flags: Answers can raise the safety message ";
    REQUIRE(line.starts_with(lead));
    flags.push_back(line.substr(lead.size(), line.find(',') - lead.size()));
  }
  return flags;
}

json::Value with_all_words(json::Value joined) {
  json::Value flags = json::Value::object();
  for (const scoring::BandInfo& flag : scoring::find_instrument("red_flags")->bands) {
    json::Value words = json::Value::object();
    words.set("title", "About " + std::string(flag.id));
    words.set("text", pack::json_of("['Call 111.']"));
    flags.set(flag.id, std::move(words));
  }
  json::Value advice = pack::json_of("{'format': 'sealwell-advice/1'}");
  advice.set("flags", std::move(flags));
  joined.set("advice", std::move(advice));
  return joined;
}

}  // namespace

TEST_CASE("packs whose words are all there have no problem") {
  CHECK(problems_of(pack::allotment_pack()).empty());
  CHECK(problems_of(pack::livewell_pack()).empty());
  CHECK(problems_of(pack::small_pack()).empty());
}

TEST_CASE("a message that can be raised must have words") {
  CHECK(missing_for(feed("phq9#items/8", "integer")) == Lines{"self_harm_crisis", "mental_health_support"});
  CHECK(missing_for(feed("gad7#items/0", "integer")) == Lines{"mental_health_support"});
  CHECK(missing_for(feed("audit#q/5", "integer")) == Lines{"alcohol_do_not_stop_suddenly"});
  CHECK(missing_for(feed("audit_c#q1", "integer")) == Lines{"alcohol_do_not_stop_suddenly"});
  CHECK(missing_for(feed("bmi_nice#weight_kg", "decimal")) == Lines{"urgent_medical_help", "underweight"});
  CHECK(missing_for(feed("hsi#cigs_per_day", "integer")).empty());  // only beside a pregnancy
  CHECK(missing_for(feed("red_flags#age", "integer")) == Lines{"under_18"});
  CHECK(missing_for(feed("red_flags#pregnant?", "boolean")) == Lines{"pregnancy"});
  CHECK(missing_for(feed("five_a_day#fruit_veg", "integer")).empty());
}

TEST_CASE("words for a message that there is not, and an urgent one without a number, are named") {
  json::Value joined = with_all_words(pack::small_pack());
  json::Value& flags = pack::at(joined, "/advice/flags");
  CHECK(problems_of(joined).empty());
  flags.set("self-harm", pack::json_of("{'title': 'Call 116 123', 'text': []}"));
  flags.set("self_harm_crisis", pack::json_of("{'title': 'Talk to somebody', 'text': ['Now.']}"));
  CHECK(problems_of(joined) == Lines{"/advice/flags/self-harm: There is no safety message of this name.",
                                     "/advice/flags/self_harm_crisis: The message names no number to call."});
}

TEST_CASE("each message comes with the answer that raises it, in the pack's words, and is not kept") {
  std::set<std::string> walked;
  for (const scoring::InputInfo& input : scoring::find_instrument("red_flags")->inputs) {
    INFO(input.name);
    const bool truth = input.type == "true or false";
    std::string value = truth ? "true" : std::string(input.values.substr(input.values.find(" to ") + 4));
    value = value.substr(0, value.find_first_not_of("0123456789"));
    if (input.name == "bmi" || input.name == "age") value = "15";
    if (truth) value = "true";
    const std::string items =
        "[{'linkId': 'expecting', 'type': 'boolean', 'text': 'P', 'code': [{'system': "
        "'urn:sealwell:instrument', 'code': 'red_flags#pregnant'}]}, " +
        feed("red_flags#" + std::string(input.name), truth ? "boolean" : "decimal") + "]";
    engine::Resident resident(with_all_words(pack::small_pack(items)));
    // Drink and tobacco speak beside a pregnancy only.
    resident.submit().answer(input.name == "pregnant" || input.name == "planning_pregnancy" ? "false" : "true");
    const Lines before = resident.alerts();
    resident.input({{"a", {value}}});
    const Lines now = resident.alerts();
    CHECK(now.size() > before.size());
    CHECK(resident.held("a") != nullptr);
    CHECK(resident.held("a")->values.empty());  // shown before the answer was sent in
    walked.insert(now.begin(), now.end());
  }
  CHECK(walked.size() >= scoring::safety_flag_count);
}
