#include "core/scoring/score.hpp"

#include "core/scoring/adapters.hpp"
#include "core/scoring/mood.hpp"

#include <algorithm>

namespace sealwell::scoring {
namespace {

struct Entry {
  std::string_view id;
  void (*score)(Inputs&, Outputs&);
};

constexpr Entry entries[] = {
    {"comb_keyworth6", score_comb_keyworth6},
    {"bcw_2014", score_bcw_2014},
    {"tdf_comb", score_tdf_comb},
    {"audit_c", score_audit_c},
    {"audit", score_audit},
    {"alcohol_units", score_alcohol_units},
    {"alcohol_weekly_risk", score_alcohol_weekly_risk},
    {"hsi", score_hsi},
    {"ftnd", score_ftnd},
    {"quit_4week", score_quit_4week},
    {"gppaq", score_gppaq},
    {"ipaq_sf", score_ipaq_sf},
    {"activity_band_uk", score_activity_band_uk},
    {"bmi_nice", score_bmi_nice},
    {"whtr_nice", score_whtr_nice},
    {"imperial", score_imperial},
    {"five_a_day", score_five_a_day},
    {"ons4", score_ons4},
    {"phq9", score_phq9},
    {"phq2", score_phq2},
    {"gad2", score_gad2},
    {"gad7", score_gad7},
    {"ucla3", score_ucla3},
    {"red_flags", score_red_flags},
};

// Held or blocked by their licences; the registry has the reasons. A test names what stands here and not there, and
// what stands there and not here.
constexpr std::string_view not_shipped[] = {"com_b_qv1", "who5", "swemwbs", "wemwbs", "pam", "par_q_plus", "scot_pasq"};

}  // namespace

Result<json::Value> score(std::string_view instrument, const json::Value& inputs) {
  for (const Entry& entry : entries) {
    if (entry.id != instrument) continue;
    Inputs in(inputs);
    Outputs out;
    entry.score(in, out);
    if (auto failure = in.failure()) return std::move(*failure);
    return out.take();
  }
  const auto* end = std::end(not_shipped);
  return std::find(std::begin(not_shipped), end, instrument) != end ? Error::instrument_blocked
                                                                    : Error::unknown_instrument;
}

std::vector<std::string_view> scored_instruments() {
  std::vector<std::string_view> ids;
  for (const Entry& entry : entries) ids.push_back(entry.id);
  return ids;
}

std::span<const std::string_view> refused_instruments() { return not_shipped; }

json::Value score_or_error(std::string_view instrument, const json::Value& inputs) {
  auto result = score(instrument, inputs);
  if (result.ok()) return std::move(result).value();
  auto refused = json::Value::object()
                     .set("error", error_name(result.error()))
                     .set("field", std::string_view(result.failure().where));
  if (instrument == "phq9") {
    if (const auto positive = phq9_item9_positive(inputs)) refused.set("item9_positive", *positive);
  }
  return refused;
}

}  // namespace sealwell::scoring
