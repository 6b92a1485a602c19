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

std::string_view quit_4week(int days_since_quit_date, bool no_puff_last_14_days, const std::optional<Decimal>& co_ppm) {
  if (days_since_quit_date < quit_window_from) return "outside_window";
  if (days_since_quit_date > quit_window_to) return "outside_window";
  if (!no_puff_last_14_days) return "not_quit";
  return co_ppm && *co_ppm < co_verified_below ? "co_verified_quit" : "self_reported_quit";
}

void score_hsi(Inputs& in, Outputs& out) {
  const int cigarettes = in.whole("cigs_per_day", 0, cigarettes_max);
  const int minutes = in.whole("minutes_to_first", 0, minutes_to_first_max);
  out.put(hsi(cigarettes, minutes));
}

void score_ftnd(Inputs& in, Outputs& out) {
  std::array<int, 6> items{};
  in.items("items", items, ftnd_item_max);
  out.put(ftnd(items));
  // The first and fourth item are those of the Heaviness of Smoking Index.
  out.put("hsi", items[0] + items[3]);
}

void score_quit_4week(Inputs& in, Outputs& out) {
  const int days = in.whole("days_since_quit_date", 0, 36'500);
  const bool no_puff = in.truth("no_puff_last_14_days");
  const auto co = in.optional_number("co_ppm", 0, 500);
  out.put("outcome", quit_4week(days, no_puff, co));
}

}  // namespace sealwell::scoring
