#pragma once

#include "core/base/text.hpp"
#include "core/engine/answer_validation.hpp"

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace sealwell::engine {

/// Suffixes of the input names of a date, and of the time of a dateTime: NAME-day, NAME-month …
inline constexpr std::array<std::string_view, 4> date_parts{"day", "month", "year", "time"};

/// Validates the typed fields of one question; the first error ends it. Each type of answer has a file of its own:
/// validate_choice.cpp, validate_date.cpp, validate_number.cpp, and validate_text.cpp for texts, phone numbers, email addresses,
/// postcodes and web addresses.
class AnswerValidator {
 public:
  AnswerValidator(const pack::ServicePack& pack, const pack::Item& item, const Answers& answers,
                  const pack::Messages& messages, std::int64_t now_ms)
      : pack_(pack), item_(item), answers_(answers), messages_(messages), now_ms_(now_ms) {}

  [[nodiscard]] ValidationResult run(const Fields& fields);

 private:
  struct Named {
    std::string_view name;
    std::string value;
  };

  void one();
  // Validates each repetition by itself. Empty repetitions are not answers; they are dropped once all others are valid.
  void each_repetition();
  void count();
  // False for what can't be shown again (too long for any form, not text); it is not kept either.
  bool readable();

  void choice();
  void yes_or_no();

  void number();
  bool take_unit(pack::AnswerValue& value);

  void date();
  void within(const CivilDate& date, const std::optional<CivilDate>& earliest, const std::optional<CivilDate>& latest);
  // FHIR requires an offset for a dateTime with a time: the pack's time zone gives it.
  void date_time(const CivilDate& date, std::string_view time, pack::AnswerValue& value);
  void time_only();
  void refuse_parts(std::string_view id, std::array<bool, 4> wrong, std::initializer_list<Named> values = {});

  void text();
  bool confirmed() const;

  void refuse(std::string_view id, std::initializer_list<Named> values = {});
  std::string_view only_text() const {
    return checked_.answer.typed.empty() ? std::string_view() : trimmed(checked_.answer.typed.front());
  }
  bool has(const pack::AnswerValue& value) const;
  void add(pack::AnswerValue value) { checked_.answer.values.push_back(std::move(value)); }

  const pack::ServicePack& pack_;
  const pack::Item& item_;
  const Answers& answers_;
  const pack::Messages& messages_;
  std::int64_t now_ms_;
  bool required_ = item_.required;
  ValidationResult checked_;
};

}  // namespace sealwell::engine
