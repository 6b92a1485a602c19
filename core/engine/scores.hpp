#pragma once

#include "core/engine/answers.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"
#include "core/scoring/com_b.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::engine {

/// What one instrument says of a resident's answers.
struct Score {
  std::string instrument;
  json::Value inputs;  ///< As the instrument takes them, worked out from the answers
  json::Value result;  ///< As the instrument gives them
};

/// The answers that feed instruments: all that scores and safety messages are worked out from.
[[nodiscard]] Answers feeding_answers(const pack::ServicePack& pack, const Answers& answers);

/// The inputs of `instrument` that the answers give, from the items that feed it and apply.
/// Null when no item that applies and feeds it has an answer.
[[nodiscard]] json::Value instrument_inputs(const pack::ServicePack& pack, const Answers& answers,
                                            std::string_view instrument);

/// The scores of a topic's instruments that are complete, in the pack's order.
[[nodiscard]] std::vector<Score> topic_scores(const pack::ServicePack& pack, const Answers& answers,
                                              const pack::Topic& topic);

/// Every instrument of the pack's topics that is complete, in the pack's order.
[[nodiscard]] std::vector<Score> all_scores(const pack::ServicePack& pack, const Answers& answers);

/// The six ratings that the answers give; nothing when none was asked or rated.
[[nodiscard]] std::optional<scoring::ComBRatings> com_b_ratings(const pack::ServicePack& pack, const Answers& answers);

/// An input of red_flags that comes from another instrument.
struct FlagSource {
  std::string_view instrument;
  std::string_view item;    ///< The one item that speaks by itself ("items/8"); empty: the complete instrument
  std::string_view member;  ///< Of the complete instrument's result, or where that has none of its inputs
  std::string_view input;   ///< The name that red_flags has for it
};
[[nodiscard]] std::span<const FlagSource> flag_sources();

/// The ids of the safety messages that the answers call for, the most urgent first. Instruments
/// that are complete add their totals; single items that feed red_flags speak by themselves.
[[nodiscard]] std::vector<std::string> raised_flags(const pack::ServicePack& pack, const Answers& answers);

/// The member of `result` that names its band ("band", "category", "pai", "outcome"); for a
/// result that only says whether a target is met, "met" or "not_met". Empty when it has neither.
[[nodiscard]] std::string band_of(const json::Value& result);

}  // namespace sealwell::engine
