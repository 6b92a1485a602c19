#pragma once

#include "core/fhirpath/evaluator.hpp"

namespace sealwell::fhirpath {

/// One function: its name, arity and implementation. `variant` tells apart functions that share an implementation.
struct Function {
  std::string_view name;
  Collection (*run)(Evaluator&, const Call&);
  std::uint8_t variant;
  std::uint8_t least, most;  ///< Number of arguments
};

/// All functions, sorted by name.
[[nodiscard]] std::span<const Function> functions();

// Implementations, one file a family.
Collection run_filter(Evaluator&, const Call&);
Collection run_test(Evaluator&, const Call&);
Collection run_subset(Evaluator&, const Call&);
Collection run_set(Evaluator&, const Call&);
Collection run_fold(Evaluator&, const Call&);
Collection run_iif(Evaluator&, const Call&);
Collection run_navigation(Evaluator&, const Call&);
Collection run_type(Evaluator&, const Call&);
Collection run_conversion(Evaluator&, const Call&);
Collection run_text(Evaluator&, const Call&);
Collection run_join(Evaluator&, const Call&);
Collection run_number(Evaluator&, const Call&);
Collection run_clock(Evaluator&, const Call&);
Collection run_answers(Evaluator&, const Call&);
Collection run_weight(Evaluator&, const Call&);

// The variants within a family.
enum class Filter : std::uint8_t { where, select, exists, all, repeat, aggregate };
enum class Test : std::uint8_t {
  empty,
  count,
  any_true,
  all_true,
  any_false,
  all_false,
  negation,
  has_value,
  is_distinct
};
enum class Subset : std::uint8_t { first, last, tail, skip, take, single };
enum class Set : std::uint8_t { distinct, unite, combine, intersect, exclude, subset_of, superset_of };
enum class Fold : std::uint8_t { sum, min, max, avg };
enum class Navigation : std::uint8_t { children, descendants, extension };
enum class TypeTest : std::uint8_t { is, as, of_type };
enum class Conversion : std::uint8_t { boolean, integer, decimal, string, quantity, date, date_time, time };
enum class Text : std::uint8_t {
  length,
  substring,
  starts_with,
  ends_with,
  contains,
  index_of,
  replace,
  upper,
  lower,
  trim,
  split,
  to_chars,
  matches,
};
enum class MathFunction : std::uint8_t { abs, ceiling, floor, truncate, round, sqrt, power };

}  // namespace sealwell::fhirpath
