#pragma once

#include "core/json/value.hpp"

#include <string>
#include <string_view>

namespace sealwell::receipt {

/// What the address of a service's own page ends with to begin an assessment again. It holds nothing.
inline constexpr std::string_view reassessment_fragment = "#again";

/// The days to follow up as a calendar file (RFC 5545): docs/follow-up.md, "The calendar file". `address` is that of the
/// service's own page; empty: the events have none. Empty where the receipt has no such days. Precondition:
/// read_receipt took the document.
[[nodiscard]] std::string calendar_of(const json::Value& receipt, std::string_view address);

}  // namespace sealwell::receipt
