#include "core/scoring/weight.hpp"

#include "core/scoring/adapters.hpp"

namespace sealwell::scoring {
namespace {

using Wide = __int128;

constexpr int digits = 9;
constexpr std::int64_t nano = 1'000'000'000;

// The number x 10^9. Every product below then fits 128 bits with room to spare.
Wide nanos(const Decimal& number) { return number.scaled(digits).value_or(0); }

// A quotient that is only ever compared by multiplying out.
struct Ratio {
  Wide numerator;
  Wide denominator;  // above 0

  bool at_least(int tenths) const { return numerator * 10 >= denominator * tenths; }

  std::string_view band(std::span<const Band> bands) const {
    std::string_view id = bands.front().id;
    for (const Band& band : bands) {
      if (at_least(band.from)) id = band.id;
    }
    return id;
  }

  // `power` is 10 to the number of digits wanted.
  Decimal rounded(int power, int shown) const {
    return {static_cast<std::int64_t>((numerator * power * 2 + denominator) / (denominator * 2)), shown};
  }
};

// `product` is a count of 10^-places, to be rounded half up to nine digits after the point.
Decimal to_nine_digits(Wide product, Wide power) {
  return {static_cast<std::int64_t>((product + power / 2) / power), digits};
}

// What is scored when an imperial measure can't be read. That result is thrown away; it only has to
// be valid.
constexpr int any_weight = weight_kg_min;
constexpr int any_height = height_cm_min;

Decimal imperial_weight(Inputs& in) {
  const auto stone = in.optional_whole("stone", 0, stone_max);
  const auto pounds = in.optional_number("pounds", 0, 14);
  if (pounds == Decimal(14)) in.reject("pounds");
  if (!stone) in.miss("stone");
  if (!pounds) in.miss("pounds");
  if (!stone || !pounds) return any_weight;
  const Decimal weight = kilograms(*stone, *pounds);
  if (weight >= weight_kg_min && weight <= weight_kg_max) return weight;
  in.reject("stone");
  return any_weight;
}

Decimal imperial_height(Inputs& in) {
  const auto feet = in.optional_whole("feet", 1, feet_max);
  const auto inches = in.optional_number("inches", 0, 12);
  if (inches == Decimal(12)) in.reject("inches");
  if (!feet) in.miss("feet");
  if (!inches) in.miss("inches");
  if (!feet || !inches) return any_height;
  const Decimal height = centimetres(*feet, *inches);
  if (height >= height_cm_min && height <= height_cm_max) return height;
  in.reject("feet");
  return any_height;
}

Decimal metric_weight(Inputs& in) { return in.number("weight_kg", weight_kg_min, weight_kg_max); }

Decimal metric_height(Inputs& in) { return in.number("height_cm", height_cm_min, height_cm_max); }

// Somebody may know their weight in kilograms and their height in feet, so each is read by itself.
bool only_imperial(const Inputs& in, std::string_view metric, std::string_view large, std::string_view small) {
  return !in.find(metric) && (in.find(large) || in.find(small));
}

}  // namespace

BmiResult bmi_category(const BmiInput& input) {
  // kg / m2 = kg x 10^4 / cm2; both sides x 10^18.
  const Wide height = nanos(input.height_cm);
  const Ratio bmi{nanos(input.weight_kg) * 10'000 * nano, height * height};
  const std::span<const Band> bands =
      input.lower_threshold_group ? std::span<const Band>(bmi_bands_lower) : std::span<const Band>(bmi_bands);
  return {bmi.rounded(100, 2), bmi.band(bands)};
}

WaistToHeight waist_to_height(const Decimal& waist_cm, const Decimal& height_cm) {
  const Ratio ratio{nanos(waist_cm), nanos(height_cm)};
  return {ratio.rounded(1000, 3), ratio.band(whtr_bands)};
}

Decimal kilograms(int stone, const Decimal& pounds) {
  constexpr Wide power = 100'000'000;  // 0.45359237 is 45359237 / 10^8
  return to_nine_digits((Wide{stone} * 14 * nano + nanos(pounds)) * 45'359'237, power);
}

Decimal centimetres(int feet, const Decimal& inches) {
  return to_nine_digits((Wide{feet} * 12 * nano + nanos(inches)) * 254, 100);
}

void score_bmi_nice(Inputs& in, Outputs& out) {
  const Decimal weight = only_imperial(in, "weight_kg", "stone", "pounds") ? imperial_weight(in) : metric_weight(in);
  const Decimal height = only_imperial(in, "height_cm", "feet", "inches") ? imperial_height(in) : metric_height(in);
  const bool lower = in.optional_truth("lower_threshold_group");
  const int age = in.optional_whole("age", 0, 130).value_or(adult_from);
  if (age < adult_from) in.reject("age", Error::adult_bmi_not_valid);
  if (in.optional_truth("pregnant")) in.reject("pregnant", Error::adult_bmi_not_valid);
  const BmiResult result = bmi_category({weight, height, lower});
  out.put("bmi", result.bmi);
  out.put("category", result.category);
}

void score_whtr_nice(Inputs& in, Outputs& out) {
  const Decimal waist = in.number("waist_cm", waist_cm_min, waist_cm_max);
  const Decimal height = metric_height(in);
  const Decimal bmi = in.optional_number("bmi", 1, 3'000).value_or(1);
  const bool not_applicable = bmi >= whtr_bmi_below;
  out.put("not_applicable", not_applicable);
  if (not_applicable) {
    out.put_null("ratio");
    out.put_null("band");
    return;
  }
  const WaistToHeight result = waist_to_height(waist, height);
  out.put("ratio", result.ratio);
  out.put("band", result.band);
}

void score_imperial(Inputs& in, Outputs& out) {
  const Decimal weight = imperial_weight(in);
  const Decimal height = imperial_height(in);
  out.put("weight_kg", weight.rounded(3));
  out.put("height_cm", height.rounded(3));
  out.put("bmi", bmi_category({weight, height, false}).bmi);
}

}  // namespace sealwell::scoring
