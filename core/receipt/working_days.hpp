#pragma once

#include "core/base/civil_date.hpp"

#include <optional>

// Working days of England and Wales, for statutory deadlines. docs/receipt.md, "Dates", names the sources.
namespace sealwell::receipt {

/// The day of the week: 0 for Monday to 6 for Sunday.
[[nodiscard]] int weekday(const CivilDate& date);

/// Easter Sunday of the Gregorian calendar (the "anonymous" computus of 1876). `year` is 1 to 9999.
[[nodiscard]] CivilDate easter_sunday(int year);

/// True if the date is a regular bank holiday of England and Wales, or its substitute day. Bank holidays proclaimed for
/// one occasion are not known. Valid from 1978 on.
[[nodiscard]] bool is_bank_holiday(const CivilDate& date);

/// True if the date is neither a Saturday, a Sunday nor a bank holiday.
[[nodiscard]] bool is_working_day(const CivilDate& date);

/// `date` if it is a working day, else the next working day. Nothing past the year 9999.
[[nodiscard]] std::optional<CivilDate> working_day_from(const CivilDate& date);

/// The `count`th working day after `date`, which itself is not counted. Nothing past the year 9999.
[[nodiscard]] std::optional<CivilDate> add_working_days(const CivilDate& date, int count);

}  // namespace sealwell::receipt
