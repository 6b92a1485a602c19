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

/// The result of one instrument for a resident's answers.
struct Score {
  std::string instrument;
  json::Value inputs;  ///< Inputs of scoring::score, computed from the answers
  json::Value result;  ///< Result of scoring::score
};

/// The answers that feed instruments: the only ones that scores and safety messages depend on.
[[nodiscard]] Answers feeding_answers(const pack::ServicePack& pack, const Answers& answers);

/// The inputs of `instrument`, from the applicable items that feed it. Null if none of these has an answer.
[[nodiscard]] json::Value instrument_inputs(const pack::ServicePack& pack, const Answers& answers,
                                            std::string_view instrument);

/// The scores of a topic's instruments with complete inputs, in the pack's order.
[[nodiscard]] std::vector<Score> topic_scores(const pack::ServicePack& pack, const Answers& answers,
                                              const pack::Topic& topic);

/// The scores of all topics' instruments with complete inputs, in the pack's order.
[[nodiscard]] std::vector<Score> all_scores(const pack::ServicePack& pack, const Answers& answers);

/// The six COM-B ratings of the answers; nothing if none was asked or rated.
[[nodiscard]] std::optional<scoring::ComBRatings> com_b_ratings(const pack::ServicePack& pack, const Answers& answers);

/// An input of red_flags that comes from another instrument.
struct FlagSource {
  std::string_view instrument;
  std::string_view item;    ///< The one item that speaks by itself ("items/8"); empty: the complete instrument
  std::string_view member;  ///< Of the complete instrument's result, or where that has none of its inputs
  std::string_view input;   ///< The name that red_flags has for it
};
[[nodiscard]] std::span<const FlagSource> flag_sources();

/// Ids of the safety messages that the answers raise, in order of urgency. Complete instruments contribute their
/// totals; single items that feed red_flags contribute by themselves.
[[nodiscard]] std::vector<std::string> raised_flags(const pack::ServicePack& pack, const Answers& answers);

/// The band of a result: its member "band", "category", "pai" or "outcome"; "met" or "not_met" for a result that only
/// says whether a target is met. Empty if it has neither.
[[nodiscard]] std::string band_of(const json::Value& result);

}  // namespace sealwell::engine
