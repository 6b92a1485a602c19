#include "core/scoring/smoking.hpp"

#include "core/scoring/adapters.hpp"
#include "core/scoring/sums.hpp"

namespace sealwell::scoring {
namespace {

int points_for_cigarettes(int a_day) { return a_day <= 10 ? 0 : a_day <= 20 ? 1 : a_day <= 30 ? 2 : 3; }

int points_for_first(int minutes) { return minutes <= 5 ? 3 : minutes <= 30 ? 2 : minutes <= 60 ? 1 : 0; }

}  // namespace

BandedScore hsi(int cigarettes_per_day, int minutes_to_first) {
  return banded(points_for_cigarettes(cigarettes_per_day) + points_for_first(minutes_to_first), hsi_bands);
}

BandedScore ftnd(const std::array<int, 6>& items) { return banded(sum(items), ftnd_bands); }

std::string_view quit_4week(int days_since_quit_date, bool no_puff_last_14_days,
                            const std::optional<Decimal>& co_ppm) {
  if (days_since_quit_date < quit_window_from) return "outside_window";
  if (days_since_quit_date > quit_window_to) return "outside_window";
  if (!no_puff_last_14_days) return "not_quit";
  return co_ppm && *co_ppm < co_verified_below ? "co_verified_quit" : "self_reported_quit";
}

json::Value score_hsi(Inputs& in) {
  const auto cigarettes = in.whole("cigs_per_day", 0, cigarettes_most);
  const auto minutes = in.whole("minutes_to_first", 0, minutes_to_first_most);
  return to_json(hsi(cigarettes.value_or(0), minutes.value_or(0)));
}

json::Value score_ftnd(Inputs& in) {
  std::array<int, 6> items{};
  in.items("items", items, ftnd_item_most);
  // The first and fourth item are those of the Heaviness of Smoking Index.
  return to_json(ftnd(items)).set("hsi", items[0] + items[3]);
}

json::Value score_quit_4week(Inputs& in) {
  const auto days = in.whole("days_since_quit_date", 0, 36'500);
  const auto no_puff = in.truth("no_puff_last_14_days");
  const auto co = in.number("co_ppm", 0, 500, Need::optional);
  return json::Value::object().set("outcome", quit_4week(days.value_or(0), no_puff.value_or(false), co));
}

}  // namespace sealwell::scoring
