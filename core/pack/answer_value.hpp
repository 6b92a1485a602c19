#pragma once

#include "core/base/civil_time.hpp"
#include "core/base/decimal.hpp"

#include <string>

namespace sealwell::pack {

/// A FHIR Coding as far as a questionnaire needs it.
struct Coding {
  std::string system;  ///< URI; may be empty
  std::string code;
  std::string display;  ///< What people read; may be empty

  /// Same meaning: codes are equal, and systems are equal or one is not stated.
  [[nodiscard]] bool means(const Coding& other) const {
    return code == other.code && (system.empty() || other.system.empty() || system == other.system);
  }
};

/// One answer, or the answer that a condition compares with.
struct AnswerValue {
  enum class Kind { boolean, integer, decimal, quantity, date, date_time, time, text, url, coding };
  Kind kind = Kind::text;
  bool boolean = false;
  Decimal number;        ///< integer, decimal and quantity
  CivilDate date;        ///< date
  CivilDateTime moment;  ///< date_time; of a time only `second`
  std::string text;      ///< text and url as typed; for a quantity its unit as people read it
  Coding coding;         ///< coding; for a quantity system and code of its unit, where they are known

  [[nodiscard]] bool is_number() const {
    return kind == Kind::integer || kind == Kind::decimal || kind == Kind::quantity;
  }
  [[nodiscard]] bool is_text() const { return kind == Kind::text || kind == Kind::url; }
};

/// Whether two values are the same answer: numbers by value, codings by meaning, quantities only where their units
/// have no two codes, moments by the instant.
[[nodiscard]] bool same_answer(const AnswerValue& a, const AnswerValue& b);

}  // namespace sealwell::pack
