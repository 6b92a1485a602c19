#pragma once

#include "core/base/result.hpp"
#include "core/json/value.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace sealwell::scoring {

/// Scores one instrument. `inputs` is an object whose member names, like those of the answer, are
/// listed for every instrument in docs/instruments.md (and in core/authoring/instruments/registry.hpp). Members
/// that the instrument does not know are ignored.
///
/// A missing member and a null one are the same: never zero, nothing is pro-rated. A number may
/// have up to nine digits after the point; more are rounded half up to nine before anything is
/// compared.
///
/// Errors, `where` naming the input ("q3", "items/4"; empty for `inputs` itself):
/// - unknown_instrument: no instrument has this id.
/// - instrument_blocked: known, but its licence keeps it out; the registry says why.
/// - wrong_type: text where a number is asked, and so on.
/// - out_of_range: outside the range, not one of the codes, not whole where whole numbers are asked,
///   or more items than the instrument has.
/// - adult_bmi_not_valid: `bmi_nice` for somebody under 18 or pregnant.
/// - incomplete: an item is missing. When one input is wrong and another missing, the wrong one
///   is reported.
[[nodiscard]] Result<json::Value> score(std::string_view instrument, const json::Value& inputs);

/// The result of `score` as one JSON object for command lines and test vectors: the result itself, or
/// `{"error": name, "field": where}`. An incomplete PHQ-9 still has `item9_positive` as soon as its ninth item is
/// answered: that message must not wait for the rest of the form.
[[nodiscard]] json::Value score_or_error(std::string_view instrument, const json::Value& inputs);

/// The ids of the instruments that `score` computes.
[[nodiscard]] std::vector<std::string_view> scored_instruments();

/// The ids of known instruments that `score` refuses with instrument_blocked.
[[nodiscard]] std::span<const std::string_view> refused_instruments();

}  // namespace sealwell::scoring
