#include "core/scoring/alcohol.hpp"

#include "core/scoring/adapters.hpp"
#include "core/scoring/sums.hpp"

namespace sealwell::scoring {

BandedScore audit_c(const std::array<int, 3>& items) { return banded(sum(items), audit_c_bands); }

BandedScore audit(const std::array<int, 10>& items) { return banded(sum(items), audit_bands); }

Decimal alcohol_units(const Decimal& ml, const Decimal& abv, const Decimal& count) {
  using Wide = __int128;
  constexpr int digits = 9;
  // At the input limits the product is 10^37, inside 128 bits. It has 27 digits after the point,
  // and three more for the division by 1000.
  Wide units = 1;
  for (const Decimal& factor : {ml, abv, count}) units *= factor.scaled(digits).value_or(0);
  constexpr Wide nano = 1'000'000'000;
  const Wide to_nine_digits = nano * nano * 1000;
  return {static_cast<std::int64_t>((units + to_nine_digits / 2) / to_nine_digits), digits};
}

std::string_view weekly_risk_band(const Decimal& units_per_week, int higher_above) {
  if (units_per_week <= low_risk_units) return "low";
  return units_per_week <= higher_above ? "increasing" : "higher";
}

void score_audit_c(Inputs& in, Outputs& out) {
  const int q1 = in.whole("q1", 0, audit_item_max);
  int q2 = 0;
  int q3 = 0;
  if (q1 == 0) {  // Somebody who never drinks is not asked the other two.
    q2 = in.optional_whole("q2", 0, audit_item_max).value_or(0);
    q3 = in.optional_whole("q3", 0, audit_item_max).value_or(0);
  } else {
    q2 = in.whole("q2", 0, audit_item_max);
    q3 = in.whole("q3", 0, audit_item_max);
  }
  const BandedScore total = audit_c({q1, q2, q3});
  const bool positive = total.score >= audit_c_positive_from;
  out.put(total);
  out.put("positive", positive);
  out.put("ask_remaining_audit", positive);
}

void score_audit(Inputs& in, Outputs& out) {
  std::array<int, 10> items{};
  in.items("q", items, 0, audit_item_max);
  if (items[8] % 2 != 0) in.reject("q/8");
  if (items[9] % 2 != 0) in.reject("q/9");
  out.put(audit(items));
}

void score_alcohol_units(Inputs& in, Outputs& out) {
  const Decimal ml = in.number("ml", 0, drink_ml_max);
  const Decimal abv = in.number("abv", 0, 100);
  const Decimal count = in.number("count", 0, drink_count_max);
  out.put("units", alcohol_units(ml, abv, count));
}

void score_alcohol_weekly_risk(Inputs& in, Outputs& out) {
  constexpr std::string_view sexes[] = {"female", "male", "not_stated"};
  const Decimal units = in.number("units_per_week", 0, weekly_units_max);
  const bool male = in.code("sex", sexes) == 1;
  out.put("within_cmo", units <= low_risk_units);
  out.put("band", weekly_risk_band(units, male ? higher_risk_above_men : higher_risk_above_women));
}

}  // namespace sealwell::scoring
