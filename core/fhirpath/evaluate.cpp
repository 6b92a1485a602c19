#include "core/fhirpath/function_table.hpp"

namespace sealwell::fhirpath {
namespace {

// One element, or each of a list. `primitive_extensions` is the `_name` member, a list beside a list.
void add_elements(const json::Value* value, const json::Value* primitive_extensions, std::string_view type,
                  Collection& out) {
  const json::Array* list = value ? value->if_array() : nullptr;
  const json::Array* extension_list = primitive_extensions ? primitive_extensions->if_array() : nullptr;
  const std::size_t count = list ? list->size() : extension_list ? extension_list->size() : 1;
  for (std::size_t i = 0; i < count; ++i) {
    const json::Value* one_value = list ? &(*list)[i] : extension_list ? nullptr : value;
    const json::Value* one_extensions =
        extension_list ? (i < extension_list->size() ? &(*extension_list)[i] : nullptr) : primitive_extensions;
    if (one_extensions && one_extensions->is_null()) one_extensions = nullptr;
    // An element without a value has its extensions only.
    if (!one_value || one_value->is_null()) {
      if (one_extensions) out.push_back(of_element(*one_extensions, type));
    } else {
      out.push_back(of_element(*one_value, type, one_extensions));
    }
  }
}

const json::Value* beside_of(const json::Object& object, std::string_view name) {
  for (const json::Member& member : object) {
    if (member.name.size() == name.size() + 1 && member.name[0] == '_' && member.name.substr(1) == name) {
      return &member.value;
    }
  }
  return nullptr;
}

}  // namespace

Collection Evaluator::fail(Error error, const Node& node) {
  if (!failure_) {
    std::string where = "byte " + std::to_string(node.at);
    if (node.op == Op::call) where += ": " + node.text + "()";
    if (node.op == Op::variable) where += ": %" + node.text;
    failure_ = Failure{error, std::move(where)};
  }
  return {};
}

bool Evaluator::pay(std::size_t steps, const Node& node) {
  if (failed()) return false;
  if (steps > steps_) {
    steps_ = 0;
    fail(Error::too_costly, node);
    return false;
  }
  steps_ -= steps;
  return true;
}

Collection Evaluator::run(int index, const Scope& scope) {
  // What stands to the left is walked in a loop, so that a long sum or path needs no deep stack.
  std::vector<int> spine;
  for (int at = index; at >= 0; at = expression_.nodes[static_cast<std::size_t>(at)].left) {
    spine.push_back(at);
  }
  Collection value;
  for (std::size_t i = spine.size(); i-- > 0 && !failed();) {
    const Node& node = expression_.nodes[static_cast<std::size_t>(spine[i])];
    if (!pay(1 + value.size() / 16, node)) break;
    value = node.left < 0 ? primary(node, scope) : apply(node, std::move(value), scope);
  }
  return failed() ? Collection() : value;
}

Collection Evaluator::primary(const Node& node, const Scope& scope) {
  switch (node.op) {
    case Op::literal: return node.value;
    case Op::self:
      if (!pay(scope.self->size(), node)) return {};
      return *scope.self;
    case Op::index: return scope.index < 0 ? fail(Error::unknown_value, node) : one(of_integer(scope.index));
    case Op::total: return scope.total ? *scope.total : fail(Error::unknown_value, node);
    case Op::variable: {
      const std::string& name = node.text;
      if (const bool questionnaire = name == "questionnaire";
          questionnaire || name == "resource" || name == "rootResource") {
        const json::Value* found = questionnaire ? context_.questionnaire : context_.resource;
        return found ? one(of_element(*found)) : fail(Error::unknown_value, node);
      }
      if (name == "context") return context_.focus;
      for (const Variable& variable : context_.variables) {
        if (variable.name == name) return pay(variable.value->size(), node) ? *variable.value : Collection();
      }
      if (name == "ucum") return one(of_text("http://unitsofmeasure.org"));
      if (name == "sct") return one(of_text("http://snomed.info/sct"));
      if (name == "loinc") return one(of_text("http://loinc.org"));
      return fail(Error::unknown_value, node);
    }
    case Op::member: {
      // A path may begin with the type of the resource that it is asked of.
      const Collection& self = *scope.self;
      if (self.size() == 1 && self[0].node && !self[0].type.empty() && self[0].type == node.text) return self;
      return members(self, node.text, node);
    }
    default: return pay(scope.self->size(), node) ? apply(node, *scope.self, scope) : Collection();
  }
}

Collection Evaluator::apply(const Node& node, Collection input, const Scope& scope) {
  switch (node.op) {
    case Op::member: return members(input, node.text, node);
    case Op::call: {
      const Function& function = functions()[node.function];
      return function.run(*this, {node, function.variant, input, scope});
    }
    case Op::at: {
      const Collection index = run(node.right, scope);
      const Item* number = single(index, node);
      if (!number) return {};
      if (number->kind != Kind::integer) return fail(Error::wrong_type, node);
      const std::int64_t at = number->number.units();
      if (at < 0 || static_cast<std::size_t>(at) >= input.size()) return {};
      return one(std::move(input[static_cast<std::size_t>(at)]));
    }
    case Op::negate: {
      Collection operand = run(node.right, scope);
      const Item* number = single(operand, node);
      if (!number) return {};
      if (!number->is_number() && number->kind != Kind::quantity) return fail(Error::wrong_type, node);
      return arithmetic(Op::multiply, one(of_integer(-1)), operand, node);
    }
    case Op::is: {
      const Item* item = single(input, node);
      if (!item) return {};
      return truth(is_type(*item, node.text, node));
    }
    case Op::as: {
      const Item* item = single(input, node);
      return item && is_type(*item, node.text, node) == Truth::yes ? input : Collection();
    }
    default: return binary(node, std::move(input), scope);
  }
}

Collection Evaluator::binary(const Node& node, Collection left, const Scope& scope) {
  if (node.op >= Op::both && node.op <= Op::implies) {
    const Truth a = condition(left, node);
    // The right side is looked at only where it can matter.
    if (node.op == Op::both && a == Truth::no) return truth(false);
    if (node.op == Op::either && a == Truth::yes) return truth(true);
    if (node.op == Op::implies && a == Truth::no) return truth(true);
    const Truth b = condition(run(node.right, scope), node);
    if (failed()) return {};
    switch (node.op) {
      case Op::both: return truth(b == Truth::no ? Truth::no : a == Truth::unknown ? a : b);
      case Op::either: return truth(b == Truth::yes ? Truth::yes : a == Truth::unknown ? a : b);
      case Op::implies: return truth(b == Truth::yes ? b : a == Truth::unknown ? a : b);
      default:
        if (a == Truth::unknown || b == Truth::unknown) return {};
        return truth(a != b);
    }
  }
  Collection right = run(node.right, scope);
  if (failed()) return {};
  switch (node.op) {
    case Op::equal:
    case Op::not_equal: {
      const Truth same = equal(left, right, node);
      if (same == Truth::unknown) return {};
      return truth((same == Truth::yes) == (node.op == Op::equal));
    }
    case Op::equivalent: return truth(equivalent(left, right, node));
    case Op::not_equivalent: return truth(!equivalent(left, right, node));
    case Op::unite: left.insert(left.end(), right.begin(), right.end()); return distinct(left, node);
    case Op::in:
    case Op::contains: {
      const bool in = node.op == Op::in;
      const Item* item = single(in ? left : right, node);
      return item ? truth(contains(in ? right : left, *item, node)) : Collection();
    }
    case Op::concatenate: {
      const Item* a = single(left, node);
      const Item* b = single(right, node);
      std::string text;
      for (const Item* part : {a, b}) {
        if (part && part->kind != Kind::string) fail(Error::wrong_type, node);
        if (part) text += part->text;
      }
      return pay(text.size() / 16, node) ? one(of_text(std::move(text))) : Collection();
    }
    case Op::less:
    case Op::less_or_equal:
    case Op::greater:
    case Op::greater_or_equal: {
      const Item* a = single(left, node);
      const Item* b = single(right, node);
      if (!a || !b) return {};
      const Order how = order(*a, *b, node);
      if (how == Order::unknown) return {};
      return truth(node.op == Op::less            ? how == Order::less
                   : node.op == Op::less_or_equal ? how != Order::greater
                   : node.op == Op::greater       ? how == Order::greater
                                                  : how != Order::less);
    }
    default: return arithmetic(node.op, left, right, node);
  }
}

int Evaluator::argument_node(const Call& call, int number) const {
  int at = call.node.right;
  for (; number > 0 && at >= 0; --number) at = expression_.nodes[static_cast<std::size_t>(at)].next;
  return at;
}

const std::string& Evaluator::name_of_argument(const Call& call) const {
  return expression_.nodes[static_cast<std::size_t>(call.node.right)].text;
}

Collection Evaluator::argument(const Call& call, int number) { return run(argument_node(call, number), call.scope); }

Collection Evaluator::argument_for(const Call& call, int number, const Collection& item, int index,
                                   const Collection* total) {
  return run(argument_node(call, number), {&item, index, total});
}

const Item* Evaluator::single(const Collection& items, const Node& node) {
  if (failed() || items.empty()) return nullptr;
  if (items.size() == 1) return &items[0];
  fail(Error::wrong_type, node);
  return nullptr;
}

Truth Evaluator::condition(const Collection& items, const Node& node) {
  const Item* item = single(items, node);
  if (!item) return Truth::unknown;
  return item->kind == Kind::boolean && !item->boolean ? Truth::no : Truth::yes;
}

Collection Evaluator::members(const Collection& items, std::string_view name, const Node& node) {
  Collection found;
  for (const Item& item : items) {
    if (!pay(1, node)) return {};
    const json::Value* from = item.node;
    // A primitive has no members but those of the object beside it.
    if (from && !from->if_object()) from = item.primitive_extensions;
    const json::Object* object = from ? from->if_object() : nullptr;
    if (!object || !pay(object->size() / 4, node)) continue;
    const json::Value* value = nullptr;
    std::string_view key = name;
    std::string_view type;
    for (const json::Member& member : *object) {
      if (member.name == name) {
        value = &member.value;
        type = choice_type(name, "value");
        break;
      }
      if (const std::string_view choice = choice_type(member.name, name); !choice.empty() && !value) {
        value = &member.value;
        key = member.name;
        type = choice;
      }
    }
    const std::size_t before = found.size();
    add_elements(value, beside_of(*object, key), type, found);
    if (!pay(found.size() - before, node)) return {};
  }
  return found;
}

void Evaluator::children(const Item& item, Collection& out, const Node& node) {
  const json::Value* from = item.node && !item.node->if_object() ? item.primitive_extensions : item.node;
  const json::Object* object = from ? from->if_object() : nullptr;
  if (!object) return;
  for (const json::Member& member : *object) {
    const std::size_t before = out.size();
    if (member.name == "resourceType" || member.name.starts_with('_')) continue;
    add_elements(&member.value, beside_of(*object, member.name), choice_type(member.name, "value"), out);
    if (!pay(1 + out.size() - before, node)) return;
  }
}

Result<Collection> evaluate(const Expression& expression, const Context& context, std::size_t& steps) {
  Evaluator evaluator(expression, context, steps);
  Collection result = evaluator.run(expression.root, {&context.focus});
  if (evaluator.failed()) return evaluator.failure();
  return result;
}

Result<std::optional<bool>> as_condition(const Collection& result) {
  if (result.empty()) return std::optional<bool>();
  if (result.size() > 1) return Error::wrong_type;
  return std::optional<bool>(result[0].kind != Kind::boolean || result[0].boolean);
}

}  // namespace sealwell::fhirpath
