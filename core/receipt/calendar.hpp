#pragma once

#include "core/json/value.hpp"

#include <string>
#include <string_view>

namespace sealwell::receipt {

/// URL fragment of a service's page that begins a reassessment. Holds no data.
inline constexpr std::string_view reassessment_fragment = "#again";

/// The follow-up days as a calendar file (RFC 5545): docs/follow-up.md, "The calendar file". `address`: URL of the
/// service's page, or empty for events without one. Empty if the receipt has no follow-up days. Precondition:
/// read_receipt accepted the document.
[[nodiscard]] std::string calendar_of(const json::Value& receipt, std::string_view address);

}  // namespace sealwell::receipt
