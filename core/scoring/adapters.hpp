#pragma once

#include "core/json/value.hpp"
#include "core/scoring/inputs.hpp"

namespace sealwell::scoring {

// One reader for each instrument of `score`: takes the inputs by their names, calls the typed
// function beside it, and names the outputs. Defined in the instrument's own file. On failure the
// result is ignored; the failure is in the reader.

json::Value score_audit_c(Inputs& in);
json::Value score_audit(Inputs& in);
json::Value score_alcohol_units(Inputs& in);
json::Value score_alcohol_weekly_risk(Inputs& in);
json::Value score_hsi(Inputs& in);
json::Value score_ftnd(Inputs& in);
json::Value score_quit_4week(Inputs& in);
json::Value score_gppaq(Inputs& in);
json::Value score_activity_band_uk(Inputs& in);
json::Value score_ipaq_sf(Inputs& in);
json::Value score_bmi_nice(Inputs& in);
json::Value score_whtr_nice(Inputs& in);
json::Value score_imperial(Inputs& in);
json::Value score_five_a_day(Inputs& in);
json::Value score_ons4(Inputs& in);
json::Value score_ucla3(Inputs& in);
json::Value score_phq2(Inputs& in);
json::Value score_phq9(Inputs& in);
json::Value score_gad2(Inputs& in);
json::Value score_gad7(Inputs& in);
json::Value score_comb_keyworth6(Inputs& in);
json::Value score_bcw_2014(Inputs& in);
json::Value score_tdf_comb(Inputs& in);
json::Value score_red_flags(Inputs& in);

}  // namespace sealwell::scoring
