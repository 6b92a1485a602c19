#pragma once

#include "core/authoring/instruments/registry.hpp"

#include <span>

namespace sealwell::scoring {

// The registry's table in pieces, one for each family, in the order of docs/instruments.md.

[[nodiscard]] std::span<const InstrumentInfo> com_b_instruments();
[[nodiscard]] std::span<const InstrumentInfo> alcohol_instruments();
[[nodiscard]] std::span<const InstrumentInfo> smoking_instruments();
[[nodiscard]] std::span<const InstrumentInfo> activity_instruments();
[[nodiscard]] std::span<const InstrumentInfo> weight_instruments();
[[nodiscard]] std::span<const InstrumentInfo> diet_instruments();
[[nodiscard]] std::span<const InstrumentInfo> wellbeing_instruments();
[[nodiscard]] std::span<const InstrumentInfo> mood_instruments();
[[nodiscard]] std::span<const InstrumentInfo> safety_instruments();
[[nodiscard]] std::span<const InstrumentInfo> instruments_not_shipped();

// The words for `type` that several tables share.
inline constexpr std::string_view whole_number = "whole number";
inline constexpr std::string_view number = "number";
inline constexpr std::string_view yes_or_no = "true or false";
inline constexpr std::string_view code = "code";
inline constexpr std::string_view codes = "list of codes";
inline constexpr std::string_view whole_numbers = "list of whole numbers";

}  // namespace sealwell::scoring
