#include "core/fhirpath/function_table.hpp"

#include <algorithm>
#include <iterator>

namespace sealwell::fhirpath {
namespace {

void append(Collection& to, Collection&& from) {
  for (Item& item : from) to.push_back(std::move(item));
}

Collection repeat(Evaluator& evaluator, const Call& call) {
  DistinctItems seen(evaluator, call.node, call.input.size());
  Collection waiting = std::move(call.input);
  while (!waiting.empty() && !evaluator.failed()) {
    Collection found;
    for (Item& item : waiting) append(found, evaluator.argument_for(call, 0, one(std::move(item)), 0));
    waiting.clear();
    for (Item& item : found) {
      if (!seen.find(item, true)) waiting.push_back(std::move(item));
    }
  }
  return evaluator.failed() ? Collection() : std::move(seen.items);
}

Collection aggregate(Evaluator& evaluator, const Call& call) {
  Collection total;
  if (evaluator.argument_node(call, 1) >= 0) total = evaluator.argument(call, 1);
  int index = 0;
  for (Item& item : call.input) {
    total = evaluator.argument_for(call, 0, one(std::move(item)), index++, &total);
    if (evaluator.failed()) return {};
  }
  return total;
}

}  // namespace

Collection run_filter(Evaluator& evaluator, const Call& call) {
  const auto kind = static_cast<Filter>(call.variant);
  if (kind == Filter::repeat) return repeat(evaluator, call);
  if (kind == Filter::aggregate) return aggregate(evaluator, call);
  if (kind == Filter::exists && call.node.right < 0) return truth(!call.input.empty());
  Collection found;
  int index = 0;
  for (Item& item : call.input) {
    const Collection self = one(std::move(item));
    Collection result = evaluator.argument_for(call, 0, self, index++, call.scope.total);
    if (evaluator.failed()) return {};
    if (kind == Filter::select) {
      append(found, std::move(result));
      continue;
    }
    const bool holds = evaluator.condition(result, call.node) == Truth::yes;
    if (evaluator.failed()) return {};
    if (kind == Filter::exists && holds) return truth(true);
    if (kind == Filter::all && !holds) return truth(false);
    if (kind == Filter::where && holds) found.push_back(self[0]);
  }
  if (kind == Filter::exists) return truth(false);
  if (kind == Filter::all) return truth(true);
  return found;
}

Collection run_test(Evaluator& evaluator, const Call& call) {
  const Collection& input = call.input;
  switch (static_cast<Test>(call.variant)) {
    case Test::empty: return truth(input.empty());
    case Test::count: return one(of_integer(static_cast<std::int64_t>(input.size())));
    case Test::negation: {
      const Truth value = evaluator.condition(input, call.node);
      return evaluator.failed() || value == Truth::unknown ? Collection() : truth(value == Truth::no);
    }
    case Test::has_value: {
      const Item* item = input.size() == 1 ? &input[0] : nullptr;
      return truth(item && (!item->node || !item->node->if_object()));
    }
    case Test::is_distinct: return truth(evaluator.distinct(input, call.node).size() == input.size());
    default: break;
  }
  const auto kind = static_cast<Test>(call.variant);
  const bool any = kind == Test::any_true || kind == Test::any_false;
  const bool wanted = kind == Test::any_true || kind == Test::all_true;
  for (const Item& item : input) {
    if (item.kind != Kind::boolean) return evaluator.fail(Error::wrong_type, call.node);
    if ((item.boolean == wanted) == any) return truth(any);
  }
  return truth(!any);
}

Collection run_subset(Evaluator& evaluator, const Call& call) {
  Collection& input = call.input;
  const auto kind = static_cast<Subset>(call.variant);
  if (kind == Subset::single) {
    evaluator.single(input, call.node);
    return std::move(input);
  }
  std::size_t begin = 0;
  std::size_t end = input.size();
  if (kind == Subset::skip || kind == Subset::take) {
    const Collection argument = evaluator.argument(call, 0);
    const Item* number = evaluator.single(argument, call.node);
    if (!number) return {};
    if (number->kind != Kind::integer) return evaluator.fail(Error::wrong_type, call.node);
    const std::int64_t wanted = number->number.units();
    const std::size_t count = wanted < 0 ? 0 : std::min(input.size(), static_cast<std::size_t>(wanted));
    (kind == Subset::skip ? begin : end) = count;
  } else if (kind == Subset::tail) {
    begin = end > 0 ? 1 : 0;
  } else if (kind == Subset::first) {
    end = end > 0 ? 1 : 0;
  } else if (end > 0) {
    begin = end - 1;
  }
  return Collection(std::make_move_iterator(input.begin() + static_cast<std::ptrdiff_t>(begin)),
                    std::make_move_iterator(input.begin() + static_cast<std::ptrdiff_t>(end)));
}

Collection run_set(Evaluator& evaluator, const Call& call) {
  Collection& input = call.input;
  const auto kind = static_cast<Set>(call.variant);
  if (kind == Set::distinct) return evaluator.distinct(input, call.node);
  Collection other = evaluator.argument(call, 0);
  if (evaluator.failed()) return {};
  if (kind == Set::unite || kind == Set::combine) {
    append(input, std::move(other));
    return kind == Set::unite ? evaluator.distinct(input, call.node) : std::move(input);
  }
  if (kind == Set::superset_of) std::swap(input, other);
  DistinctItems those(evaluator, call.node, other.size());
  for (const Item& item : other) those.find(item, true);
  Collection kept;
  for (Item& item : input) {
    const bool found = those.find(item, false);
    if ((kind == Set::subset_of || kind == Set::superset_of) && !found) {
      return evaluator.failed() ? Collection() : truth(false);
    }
    if (found == (kind == Set::intersect)) kept.push_back(std::move(item));
  }
  if (kind == Set::subset_of || kind == Set::superset_of) {
    return evaluator.failed() ? Collection() : truth(true);
  }
  return kind == Set::intersect ? evaluator.distinct(kept, call.node) : kept;
}

Collection run_fold(Evaluator& evaluator, const Call& call) {
  const Collection& input = call.input;
  if (input.empty()) return {};
  const auto kind = static_cast<Fold>(call.variant);
  Collection result = one(input[0]);
  for (std::size_t i = 1; i < input.size(); ++i) {
    if (!evaluator.pay(1, call.node)) return {};
    if (kind == Fold::sum || kind == Fold::avg) {
      result = evaluator.add(result[0], input[i], false, call.node);
      if (result.empty()) return {};
      continue;
    }
    const Order how = evaluator.order(input[i], result[0], call.node);
    if (evaluator.failed() || how == Order::unknown) return {};
    if (how == (kind == Fold::min ? Order::less : Order::greater)) result[0] = input[i];
  }
  if (input.size() == 1 && evaluator.order(input[0], input[0], call.node) == Order::unknown) return {};
  if (kind != Fold::avg) return result;
  return evaluator.arithmetic(Op::divide, result, one(of_integer(static_cast<std::int64_t>(input.size()))), call.node);
}

Collection run_iif(Evaluator& evaluator, const Call& call) {
  evaluator.single(call.input, call.node);
  const int index = call.scope.index;
  const Collection result = evaluator.argument_for(call, 0, call.input, index, call.scope.total);
  const Truth holds = evaluator.condition(result, call.node);
  if (evaluator.failed()) return {};
  const int chosen = holds == Truth::yes ? 1 : 2;
  if (evaluator.argument_node(call, chosen) < 0) return {};
  return evaluator.argument_for(call, chosen, call.input, index, call.scope.total);
}

Collection run_navigation(Evaluator& evaluator, const Call& call) {
  const auto kind = static_cast<Navigation>(call.variant);
  Collection found;
  if (kind == Navigation::extension) {
    const Collection argument = evaluator.argument(call, 0);
    const Item* url = evaluator.single(argument, call.node);
    if (!url) return {};
    for (Item& extension : evaluator.members(call.input, "extension", call.node)) {
      if (extension.node->text_or("url") == url->text) found.push_back(std::move(extension));
    }
    return found;
  }
  Collection level = std::move(call.input);
  while (!level.empty() && !evaluator.failed()) {
    Collection below;
    for (const Item& item : level) evaluator.children(item, below, call.node);
    if (kind == Navigation::children) return below;
    found.insert(found.end(), below.begin(), below.end());
    level = std::move(below);
  }
  return found;
}

Collection run_type(Evaluator& evaluator, const Call& call) {
  const auto kind = static_cast<TypeTest>(call.variant);
  const std::string& type = evaluator.name_of_argument(call);
  if (kind != TypeTest::of_type) {
    const Item* item = evaluator.single(call.input, call.node);
    if (!item) return {};
    const Truth holds = evaluator.is_type(*item, type, call.node);
    if (kind == TypeTest::is) return evaluator.failed() ? Collection() : truth(holds);
    return holds == Truth::yes ? std::move(call.input) : Collection();
  }
  Collection found;
  for (Item& item : call.input) {
    if (!evaluator.pay(1, call.node)) return {};
    if (evaluator.is_type(item, type, call.node) == Truth::yes) found.push_back(std::move(item));
  }
  return evaluator.failed() ? Collection() : found;
}

}  // namespace sealwell::fhirpath
