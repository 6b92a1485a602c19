#include "core/scoring/activity.hpp"

#include "core/scoring/adapters.hpp"
#include "core/scoring/ids.hpp"
#include "core/scoring/sums.hpp"

#include <algorithm>

namespace sealwell::scoring {
namespace {

constexpr int longest_day = 960;   // minutes a day in all: eight hours are left for sleep
constexpr int shortest_bout = 10;  // minutes
constexpr int longest_bout = 180;  // minutes

struct Counted {
  int days;
  int minutes;
};

// Nothing when the answer is unknown.
std::optional<Counted> counted(const IpaqActivity& activity) {
  if (!activity.days) return std::nullopt;
  if (*activity.days == 0) return Counted{0, 0};
  if (!activity.minutes) return std::nullopt;
  return Counted{*activity.days, *activity.minutes};
}

Counted truncated(const Counted& activity) {
  if (activity.minutes < shortest_bout) return {0, 0};
  return {activity.days, std::min(activity.minutes, longest_bout)};
}

int days_of_at_least(const Counted& activity, int minutes) { return activity.minutes >= minutes ? activity.days : 0; }

// Null is the form's own answer "don't know", which excludes; an absent member was never asked.
std::optional<int> told(Inputs& in, std::string_view name, int most) {
  if (!in.find(name) && !in.is_null(name)) in.miss(name);
  return in.optional_whole(name, 0, most);
}

IpaqActivity ipaq_activity(Inputs& in, std::string_view days_name, std::string_view minutes_name) {
  const auto days = told(in, days_name, 7);
  constexpr int day = 1440;
  // Without days the minutes are not asked; when they are there all the same they must be minutes.
  const bool asked = days.value_or(0) > 0;
  return {days, asked ? told(in, minutes_name, day) : in.optional_whole(minutes_name, 0, day)};
}

}  // namespace

static_assert(ends_with_id(gppaq_work_ids, GppaqWork::vigorous, "vigorous"));
static_assert(ends_with_id(gppaq_hours_ids, GppaqHours::h3_plus, "h3_plus"));

BandedScore gppaq(GppaqWork work, GppaqHours exercise, GppaqHours cycling) {
  constexpr int work_points[] = {0, 0, 1, 2, 3};
  const int exercising = std::min(static_cast<int>(exercise) + static_cast<int>(cycling), 3);
  return banded(std::min(exercising + work_points[static_cast<int>(work)], 3), gppaq_bands);
}

BandedScore activity_band_uk(int moderate_minutes, int vigorous_minutes) {
  return banded(moderate_minutes + 2 * vigorous_minutes, activity_bands);
}

IpaqResult ipaq_short_form(const IpaqInput& input) {
  constexpr IpaqResult left_out{true, {}, {}};
  const auto vigorous_told = counted(input.vigorous);
  const auto moderate_told = counted(input.moderate);
  const auto walking_told = counted(input.walking);
  if (!vigorous_told || !moderate_told || !walking_told) return left_out;
  if (vigorous_told->minutes + moderate_told->minutes + walking_told->minutes > longest_day) {
    return left_out;
  }
  const Counted vigorous = truncated(*vigorous_told);
  const Counted moderate = truncated(*moderate_told);
  const Counted walking = truncated(*walking_told);

  // In tenths of a MET-minute, so that 3.3 is whole.
  const int tenths = 80 * vigorous.minutes * vigorous.days + 40 * moderate.minutes * moderate.days +
                     33 * walking.minutes * walking.days;
  const int days = vigorous.days + moderate.days + walking.days;

  std::string_view category = "low";
  if ((vigorous.days >= 3 && tenths >= 15'000) || (days >= 7 && tenths >= 30'000)) {
    category = "high";
  } else if (days_of_at_least(vigorous, 20) >= 3 ||
             days_of_at_least(moderate, 30) + days_of_at_least(walking, 30) >= 5 || (days >= 5 && tenths >= 6'000)) {
    category = "moderate";
  }
  return {false, Decimal(tenths, 1), category};
}

void score_gppaq(Inputs& in, Outputs& out) {
  const auto work = static_cast<GppaqWork>(in.code("work", gppaq_work_ids));
  const auto exercise = static_cast<GppaqHours>(in.code("exercise", gppaq_hours_ids));
  const auto cycling = static_cast<GppaqHours>(in.code("cycling", gppaq_hours_ids));
  const BandedScore index = gppaq(work, exercise, cycling);
  out.put("pai", index.band);
  out.put("brief_intervention", index.score < 3);
}

void score_activity_band_uk(Inputs& in, Outputs& out) {
  const int moderate = in.whole("moderate_min", 0, minutes_a_week);
  const int vigorous = in.whole("vigorous_min", 0, minutes_a_week);
  const int strength = in.whole("strength_days", 0, 7);
  const BandedScore minutes = activity_band_uk(moderate, vigorous);
  out.put("mie_min", minutes.score);
  out.put("band", minutes.band);
  out.put("meets_aerobic", minutes.score >= aerobic_minutes_from);
  out.put("meets_strength", strength >= strength_days_from);
}

void score_ipaq_sf(Inputs& in, Outputs& out) {
  const IpaqInput input = {ipaq_activity(in, "vig_days", "vig_min"), ipaq_activity(in, "mod_days", "mod_min"),
                           ipaq_activity(in, "walk_days", "walk_min")};
  const IpaqResult result = ipaq_short_form(input);
  out.put("excluded", result.excluded);
  if (result.excluded) out.put_null("total_met_min");
  else out.put("total_met_min", result.total_met_minutes);
  out.put("category", result.category);
}

}  // namespace sealwell::scoring
