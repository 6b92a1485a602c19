#pragma once

#include "core/fhirpath/moment.hpp"

#include <span>

namespace sealwell::fhirpath {

// FHIRPath (HL7, Normative Release 1 and the functions that FHIR R4 and SDC add) in a subset that is
// wholly run or refused by name. `function_info.hpp` lists the functions; the rest is:
//
// | part | what is run |
// |---|---|
// | literals | `true`, `'text'` with its escapes, `12`, `1.50`, `@2026-11-22`, `@2026-11-22T07:30Z`, `@T07:30`, `4 'kg'`, `4 weeks`, `{}` |
// | paths | members; choice types by their base name (`value` finds `valueCoding`); `Type.` of the resource at the start; `[n]`; `extension` of primitives |
// | names | `%resource`, `%rootResource`, `%context`, `%questionnaire`, those of the caller; `%ucum`, `%sct`, `%loinc`; `$this`, `$index`, `$total` |
// | operators | all of N1: `+ - * / div mod & = != ~ !~ < <= > >= and or xor implies in contains is as` and the union bar |
// | numbers | exact decimals of 18 digits; integers of 18 digits; a division has 12 digits after the point; overflow gives an empty collection |
// | quantities | compared, added and subtracted within one unit; another unit is refused (no unit conversion) |
// | text | code points; `upper`, `lower` and `~` fold ASCII letters only |
// | types | `is`, `as`, `ofType` know the type of computed values, of choices and of resources; that of another element is refused |

/// How large an expression may be.
inline constexpr std::size_t most_bytes = 16'384;
/// How deep parentheses, arguments, indexes and right operands may nest.
inline constexpr int most_nesting = 48;
/// Steps of work for one evaluation, where the caller has no better figure. A step is about one item
/// looked at, or sixteen bytes of text.
inline constexpr std::size_t usual_steps = 1'000'000;

enum class Op : std::uint8_t {
  literal,
  variable,
  self,
  index,
  total,
  member,
  call,
  at,
  negate,
  multiply,
  divide,
  whole_divide,
  modulo,
  add,
  subtract,
  concatenate,
  unite,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  equal,
  not_equal,
  equivalent,
  not_equivalent,
  in,
  contains,
  both,
  either,
  exclusive,
  implies,
  is,
  as,
};

/// One node of a parsed expression. Nodes lie in one list and name each other by index; -1 is none.
struct Node {
  Op op = Op::literal;
  std::uint8_t function = 0;  ///< For a call: index in the table of functions
  std::uint32_t at = 0;       ///< Byte offset in the expression
  int left = -1;              ///< What it works on; none: the focus
  int right = -1;             ///< Right operand, index, or first argument
  int next = -1;              ///< The next argument of the same call
  std::string text;           ///< Name of a member, variable or type
  Collection value;           ///< Of a literal
};

/// A parsed expression.
struct Expression {
  std::vector<Node> nodes;
  int root = -1;
};

/// Parses. Errors: too_large, too_deep, invalid_expression, unsupported (a function that isn't in the
/// subset). `where` is "byte N", or "byte N: name".
[[nodiscard]] Result<Expression> parse(std::string_view text);

/// A collection that expressions reach as `%name`.
struct Variable {
  std::string_view name;
  const Collection* value;
};

/// What an expression may look at. Nothing here is owned, and all of it must outlive the result.
struct Context {
  const json::Value* resource = nullptr;       ///< %resource
  const json::Value* questionnaire = nullptr;  ///< %questionnaire; also where weight() looks
  Collection focus;                            ///< %context, and what the expression starts at
  std::span<const Variable> variables;
  /// For now() and today(), and the zone of what has none; a day at least. Nothing refuses them.
  std::optional<Moment> now;
};

/// Evaluates. `steps` is taken down by the work done, so that one figure can bound many evaluations.
/// Errors, with `where` as in parse():
/// - too_costly: `steps` ran out;
/// - wrong_type: an operator or function got what it can't work on, or several items instead of one;
/// - unknown_value: a variable that the context doesn't have;
/// - missing_field: now() or today() without a time;
/// - unsupported: a unit conversion, a type test of an element whose type JSON doesn't tell, a power
///   that isn't whole.
[[nodiscard]] Result<Collection> evaluate(const Expression& expression, const Context& context, std::size_t& steps);

/// What a condition means by its result: a single boolean as it is; any other single item true; an
/// empty collection nothing. Several items: wrong_type.
[[nodiscard]] Result<std::optional<bool>> as_condition(const Collection& result);

}  // namespace sealwell::fhirpath
