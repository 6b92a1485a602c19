#pragma once

#include "core/engine/answers.hpp"
#include "core/pack/messages.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sealwell::engine {

/// The fields of a form as typed, by input name.
using Fields = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The result of validating one question.
struct ValidationResult {
  Answer answer;
  int place = 1;      ///< Number of the repetition that the error is about, from 1
  std::string error;  ///< Message in the pack's language that says what to do; empty if valid
  std::vector<std::string>
      wrong_parts;  ///< Of a date: "day", "month", "year", of a dateTime also "time"; "unit" of a quantity
};

/// The input name of a repetition, counted from 1: the linkId, then "LINKID#2" …
[[nodiscard]] std::string repetition_name(const std::string& link_id, int place);

/// Number of texts of `Answer::typed` for one answer: 3 for a date, 4 for a dateTime, else 1.
[[nodiscard]] std::size_t inputs_of(const pack::Item& item);

/// Number of repetitions that the question shows, given what was typed.
[[nodiscard]] int repetitions_shown(const pack::Item& item, const Answer* answer);

/// The fields that a form would submit for these values.
[[nodiscard]] Fields to_fields(const pack::Item& item, const std::vector<pack::AnswerValue>& values);

/// Reads what was typed for `item` without validating it, so that nothing typed is lost.
[[nodiscard]] Answer read_typed(const pack::Item& item, const Fields& fields);

/// Reads and validates what was typed for `item`. `now_ms` is the upper bound of a date of birth. A doubtful value
/// (such as a postcode of no known form) is an error once, and accepted if submitted again unchanged.
[[nodiscard]] ValidationResult validate_answer(const pack::ServicePack& pack, const pack::Item& item,
                                               const Answers& answers, const Fields& fields,
                                               const pack::Messages& messages, std::int64_t now_ms);

/// Maximum length in bytes of the text of one input; longer texts are an error. Ours.
inline constexpr std::size_t max_input_bytes = 20'000;

}  // namespace sealwell::engine
