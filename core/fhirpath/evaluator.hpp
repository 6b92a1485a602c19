#pragma once

// The evaluator as the functions of the subset see it. Used inside core/fhirpath only.

#include "core/fhirpath/expression.hpp"
#include "core/fhirpath/moment.hpp"

#include <optional>

namespace sealwell::fhirpath {

/// The values of `$this`, `$index` and `$total` for one evaluation of a criterion.
struct Scope {
  const Collection* self;
  int index = -1;
  const Collection* total = nullptr;
};

struct Call {
  const Node& node;
  std::uint8_t variant;
  Collection& input;
  const Scope& scope;
};

enum class Truth : std::uint8_t { no, yes, unknown };

inline Collection one(Item item) {
  Collection items;
  items.push_back(std::move(item));
  return items;
}
inline Collection truth(bool value) { return one(of_boolean(value)); }
inline Collection truth(Truth value) { return value == Truth::unknown ? Collection() : truth(value == Truth::yes); }

class Evaluator {
 public:
  Evaluator(const Expression& expression, const Context& context, std::size_t& steps)
      : expression_(expression), context_(context), steps_(steps) {}

  /// The value of node `index` (-1: the focus) in `scope`; empty after a failure.
  Collection run(int index, const Scope& scope);

  [[nodiscard]] const Context& context() const { return context_; }
  [[nodiscard]] bool failed() const { return failure_.has_value(); }
  [[nodiscard]] const Failure& failure() const { return *failure_; }
  /// Records the first failure. Returns an empty collection, for the caller to return.
  Collection fail(Error error, const Node& node);
  /// Subtracts `steps` from the budget. False if too few are left, or after a failure.
  bool pay(std::size_t steps, const Node& node);

  /// The value of argument `number` in the scope of the call.
  Collection argument(const Call& call, int number);
  [[nodiscard]] int argument_node(const Call& call, int number) const;
  /// The type name in the first argument, as of `ofType(Coding)`.
  [[nodiscard]] const std::string& name_of_argument(const Call& call) const;
  /// The value of argument `number` with `item` as `$this`.
  Collection argument_for(const Call& call, int number, const Collection& item, int index,
                          const Collection* total = nullptr);
  /// The only item of `items`; nullptr if there is none. Several are a failure (wrong_type).
  const Item* single(const Collection& items, const Node& node);
  /// `items` as a boolean (FHIRPath, "Singleton evaluation of collections"); `unknown` for an empty collection.
  Truth condition(const Collection& items, const Node& node);

  Truth equal(const Item& a, const Item& b, const Node& node);
  Truth equal(const Collection& a, const Collection& b, const Node& node);
  bool equivalent(const Item& a, const Item& b, const Node& node);
  bool equivalent(const Collection& a, const Collection& b, const Node& node);
  /// The order of two items; `unknown` also where the precision of a date does not decide. Failure for types without
  /// order.
  Order order(const Item& a, const Item& b, const Node& node);
  /// `items` without duplicates, in the order of first occurrence.
  Collection distinct(const Collection& items, const Node& node);
  bool contains(const Collection& items, const Item& item, const Node& node);
  Truth is_type(const Item& item, std::string_view type, const Node& node);
  Collection arithmetic(Op op, const Collection& a, const Collection& b, const Node& node);
  Collection add(const Item& a, const Item& b, bool subtract, const Node& node);
  /// The members called `name` of all items.
  Collection members(const Collection& items, std::string_view name, const Node& node);
  /// Appends all children of one element to `out`.
  void children(const Item& item, Collection& out, const Node& node);

 private:
  Collection primary(const Node& node, const Scope& scope);
  Collection apply(const Node& node, Collection input, const Scope& scope);
  Collection binary(const Node& node, Collection left, const Scope& scope);
  Truth equal_json(const json::Value& a, const json::Value& b, const Node& node);

  const Expression& expression_;
  const Context& context_;
  std::size_t& steps_;
  std::optional<Failure> failure_;
};

/// A hash set of items under FHIRPath equality.
class DistinctItems {
 public:
  DistinctItems(Evaluator& evaluator, const Node& node, std::size_t expected);
  /// True if an equal item was in the set. With `add` inserts `item` if none was.
  bool find(const Item& item, bool add);
  Collection items;

 private:
  Evaluator& evaluator_;
  const Node& node_;
  std::vector<std::uint32_t> slots_;  // index in items + 1; 0 is free
};

/// `item` as a quantity: a Quantity element, or a number (unit "1"). Nothing for any other item.
[[nodiscard]] std::optional<Item> as_quantity(const Item& item);
/// The spelling of a unit that is compared: "day" for "days", "kg" for "kg".
[[nodiscard]] std::string_view canonical_unit(std::string_view unit);
/// An item of unknown type as a date, dateTime or time, whichever `like` is; nothing if its text is none.
[[nodiscard]] std::optional<Moment> as_moment(const Item& item, Kind like);
/// The result of toString() for a computed value; nothing for an element.
[[nodiscard]] std::optional<std::string> text_of(const Item& item);
/// The FHIR type in the name of a choice member: "Coding" for `name` "valueCoding" and `base` "value". Empty if there is
/// none.
[[nodiscard]] std::string_view choice_type(std::string_view name, std::string_view base);

}  // namespace sealwell::fhirpath
