#pragma once

#include "core/base/civil_date.hpp"

#include <chrono>

// Between our dates and <chrono>'s calendar, for the sources that count with it. Apart from civil_date.hpp, which nearly
// everything includes: <chrono> is large.
namespace sealwell {

/// The day in <chrono>'s calendar, by which it can be counted.
[[nodiscard]] inline std::chrono::sys_days calendar_day(const CivilDate& date) {
  return std::chrono::year(date.year) / date.month / date.day;
}

/// The date of a day in <chrono>'s calendar; nothing outside the years 1 to 9999.
[[nodiscard]] std::optional<CivilDate> date_of(std::chrono::sys_days day);

}  // namespace sealwell
