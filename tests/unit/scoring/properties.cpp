// What must hold for every input, not only for the known answers.
#include "core/authoring/instruments/registry.hpp"
#include "core/scoring/activity.hpp"
#include "core/scoring/alcohol.hpp"
#include "core/scoring/diet.hpp"
#include "core/scoring/mood.hpp"
#include "core/scoring/score.hpp"
#include "core/scoring/smoking.hpp"
#include "core/scoring/weight.hpp"
#include "core/scoring/wellbeing.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace sealwell;
using json::Value;

namespace {

// An instrument that adds up a list of items.
struct SumInstrument {
  std::string_view id;
  std::string_view list;
  int least;
  std::vector<int> most;
  int step_of_last_two = 1;
};

const std::vector<SumInstrument> sums = {
    {"audit", "q", 0, std::vector<int>(10, 4), 2},
    {"ftnd", "items", 0, {3, 1, 1, 3, 1, 1}},
    {"phq9", "items", 0, std::vector<int>(9, 3)},
    {"gad7", "items", 0, std::vector<int>(7, 3)},
    {"phq2", "items", 0, {3, 3}},
    {"gad2", "items", 0, {3, 3}},
    {"ucla3", "items", 1, {3, 3, 3}},
};

Value list_of(const std::vector<int>& items) {
  auto list = Value::array();
  for (const int item : items) list.add(item);
  return list;
}

Value scored(const SumInstrument& instrument, const std::vector<int>& items) {
  auto result = scoring::score(instrument.id, Value::object().set(instrument.list, list_of(items)));
  REQUIRE(result.ok());
  return std::move(result).value();
}

int step_of(const SumInstrument& instrument, std::size_t item) {
  return item + 2 >= instrument.most.size() ? instrument.step_of_last_two : 1;
}

// The place of a band among its instrument's bands, so that "higher" can be asked of two ids.
std::size_t rank(std::span<const scoring::Band> bands, std::string_view id) {
  for (std::size_t i = 0; i < bands.size(); ++i) {
    if (bands[i].id == id) return i;
  }
  FAIL("no such band: " << id);
  return 0;
}

}  // namespace

TEST_CASE("a sum counts every item, reaches every total, and its band never falls as it rises") {
  for (const SumInstrument& instrument : sums) {
    INFO(instrument.id);
    std::vector<int> items(instrument.most.size(), instrument.least);
    std::set<std::int64_t> totals;
    std::vector<std::string> bands_met;
    const std::int64_t first = scored(instrument, items).find("score")->integer().value();
    std::int64_t last = first;
    totals.insert(first);
    // One item after another from its least to its most: every step raises the total by that step.
    for (std::size_t i = 0; i < items.size(); ++i) {
      CAPTURE(i);
      while (items[i] < instrument.most[i]) {
        const int step = step_of(instrument, i);
        items[i] += step;
        const Value result = scored(instrument, items);
        const std::int64_t total = result.find("score")->integer().value();
        CHECK(total == last + step);
        last = total;
        totals.insert(total);
        const std::string band(result.text_or("band"));
        if (!band.empty() && (bands_met.empty() || bands_met.back() != band)) bands_met.push_back(band);
      }
    }
    // Each band was met once, so none was left and met again.
    CHECK(std::set(bands_met.begin(), bands_met.end()).size() == bands_met.size());
    // Odd totals above AUDIT's 32 need an odd item elsewhere: lower the first by one.
    for (std::int64_t total = first; total <= last; ++total) {
      if (totals.contains(total)) continue;
      bool reached = false;
      for (std::size_t i = 0; i < items.size() && !reached; ++i) {
        std::vector<int> other(items.size(), instrument.least);
        std::int64_t sum = first;
        for (std::size_t j = 0; j < other.size(); ++j) {
          while (other[j] < instrument.most[j] - (j == i ? 1 : 0) && sum + step_of(instrument, j) <= total) {
            other[j] += step_of(instrument, j);
            sum += step_of(instrument, j);
          }
        }
        reached = sum == total && scored(instrument, other).find("score")->integer() == total;
      }
      INFO("total " << total);
      CHECK(reached);
    }
  }
}

TEST_CASE("AUDIT-C counts every item, and its screen is positive exactly from 5") {
  for (int q1 = 0; q1 <= 4; ++q1) {
    CAPTURE(q1);
    for (int q2 = 0; q2 <= 4; ++q2) {
      CAPTURE(q2);
      for (int q3 = 0; q3 <= 4; ++q3) {
        CAPTURE(q3);
        const Value inputs = Value::object().set("q1", q1).set("q2", q2).set("q3", q3);
        const auto result = scoring::score("audit_c", inputs);
        REQUIRE(result.ok());
        CHECK(result.value().find("score")->integer() == q1 + q2 + q3);
        CHECK(result.value().bool_or("positive", false) == (q1 + q2 + q3 >= 5));
      }
    }
  }
}

TEST_CASE("smoking more or sooner never lowers the HSI") {
  for (int cigarettes = 0; cigarettes < scoring::cigarettes_max; ++cigarettes) {
    CAPTURE(cigarettes);
    for (int minutes = 0; minutes < 70; ++minutes) {
      CAPTURE(minutes);
      const int score = scoring::hsi(cigarettes, minutes).score;
      CHECK(scoring::hsi(cigarettes + 1, minutes).score >= score);
      CHECK(scoring::hsi(cigarettes, minutes + 1).score <= score);
    }
  }
}

TEST_CASE("more work, exercise or cycling never lowers the GPPAQ index") {
  using scoring::GppaqHours;
  using scoring::GppaqWork;
  for (int work = 0; work < 5; ++work) {
    CAPTURE(work);
    for (int exercise = 0; exercise < 4; ++exercise) {
      CAPTURE(exercise);
      for (int cycling = 0; cycling < 4; ++cycling) {
        CAPTURE(cycling);
        const auto index = [](int w, int e, int c) {
          const auto hours = [](int value) { return static_cast<GppaqHours>(value); };
          return scoring::gppaq(static_cast<GppaqWork>(w), hours(e), hours(c)).score;
        };
        const int here = index(work, exercise, cycling);
        if (work < 4) CHECK(index(work + 1, exercise, cycling) >= here);
        if (exercise < 3) CHECK(index(work, exercise + 1, cycling) >= here);
        if (cycling < 3) CHECK(index(work, exercise, cycling + 1) >= here);
        CHECK(index(work, cycling, exercise) == here);
      }
    }
  }
}

TEST_CASE("the IPAQ total grows with days and minutes until the protocol cuts it") {
  std::mt19937 random(3);
  const auto category_rank = [](std::string_view id) { return id == "high" ? 2 : id == "moderate" ? 1 : 0; };
  for (int round = 0; round < 20'000; ++round) {
    CAPTURE(round);
    const auto draw = [&random] {
      return scoring::IpaqActivity{static_cast<int>(random() % 8), static_cast<int>(random() % 319)};
    };
    scoring::IpaqInput input{draw(), draw(), draw()};
    const auto before = scoring::ipaq_short_form(input);
    REQUIRE_FALSE(before.excluded);
    scoring::IpaqActivity& one = round % 3 == 0 ? input.vigorous : round % 3 == 1 ? input.moderate : input.walking;
    if (round % 2 == 0 && *one.days < 7) one.days = *one.days + 1;
    else one.minutes = *one.minutes + 1;
    const auto after = scoring::ipaq_short_form(input);
    REQUIRE_FALSE(after.excluded);
    CHECK(after.total_met_minutes >= before.total_met_minutes);
    CHECK(category_rank(after.category) >= category_rank(before.category));
    CHECK(after.total_met_minutes <= Decimal(19'278));
  }
}

TEST_CASE("BMI is exact at every cut-off of every height, and rises with weight") {
  using scoring::bmi_bands;
  using scoring::bmi_bands_lower;
  for (int height = 500; height <= 2500; ++height) {  // millimetres
    CAPTURE(height);
    for (const bool lower : {false, true}) {
      CAPTURE(lower);
      const std::span<const scoring::Band> bands =
          lower ? std::span<const scoring::Band>(bmi_bands_lower) : std::span<const scoring::Band>(bmi_bands);
      for (std::size_t i = 1; i < bands.size(); ++i) {
        CAPTURE(i);
        // kg = (BMI x 10) x mm^2 / 10^7, in whole 10^-7 kilograms.
        const std::int64_t at = std::int64_t{bands[i].from} * height * height;
        const auto category = [&](std::int64_t weight) {
          return scoring::bmi_category({Decimal(weight, 7), Decimal(height, 1), lower}).category;
        };
        CHECK(category(at) == bands[i].id);
        CHECK(category(at - 1) == bands[i - 1].id);
      }
    }
  }
  std::mt19937 random(11);
  for (int round = 0; round < 20'000; ++round) {
    CAPTURE(round);
    const Decimal height(500 + static_cast<int>(random() % 2001), 1);
    const int grams = 10'000 + static_cast<int>(random() % 640'000);
    const auto lighter = scoring::bmi_category({Decimal(grams, 3), height, false});
    const auto heavier = scoring::bmi_category({Decimal(grams + 1, 3), height, false});
    CHECK(heavier.bmi >= lighter.bmi);
    CHECK(rank(bmi_bands, heavier.category) >= rank(bmi_bands, lighter.category));
    const auto lower = scoring::bmi_category({Decimal(grams, 3), height, true});
    CHECK(lower.bmi == lighter.bmi);
    CHECK(rank(bmi_bands_lower, lower.category) >= rank(bmi_bands, lighter.category));
  }
}

TEST_CASE("waist to height is exact at each tenth of every height") {
  for (int height = 500; height <= 2500; ++height) {  // millimetres
    CAPTURE(height);
    for (std::size_t i = 1; i < std::size(scoring::whtr_bands); ++i) {
      CAPTURE(i);
      // In tenths of a millimetre.
      const std::int64_t at = std::int64_t{scoring::whtr_bands[i].from} * height;
      const auto band = [height](std::int64_t waist) {
        return scoring::waist_to_height(Decimal(waist, 2), Decimal(height, 1)).band;
      };
      CHECK(band(at) == scoring::whtr_bands[i].id);
      CHECK(band(at - 1) == scoring::whtr_bands[i - 1].id);
    }
  }
}

TEST_CASE("imperial measures are exact") {
  CHECK(scoring::kilograms(0, 1) == Decimal(45'359'237, 8));
  CHECK(scoring::kilograms(1, 0) == Decimal(635'029'318, 8));
  CHECK(scoring::kilograms(0, Decimal(1, 1)) == Decimal(45'359'237, 9));
  CHECK(scoring::kilograms(102, 5) == Decimal(102 * 635'029'318LL + 5 * 45'359'237LL, 8));
  CHECK(scoring::centimetres(1, 0) == Decimal(3048, 2));
  CHECK(scoring::centimetres(5, Decimal(95, 1)) == Decimal(17'653, 2));
}

TEST_CASE("units multiply out exactly and round only past nine digits") {
  const auto units = scoring::alcohol_units;
  CHECK(units(568, Decimal(52, 1), 1) == Decimal(29'536, 4));
  CHECK(units(Decimal(1, 3), Decimal(1, 3), 1) == Decimal(1, 9));
  CHECK(units(Decimal(5, 4), Decimal(1, 3), 1) == Decimal(1, 9));  // half a billionth rounds up
  CHECK(units(Decimal(49, 5), Decimal(1, 3), 1) == Decimal());     // just under half does not
  CHECK(units(100'000, 100, 1'000) == Decimal(10'000'000));
}

TEST_CASE("a portion more never counts for less, and five is met exactly from five") {
  std::mt19937 random(5);
  for (int round = 0; round < 5'000; ++round) {
    CAPTURE(round);
    const auto draw = [&random] { return Decimal(static_cast<int>(random() % 60), 1); };
    scoring::PortionsADay eaten{draw(), draw(), draw(), draw()};
    const Decimal before = scoring::counted_portions(eaten);
    Decimal& one = round % 4 == 0   ? eaten.fruit_veg
                   : round % 4 == 1 ? eaten.dried_fruit
                   : round % 4 == 2 ? eaten.juice_smoothie
                                    : eaten.beans_pulses;
    one = Decimal(one.units() + 1, 1);
    CHECK(scoring::counted_portions(eaten) >= before);
  }
}

TEST_CASE("no input crashes, and whatever is refused names a known error and no answer") {
  const auto number = [](const char* digits) { return Value(json::Number{digits}); };
  const std::vector<Value> odd = {Value(),
                                  true,
                                  false,
                                  0,
                                  -1,
                                  1,
                                  3,
                                  11,
                                  number("1e400"),
                                  number("0.1234567890123456789"),
                                  number("999999999999999999999"),
                                  number("-0"),
                                  Value(Decimal(1, 9)),
                                  "",
                                  "never",
                                  "physical_capability",
                                  Value::array(),
                                  list_of({1, 2}),
                                  list_of(std::vector<int>(9, 3)),
                                  Value::array().add("x"),
                                  Value::array().add(nullptr),
                                  Value::object(),
                                  Value(std::string(300, 'a'))};
  std::mt19937 random(1);
  for (const scoring::InstrumentInfo& instrument : scoring::instruments()) {
    INFO(instrument.id);
    for (int round = 0; round < 3'000; ++round) {
      CAPTURE(round);
      auto inputs = Value::object();
      for (const scoring::InputInfo& input : instrument.inputs) {
        if (random() % 5 != 0) inputs.set(input.name, odd[random() % odd.size()]);
      }
      const auto result = scoring::score(instrument.id, inputs);
      if (result.ok()) continue;
      CHECK(error_name(result.error()) != "unknown_error");
      if (instrument.availability != scoring::Availability::ships) continue;
      // `where` is a listed name, or one of its items.
      const std::string name = result.failure().where.substr(0, result.failure().where.find('/'));
      CHECK(std::any_of(instrument.inputs.begin(), instrument.inputs.end(),
                        [&name](const scoring::InputInfo& input) { return input.name == name; }));
    }
    for (const Value& inputs : odd) {
      INFO(json::write(inputs));
      if (inputs.if_object() || instrument.availability != scoring::Availability::ships) continue;
      CHECK(scoring::score(instrument.id, inputs).error() == Error::wrong_type);
    }
  }
}
