#pragma once

#include "core/json/value.hpp"

// A second reader of JSON, on nlohmann/json: what core/json says about any bytes must be what this one says.
namespace sealwell::json {

/// What json::parse promises, made from what nlohmann/json's reader tells: the same value, or the same error. Where text
/// goes wrong is not told.
[[nodiscard]] Result<Value> read_independently(std::string_view text, const Limits& limits);

/// The first difference between the two readers over `text`, in words; empty where there is none.
[[nodiscard]] std::string difference_of_readers(std::string_view text, const Limits& limits);

}  // namespace sealwell::json
