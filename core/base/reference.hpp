#pragma once

#include <string_view>

namespace sealwell {

/// True if `text` has the form of a referral's reference, which a resident can read out on the phone: twelve upper-case
/// hexadecimal digits in groups of four, "01AB-23CD-45EF". sealing::envelope_reference makes one of an envelope's id.
[[nodiscard]] bool is_reference(std::string_view text);

}  // namespace sealwell
