#pragma once

// What the functions of the subset work with. Inside the room only.

#include "core/fhirpath/expression.hpp"
#include "core/fhirpath/moment.hpp"

#include <optional>

namespace sealwell::fhirpath {

/// What `$this`, `$index` and `$total` mean at a place.
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

  /// The value of node `index` (none: the focus itself) in `scope`; empty once something failed.
  Collection run(int index, const Scope& scope);

  [[nodiscard]] const Context& context() const { return context_; }
  [[nodiscard]] bool failed() const { return failure_.has_value(); }
  [[nodiscard]] const Failure& failure() const { return *failure_; }
  /// Notes the first failure, and returns an empty collection for the caller to return.
  Collection fail(Error error, const Node& node);
  /// Pays for work. False when there were not enough steps left, or something failed before.
  bool pay(std::size_t steps, const Node& node);

  /// Argument `number` of the call, evaluated at the scope of the call.
  Collection argument(const Call& call, int number);
  [[nodiscard]] int argument_node(const Call& call, int number) const;
  /// The type that the first argument names.
  [[nodiscard]] const std::string& name_of_argument(const Call& call) const;
  /// Argument `number` with `item` as $this.
  Collection argument_for(const Call& call, int number, const Collection& item, int index,
                          const Collection* total = nullptr);
  /// The only item; nullptr when there is none; several are a failure.
  const Item* single(const Collection& items, const Node& node);
  /// What a collection means where a boolean is asked for.
  Truth condition(const Collection& items, const Node& node);

  Truth equal(const Item& a, const Item& b, const Node& node);
  Truth equal(const Collection& a, const Collection& b, const Node& node);
  bool equivalent(const Item& a, const Item& b, const Node& node);
  bool equivalent(const Collection& a, const Collection& b, const Node& node);
  /// Unknown also when one precision does not decide; what has no order is a failure.
  Order order(const Item& a, const Item& b, const Node& node);
  /// Each item once, in the order of the first of its equals.
  Collection distinct(const Collection& items, const Node& node);
  bool contains(const Collection& items, const Item& item, const Node& node);
  Truth is_type(const Item& item, std::string_view type, const Node& node);
  Collection arithmetic(Op op, const Collection& a, const Collection& b, const Node& node);
  Collection add(const Item& a, const Item& b, bool subtract, const Node& node);
  /// The members called `name` of every item.
  Collection members(const Collection& items, std::string_view name, const Node& node);
  /// Every child of one element, onto `out`.
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

/// Items by their meaning, so that finding an equal one takes no walk over all.
class Seen {
 public:
  Seen(Evaluator& evaluator, const Node& node, std::size_t expected);
  /// Whether an item that equals it was there. Adds it when `add` and none was.
  bool find(const Item& item, bool add);
  Collection items;

 private:
  Evaluator& evaluator_;
  const Node& node_;
  std::vector<std::uint32_t> slots_;  // index in items + 1; 0 is free
};

/// An item as a quantity: a Quantity element, or a number (unit "1"). Nothing when it is neither.
[[nodiscard]] std::optional<Item> as_quantity(const Item& item);
/// The unit in the one spelling that is compared: "days" is "day", "kg" is "kg".
[[nodiscard]] std::string_view usual_unit(std::string_view unit);
/// A text as the moment that `like` is, when its own type isn't known; nothing when it can't be.
[[nodiscard]] std::optional<Moment> as_moment(const Item& item, Kind like);
/// The text of a single value, as toString() gives it; nothing for an element.
[[nodiscard]] std::optional<std::string> text_of(const Item& item);
/// The FHIR type that a member's name ends in after `base`: "Coding" for "valueCoding" and "value".
/// Empty when it ends in none.
[[nodiscard]] std::string_view choice_type(std::string_view name, std::string_view base);

}  // namespace sealwell::fhirpath
