// Native programs only: the pack checker asks it. What replaced what is as the replacements themselves say:
// NICE NG209 (context), NG246, NG222 and NG225, and the Chief Medical Officers' guidelines of 2016 and 2019.
#include "core/authoring/instruments/superseded.hpp"

namespace sealwell::scoring {
namespace {

constexpr SupersededSource table[] = {
    {"PH1", "NICE PH1, brief interventions for stopping smoking (2006)",
     "NICE NG209 (November 2021; NG92 came between)"},
    {"PH10", "NICE PH10, stop smoking services (2008)", "NICE NG209 (November 2021; NG92 came between)"},
    {"PH5", "NICE PH5, smoking at the workplace (2007)", "NICE NG209 (November 2021)"},
    {"PH14", "NICE PH14, preventing smoking in young people (2008)", "NICE NG209 (November 2021)"},
    {"PH23", "NICE PH23, preventing smoking in schools (2010)", "NICE NG209 (November 2021)"},
    {"PH26", "NICE PH26, smoking in pregnancy (2010)", "NICE NG209 (November 2021)"},
    {"PH39", "NICE PH39, smokeless tobacco (2012)", "NICE NG209 (November 2021)"},
    {"PH45", "NICE PH45, tobacco harm reduction (2013)", "NICE NG209 (November 2021)"},
    {"PH48", "NICE PH48, smoking in hospitals (2013)", "NICE NG209 (November 2021)"},
    {"NG92", "NICE NG92, stop smoking interventions (2018)", "NICE NG209 (November 2021)"},
    {"CG43", "NICE CG43, obesity (2006)", "NICE NG246 (January 2025)"},
    {"CG189", "NICE CG189, obesity (2014)", "NICE NG246 (January 2025)"},
    {"PH42", "NICE PH42, obesity in local communities (2012)", "NICE NG246 (January 2025)"},
    {"PH46", "NICE PH46, BMI in Black, Asian and other groups (2013)", "NICE NG246 (January 2025)"},
    {"PH47", "NICE PH47, weight management for children (2013)", "NICE NG246 (January 2025)"},
    {"PH53", "NICE PH53, weight management for adults (2014)", "NICE NG246 (January 2025)"},
    {"NG7", "NICE NG7, preventing excess weight gain (2015)", "NICE NG246 (January 2025)"},
    {"CG90", "NICE CG90, depression in adults (2009)", "NICE NG222 (June 2022)"},
    {"CG16", "NICE CG16, self-harm (2004)", "NICE NG225 (September 2022)"},
    {"CG133", "NICE CG133, self-harm in the longer term (2011)", "NICE NG225 (September 2022)"},
    {"Start active, stay active", "the UK Chief Medical Officers' report on physical activity of 2011",
     "UK Chief Medical Officers' physical activity guidelines (September 2019)"},
    {"Sensible drinking", "the report of 1995 with daily limits",
     "UK Chief Medical Officers' low risk drinking guidelines (August 2016): at most 14 units a week for men and "
     "women"},
    {"21 units", "the weekly limit for men before 2016",
     "UK Chief Medical Officers' low risk drinking guidelines (August 2016): at most 14 units a week for men and "
     "women"},
};

}  // namespace

std::span<const SupersededSource> superseded_sources() { return table; }

}  // namespace sealwell::scoring
