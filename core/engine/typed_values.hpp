#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sealwell::engine {

// Parsers of typed texts. Each returns nothing for a text that it can't read.

/// A number of one to four digits.
[[nodiscard]] std::optional<int> parse_short_number(std::string_view text);

/// A month as a number, by its English name, or by the name's first three letters or more. A number is given as it
/// is, also where no month has it.
[[nodiscard]] std::optional<int> parse_month(std::string_view text);

/// The second of the day of `9:30`, `9.30am`, `9am`, `0930`, `14:05`, `14:05:30`, `2:05 pm`. An hour alone needs am
/// or pm; without those the clock has 24 hours.
[[nodiscard]] std::optional<int> parse_time_of_day(std::string_view text);

/// A number without the commas between its thousands. Commas that stand elsewhere stay, so that "1,5" is refused and
/// never read as 15.
[[nodiscard]] std::string without_thousands_separators(std::string_view text);

/// True if `text` is an absolute URI by RFC 3986: a scheme, a colon, and something after it, of the characters that
/// a URI has. FHIR asks no more of a url than that.
[[nodiscard]] bool is_absolute_uri(std::string_view text);

}  // namespace sealwell::engine
