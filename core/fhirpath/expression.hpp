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

/// Maximum length of an expression in bytes. Ours.
inline constexpr std::size_t max_expression_bytes = 16'384;
/// Maximum nesting of parentheses, arguments, indexes and right operands. Ours.
inline constexpr int max_nesting = 48;
/// Default budget of one evaluation in steps. A step is about one item visited, or sixteen bytes of text. Ours.
inline constexpr std::size_t default_step_limit = 1'000'000;

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

/// One node of a parsed expression. Nodes are stored in one list and refer to each other by index; -1 is none.
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

/// Parses an expression. Errors: too_large, too_deep, invalid_expression, unsupported (a function that isn't in the
/// subset). `where` is "byte N", or "byte N: name".
[[nodiscard]] Result<Expression> parse(std::string_view text);

/// A collection that expressions reach as `%name`.
struct Variable {
  std::string_view name;
  const Collection* value;
};

/// The inputs of an evaluation. Nothing here is owned; everything must outlive the result.
struct Context {
  const json::Value* resource = nullptr;       ///< %resource
  const json::Value* questionnaire = nullptr;  ///< %questionnaire; also where weight() looks
  Collection focus;                            ///< %context, and what the expression starts at
  std::span<const Variable> variables;
  /// For now() and today(), and the zone of what has none; a day at least. Nothing refuses them.
  std::optional<Moment> now;
};

/// Evaluates an expression. `steps` is reduced by the work done, so that one budget can bound many evaluations.
/// Errors, with `where` as in parse():
/// - too_costly: `steps` ran out;
/// - wrong_type: an operator or function got what it can't work on, or several items instead of one;
/// - unknown_value: a variable that the context doesn't have;
/// - missing_field: now() or today() without a time;
/// - unsupported: a unit conversion, a type test of an element whose type JSON doesn't tell, a power
///   that isn't whole.
[[nodiscard]] Result<Collection> evaluate(const Expression& expression, const Context& context, std::size_t& steps);

/// The result of a condition: a single boolean itself; true for any other single item; nothing for an empty collection.
/// Error: wrong_type for several items.
[[nodiscard]] Result<std::optional<bool>> as_condition(const Collection& result);

}  // namespace sealwell::fhirpath
