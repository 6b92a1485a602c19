#pragma once

#include <string_view>

namespace sealwell::engine {

/// True if `text` could be a phone number: 9 to 15 digits, with spaces, hyphens, brackets, dots
/// and a leading plus allowed (E.164 has at most 15 digits; the shortest UK numbers in use have 9
/// after the 0). What was typed is kept as it is.
[[nodiscard]] bool is_phone_number(std::string_view text);

/// True if `text` could be an email address: one @ with something before it, a dot inside what
/// follows, no space, at most 254 characters (RFC 5321).
[[nodiscard]] bool is_email_address(std::string_view text);

/// True if `text` has the form of a UK postcode in any case and spacing. A matching text may still name no
/// postcode, and a valid one may be written otherwise, so a mismatch is a warning and never an error.
[[nodiscard]] bool has_postcode_form(std::string_view text);

}  // namespace sealwell::engine
