#pragma once

#include "core/base/civil_date.hpp"

#include <chrono>

// Conversion between CivilDate and <chrono>'s calendar. Not part of civil_date.hpp, which nearly every file includes:
// <chrono> is a large header.
namespace sealwell {

/// `date` as a <chrono> day, for counting with days.
[[nodiscard]] inline std::chrono::sys_days calendar_day(const CivilDate& date) {
  return std::chrono::year(date.year) / date.month / date.day;
}

/// The date of a <chrono> day; nothing outside the years 1 to 9999.
[[nodiscard]] std::optional<CivilDate> date_of(std::chrono::sys_days day);

}  // namespace sealwell
