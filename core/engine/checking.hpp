#pragma once

#include "core/engine/answers.hpp"
#include "core/pack/messages.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sealwell::engine {

/// The fields of a form, by input name, as they were typed.
using Fields = std::map<std::string, std::vector<std::string>, std::less<>>;

/// What checking one question gave.
struct Checked {
  Answer answer;
  int place = 1;      ///< Which of several answers the error is about
  std::string error;  ///< In the pack's language; says what to do; empty when fine
  std::vector<std::string>
      wrong_parts;  ///< Of a date: "day", "month", "year", of a dateTime also "time"; "unit" of a quantity
};

/// The name of the inputs of the `place`th answer to a question that takes several: the linkId, then "LINKID#2" …
[[nodiscard]] std::string place_name(const std::string& link_id, int place);

/// How many texts of `Answer::typed` make one answer: 3 for a date, 4 for a dateTime, else 1.
[[nodiscard]] std::size_t inputs_of(const pack::Item& item);

/// How many places the question shows, given what was typed.
[[nodiscard]] int places_shown(const pack::Item& item, const Answer* answer);

/// What a form would have sent for these values.
[[nodiscard]] Fields as_sent(const pack::Item& item, const std::vector<pack::AnswerValue>& values);

/// Takes what was typed for `item` without checking it, so that nothing typed is lost.
[[nodiscard]] Answer take_typed(const pack::Item& item, const Fields& fields);

/// Takes and checks what was typed for `item`. `now_ms` bounds a date of birth.
/// `before` is what the question held: a doubtful value (a postcode of no known form) is pointed
/// out once, and taken when the same comes again.
[[nodiscard]] Checked check(const pack::ServicePack& pack, const pack::Item& item, const Answers& answers,
                            const Fields& fields, const pack::Messages& messages, std::int64_t now_ms);

/// Longest text that is read from one input, in bytes; what is longer is refused as too long.
inline constexpr std::size_t longest_input = 20'000;

}  // namespace sealwell::engine
