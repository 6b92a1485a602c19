#pragma once

#include "core/scoring/inputs.hpp"
#include "core/scoring/outputs.hpp"

namespace sealwell::scoring {

// One adapter for each instrument of `score`: reads the inputs by name, calls the instrument's typed function and names
// the outputs. Defined in the instrument's own file. After a failure, which `in` reports, the outputs are discarded.

void score_audit_c(Inputs& in, Outputs& out);
void score_audit(Inputs& in, Outputs& out);
void score_alcohol_units(Inputs& in, Outputs& out);
void score_alcohol_weekly_risk(Inputs& in, Outputs& out);
void score_hsi(Inputs& in, Outputs& out);
void score_ftnd(Inputs& in, Outputs& out);
void score_quit_4week(Inputs& in, Outputs& out);
void score_gppaq(Inputs& in, Outputs& out);
void score_activity_band_uk(Inputs& in, Outputs& out);
void score_ipaq_sf(Inputs& in, Outputs& out);
void score_bmi_nice(Inputs& in, Outputs& out);
void score_whtr_nice(Inputs& in, Outputs& out);
void score_imperial(Inputs& in, Outputs& out);
void score_five_a_day(Inputs& in, Outputs& out);
void score_ons4(Inputs& in, Outputs& out);
void score_ucla3(Inputs& in, Outputs& out);
void score_phq2(Inputs& in, Outputs& out);
void score_phq9(Inputs& in, Outputs& out);
void score_gad2(Inputs& in, Outputs& out);
void score_gad7(Inputs& in, Outputs& out);
void score_comb_keyworth6(Inputs& in, Outputs& out);
void score_bcw_2014(Inputs& in, Outputs& out);
void score_tdf_comb(Inputs& in, Outputs& out);
void score_red_flags(Inputs& in, Outputs& out);

}  // namespace sealwell::scoring
