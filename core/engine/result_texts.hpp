#pragma once

#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <map>
#include <string>
#include <vector>

namespace sealwell::engine {

/// Fills the placeholders of a band's text with members of the result: "{score}". A number is never shown without its
/// words. Numbers are not rounded further: 24.96 must not read 25 beside "under 25".
[[nodiscard]] std::string fill_figures(std::string text, const json::Value& result);

/// The pack's texts for a result, out of its instrument's `bands`: that of its band, then those of its other outputs in
/// order, by name and value ("meets_strength/false") or by name alone ("score").
[[nodiscard]] std::vector<const pack::BandText*> texts_for_result(
    const std::map<std::string, pack::BandText, std::less<>>& bands, const json::Value& result);

}  // namespace sealwell::engine
