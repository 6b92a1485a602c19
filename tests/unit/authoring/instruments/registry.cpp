// The table for people must say what the scoring code does.
#include "core/authoring/instruments/registry.hpp"

#include "core/scoring/score.hpp"

#include "tests/unit/fixtures/first_difference.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

using namespace sealwell;
using namespace sealwell::scoring;
using json::Value;

namespace {

// Whether a printed range ("18.5 to under 25") holds a value.
bool holds(std::string_view range, const Decimal& value) {
  const auto number = [](std::string_view text) {
    const auto read = Decimal::parse(text);
    INFO(text);
    REQUIRE(read);
    return *read;
  };
  const auto after = [](std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
  };
  if (after(range, "under ")) return value < number(range);
  const bool open = after(range, "over ");
  if (range.ends_with(" or more")) return value >= number(range.substr(0, range.size() - 8));
  const std::size_t to = range.find(" to ");
  const Decimal low = number(range.substr(0, to));
  if (to == std::string_view::npos) return open ? value > low : value == low;
  range.remove_prefix(to + 4);
  const bool below = after(range, "under ");
  const Decimal high = number(range);
  return (open ? value > low : value >= low) && (below ? value < high : value <= high);
}

// The only band of that field, for those people, that holds the value; empty when none does.
std::string_view band_in_table(std::string_view instrument, std::string_view field, std::string_view when,
                               const Decimal& value) {
  std::string_view found;
  for (const BandInfo& band : find_instrument(instrument)->bands) {
    if (band.field != field || band.when != when || !holds(band.range, value)) continue;
    INFO(instrument << " " << field << " " << value.to_string() << ": " << found << " and " << band.id);
    CHECK(found.empty());
    found = band.id;
  }
  return found;
}

Value result_of(std::string_view instrument, const Value& inputs) {
  auto result = score(instrument, inputs);
  INFO(instrument << " " << json::write(inputs));
  REQUIRE(result.ok());
  return std::move(result).value();
}

std::string file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("what is scored is in the table, and what is in the table is scored") {
  std::map<std::string_view, Availability> listed;
  for (const InstrumentInfo& instrument : instruments()) listed[instrument.id] = instrument.availability;
  const std::vector<std::string_view> scored = scored_instruments();
  for (const std::string_view id : scored) {
    if (!listed.contains(id)) FAIL_CHECK(id << " is in core/scoring/score.cpp and not in core/authoring/instruments");
    else if (listed[id] != Availability::ships)
      FAIL_CHECK(id << " is scored, and the registry says that it does not ship");
  }
  const auto refused = refused_instruments();
  for (const std::string_view id : refused) {
    if (!listed.contains(id))
      FAIL_CHECK(id << " is refused by core/scoring/score.cpp, and the registry does not say why");
    else if (listed[id] == Availability::ships) FAIL_CHECK(id << " is refused, and the registry says that it ships");
  }
  for (const auto& [id, availability] : listed) {
    const bool known = availability == Availability::ships ? std::ranges::find(scored, id) != scored.end()
                                                           : std::ranges::find(refused, id) != refused.end();
    if (!known) FAIL_CHECK(id << " is in core/authoring/instruments and not in core/scoring/score.cpp");
  }
}

TEST_CASE("the table holds the instruments that were asked for, each once") {
  const std::set<std::string_view> asked = {"audit_c",
                                            "audit",
                                            "alcohol_units",
                                            "alcohol_weekly_risk",
                                            "hsi",
                                            "ftnd",
                                            "quit_4week",
                                            "gppaq",
                                            "activity_band_uk",
                                            "ipaq_sf",
                                            "bmi_nice",
                                            "whtr_nice",
                                            "imperial",
                                            "five_a_day",
                                            "ons4",
                                            "phq2",
                                            "phq9",
                                            "gad2",
                                            "gad7",
                                            "ucla3",
                                            "comb_keyworth6",
                                            "bcw_2014",
                                            "tdf_comb",
                                            "red_flags"};
  std::set<std::string_view> ships;
  std::set<std::string_view> all;
  for (const InstrumentInfo& instrument : instruments()) {
    INFO(instrument.id);
    CHECK(all.insert(instrument.id).second);
    CHECK(find_instrument(instrument.id) == &instrument);
    if (instrument.availability == Availability::ships) ships.insert(instrument.id);
  }
  CHECK(ships == asked);
  CHECK(find_instrument("nothing") == nullptr);
}

TEST_CASE("every instrument says all that a pack's developer needs") {
  for (const InstrumentInfo& instrument : instruments()) {
    INFO(instrument.id);
    CHECK_FALSE(instrument.title.empty());
    CHECK_FALSE(instrument.licence.empty());
    if (instrument.availability != Availability::ships) {
      CHECK_FALSE(instrument.reason.empty());
      continue;
    }
    CHECK(instrument.reason.empty());
    CHECK_FALSE(instrument.sources.empty());
    std::set<std::string_view> outputs;
    for (const OutputInfo& output : instrument.outputs) {
      INFO(output.name);
      CHECK(outputs.insert(output.name).second);
      CHECK_FALSE(output.meaning.empty());
    }
    std::set<std::string_view> inputs;
    for (const InputInfo& input : instrument.inputs) {
      INFO(input.name);
      CHECK(inputs.insert(input.name).second);
      CHECK_FALSE(input.values.empty());
      CHECK_FALSE(input.asks.empty());
    }
    for (const BandInfo& band : instrument.bands) {
      INFO(band.id);
      CHECK(outputs.contains(band.field));
      CHECK_FALSE(band.words.empty());
    }
  }
}

TEST_CASE("what does not ship is refused by the scoring code, and what ships is known to it") {
  for (const InstrumentInfo& instrument : instruments()) {
    INFO(instrument.id);
    const auto result = score(instrument.id, Value::array());
    REQUIRE_FALSE(result.ok());
    const bool ships = instrument.availability == Availability::ships;
    CHECK(result.error() == (ships ? Error::wrong_type : Error::instrument_blocked));
  }
}

TEST_CASE("the known answers use the table's names, and between them all of its bands") {
  std::map<std::string, std::set<std::string>> seen;  // "instrument field": bands met
  for (const char* path : {"tests/vectors/instruments.json", "tests/vectors/instruments-ours.json"}) {
    const auto vectors = json::parse(file(path));
    REQUIRE(vectors.ok());
    for (const Value& vector : *vectors.value().if_array()) {
      const InstrumentInfo* instrument = find_instrument(vector.text_or("instrument"));
      const auto result = score(vector.text_or("instrument"), *vector.find("inputs"));
      if (!instrument || !result.ok()) continue;
      INFO(vector.text_or("id"));
      std::set<std::string_view> outputs;
      for (const OutputInfo& output : instrument->outputs) outputs.insert(output.name);
      for (const json::Member& given : *result.value().if_object()) {
        INFO(given.name);
        CHECK(outputs.contains(given.name));
        const std::string key = std::string(instrument->id) + " " + given.name;
        if (const std::string* band = given.value.if_string()) seen[key].insert(*band);
        for (const Value& item : result.value().items(given.name)) {
          if (const std::string* id = item.if_string()) seen[key].insert(*id);
        }
      }
      // Everything listed is given, but for what is only given with an optional input.
      for (const OutputInfo& output : instrument->outputs) {
        INFO(output.name);
        if (output.name != "often_lonely") CHECK(result.value().find(output.name));
      }
    }
  }
  for (const InstrumentInfo& instrument : instruments()) {
    for (const BandInfo& band : instrument.bands) {
      INFO(instrument.id << " " << band.field << " " << band.id);
      CHECK(seen[std::string(instrument.id) + " " + std::string(band.field)].contains(std::string(band.id)));
    }
    if (instrument.bands.empty()) continue;
    // And no band is given that the table does not list.
    const std::string field(instrument.bands.front().field);
    for (const std::string& id : seen[std::string(instrument.id) + " " + field]) {
      CAPTURE(id);
      CHECK(std::any_of(instrument.bands.begin(), instrument.bands.end(),
                        [&id](const BandInfo& band) { return band.id == id; }));
    }
  }
}

TEST_CASE("required inputs are required, and the others are not") {
  const auto vectors = json::parse(file("tests/vectors/instruments-ours.json"));
  REQUIRE(vectors.ok());
  for (const Value& vector : *vectors.value().if_array()) {
    const InstrumentInfo* instrument = find_instrument(vector.text_or("instrument"));
    const Value& inputs = *vector.find("inputs");
    if (!instrument || !inputs.if_object() || !score(instrument->id, inputs).ok()) continue;
    for (const InputInfo& input : instrument->inputs) {
      if (input.required || !inputs.find(input.name)) continue;
      // One half of a pair, or one of several: left out alone they matter.
      const std::set<std::string_view> pairs = {"stone", "pounds", "feet", "inches", "components"};
      if (pairs.contains(input.name) || instrument->id == "comb_keyworth6") continue;
      auto without = Value::object();
      for (const json::Member& member : *inputs.if_object()) {
        if (member.name != input.name) without.set(member.name, member.value);
      }
      INFO(vector.text_or("id") << " without " << input.name);
      CHECK(score(instrument->id, without).ok());
    }
  }
}

TEST_CASE("printed ranges are those of the scores") {
  for (int total = 0; total <= 12; ++total) {
    CAPTURE(total);
    const auto inputs = Value::object().set("q1", std::min(total, 4)).set("q2", std::clamp(total - 4, 0, 4));
    auto whole = inputs;
    whole.set("q3", std::clamp(total - 8, 0, 4));
    CHECK(result_of("audit_c", whole).text_or("band") == band_in_table("audit_c", "band", "", total));
  }
  struct Sum {
    std::string_view id;
    std::string_view list;
    std::vector<int> most;
  };
  const std::vector<Sum> sums = {{"audit", "q", std::vector<int>(10, 4)},
                                 {"ftnd", "items", {3, 1, 1, 3, 1, 1}},
                                 {"phq9", "items", std::vector<int>(9, 3)},
                                 {"gad7", "items", std::vector<int>(7, 3)}};
  for (const Sum& sum : sums) {
    // The last two items of AUDIT are left at 0 or 4, so totals step evenly.
    const bool audit = sum.id == "audit";
    for (const int last : audit ? std::vector<int>{0, 4} : std::vector<int>{0}) {
      std::vector<int> items(sum.most.size(), 0);
      if (audit) items[8] = items[9] = last;
      const std::size_t stepped = audit ? 8 : items.size();
      for (std::size_t i = 0; i <= stepped;) {
        auto list = Value::array();
        int total = 0;
        for (const int item : items) {
          list.add(item);
          total += item;
        }
        INFO(sum.id << " " << total);
        CHECK(result_of(sum.id, Value::object().set(sum.list, list)).text_or("band") ==
              band_in_table(sum.id, "band", "", total));
        if (i < stepped && items[i] == sum.most[i]) ++i;
        if (i == stepped) break;
        ++items[i];
      }
    }
  }
  for (const int cigarettes : {5, 15, 25, 35}) {
    CAPTURE(cigarettes);
    for (const int minutes : {3, 20, 45, 90}) {
      CAPTURE(minutes);
      const Value result =
          result_of("hsi", Value::object().set("cigs_per_day", cigarettes).set("minutes_to_first", minutes));
      const Decimal total = result.find("score")->decimal().value();
      CHECK(result.text_or("band") == band_in_table("hsi", "band", "", total));
    }
  }
  for (int minutes = 0; minutes <= 300; ++minutes) {
    CAPTURE(minutes);
    const Value result =
        result_of("activity_band_uk",
                  Value::object().set("moderate_min", minutes).set("vigorous_min", 0).set("strength_days", 0));
    CHECK(result.text_or("band") == band_in_table("activity_band_uk", "band", "", minutes));
  }
  for (int answer = 0; answer <= 10; ++answer) {
    CAPTURE(answer);
    auto inputs = Value::object();
    for (const char* name : {"satisfied", "worthwhile", "happy", "anxious"}) inputs.set(name, answer);
    for (const char* name : {"satisfied", "worthwhile", "happy", "anxious"}) {
      CAPTURE(name);
      CHECK(result_of("ons4", inputs).text_or(name) == band_in_table("ons4", name, "", answer));
    }
  }
  for (int tenths = 0; tenths <= 600; ++tenths) {
    CAPTURE(tenths);
    for (const bool male : {false, true}) {
      CAPTURE(male);
      const Decimal units(tenths, 1);
      const Value inputs = Value::object().set("units_per_week", units).set("sex", male ? "male" : "female");
      CHECK(result_of("alcohol_weekly_risk", inputs).text_or("band") ==
            band_in_table("alcohol_weekly_risk", "band", male ? "male" : "female or not stated", units));
    }
  }
  for (int tenths = 100; tenths <= 500; ++tenths) {  // at 200 cm BMI is kg / 4
    CAPTURE(tenths);
    for (const bool lower : {false, true}) {
      CAPTURE(lower);
      const Value inputs = Value::object()
                               .set("weight_kg", Decimal(tenths * 4, 1))
                               .set("height_cm", 200)
                               .set("lower_threshold_group", lower);
      CHECK(result_of("bmi_nice", inputs).text_or("category") ==
            band_in_table("bmi_nice", "category", lower ? "lower-threshold group" : "most people", Decimal(tenths, 1)));
    }
  }
  for (int waist = 50; waist <= 120; ++waist) {  // at 100 cm the ratio is the waist in metres
    CAPTURE(waist);
    const Value inputs = Value::object().set("waist_cm", waist).set("height_cm", 100);
    CHECK(result_of("whtr_nice", inputs).text_or("band") == band_in_table("whtr_nice", "band", "", Decimal(waist, 2)));
  }
}

TEST_CASE("the list as JSON has every instrument with its standing") {
  const Value list = instruments_json();
  REQUIRE(list.if_array());
  CHECK(list.if_array()->size() == instruments().size());
  for (const Value& instrument : *list.if_array()) {
    INFO(instrument.text_or("id"));
    const InstrumentInfo* info = find_instrument(instrument.text_or("id"));
    REQUIRE(info);
    CHECK(instrument.text_or("standing") == availability_id(info->availability));
    CHECK(instrument.items("inputs").size() == info->inputs.size());
    CHECK(instrument.items("bands").size() == info->bands.size());
    CHECK((instrument.find("reason") != nullptr) == !info->reason.empty());
  }
  // It must survive being read again: no text breaks JSON.
  CHECK(json::parse(json::write(list)).ok());
}

TEST_CASE("the document is what the table prints") {
  // On a difference: read it, then print the document anew.
  CHECK(first_difference(file("docs/instruments.md"), instruments_markdown()) == "");
  const std::string page = instruments_markdown();
  for (const InstrumentInfo& instrument : instruments()) {
    INFO(instrument.id);
    CHECK(page.find(std::string("`").append(instrument.id).append("`")) != std::string::npos);
  }
}
