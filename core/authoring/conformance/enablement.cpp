#include "core/authoring/conformance/response_tree.hpp"
#include "core/base/text.hpp"
#include "core/fhirpath/moment.hpp"

#include <algorithm>

namespace sealwell::conformance {
namespace {

using fhirpath::Kind;
using fhirpath::Order;

std::string_view unit_of(const json::Value& quantity) {
  const std::string_view code = quantity.text_or("code");
  return code.empty() ? quantity.text_or("unit") : code;
}

std::optional<Kind> moment_kind(std::string_view type) {
  if (type == "Date") return Kind::date;
  if (type == "DateTime") return Kind::date_time;
  if (type == "Time") return Kind::time;
  return std::nullopt;
}

// How an answer lies to what a condition expects; nothing where they can't be compared, which makes
// every operator but "!=" false.
std::optional<Order> compared(const json::Member& answer, const json::Member& expected) {
  const std::string_view type = std::string_view(answer.name).substr(5);             // after "value"
  const std::string_view expected_type = std::string_view(expected.name).substr(6);  // after "answer"
  const auto by = [](auto how) { return how < 0 ? Order::less : how > 0 ? Order::greater : Order::equal; };
  const auto same = [](bool is) { return is ? std::optional<Order>(Order::equal) : std::nullopt; };
  const json::Value& a = answer.value;
  const json::Value& b = expected.value;
  if (const auto kind = moment_kind(type)) {
    const auto other = moment_kind(expected_type);
    if (!other || !a.if_string() || !b.if_string()) return std::nullopt;
    const auto left = fhirpath::parse_moment(*kind, *a.if_string());
    const auto right = fhirpath::parse_moment(*other, *b.if_string());
    if (!left || !right) return std::nullopt;
    const Order how = compare(*left, *right, std::nullopt);
    return how == Order::unknown ? std::nullopt : std::optional(how);
  }
  const auto left = a.decimal();
  const auto right = b.decimal();
  if (left && right) return by(*left <=> *right);
  if (type != expected_type && !(type == "Uri" && expected_type == "String")) return std::nullopt;
  if (type == "Quantity") {
    const json::Value* x = a.find("value");
    const json::Value* y = b.find("value");
    const auto first = x ? x->decimal() : std::nullopt;
    const auto second = y ? y->decimal() : std::nullopt;
    const bool units = unit_of(a) == unit_of(b) || unit_of(a).empty() || unit_of(b).empty();
    return first && second && units ? std::optional(by(*first <=> *second)) : std::nullopt;
  }
  if (type == "Coding") {
    const std::string_view mine = a.text_or("system");
    const std::string_view theirs = b.text_or("system");
    return same(a.text_or("code") == b.text_or("code") && (mine == theirs || mine.empty() || theirs.empty()));
  }
  if (type == "Reference") {
    return same(a.text_or("reference") == b.text_or("reference") && a.find("reference"));
  }
  if (a.if_bool() && b.if_bool()) return same(*a.if_bool() == *b.if_bool());
  if (a.if_string() && b.if_string()) return by(a.if_string()->compare(*b.if_string()));
  return std::nullopt;
}

bool fits(const json::Member& answer, std::string_view op, const json::Member& expected) {
  const auto how = compared(answer, expected);
  if (!how) return false;
  if (op == "=") return *how == Order::equal;
  if (op == ">") return *how == Order::greater;
  if (op == "<") return *how == Order::less;
  return op == ">=" ? *how != Order::less : *how != Order::greater;
}

}  // namespace

// The occurrence that R4 means where a question is there several times: the one that holds the item,
// else within the nearest item that holds both the last one before it, else the first one after it.
int Check::nearest(const EnableWhen& condition, int parent, int before) const {
  int begin = 0;
  int end = static_cast<int>(tree_.nodes.size());
  if (condition.shared >= 0) {
    int holder = parent;
    while (holder >= 0 && tree_.node(holder).item != condition.shared) holder = tree_.node(holder).parent;
    if (holder < 0 || condition.shared == condition.question) return holder;
    begin = holder;
    end = tree_.node(holder).end;
  }
  const std::vector<int>& all = tree_.occurrences[static_cast<std::size_t>(condition.question)];
  const auto after = std::lower_bound(all.begin(), all.end(), before);
  if (after != all.begin() && *(after - 1) >= begin) return *(after - 1);
  return after != all.end() && *after < end ? *after : -1;
}

bool Check::holds(const EnableWhen& condition, int parent, int before) {
  const std::string_view op = condition.json->text_or("operator");
  const int question = condition.question < 0 ? -1 : nearest(condition, parent, before);
  // Answers of a disabled question don't count.
  const bool counts = question >= 0 && tree_.node(question).enabled == Enabled::yes;
  const json::Array none;
  const json::Array& answers = counts ? tree_.node(question).json->items("answer") : none;
  if (op == "exists") {
    const bool exists =
        std::any_of(answers.begin(), answers.end(), [](const json::Value& one) { return value_of(one); });
    return exists == condition.json->bool_or("answerBoolean", true);
  }
  const json::Member* expected = value_of(*condition.json, "answer");
  const auto matches = [&](const json::Value& answer) {
    const json::Member* value = value_of(answer);
    return value && expected && fits(*value, op == "!=" ? "=" : op, *expected);
  };
  const bool any = std::any_of(answers.begin(), answers.end(), matches);
  // R4: "!=" asks that no answer is equal, so it holds where there is none.
  return any != (op == "!=");
}

Enabled Check::enabled(int item, int node, int parent, int before) {
  const FormItem& asked = form_.item(item);
  Enabled above = parent < 0 ? Enabled::yes : tree_.node(parent).enabled;
  if (above == Enabled::no || above == Enabled::in_progress) return Enabled::no;
  bool enabled = asked.conditions.empty() || !asked.any;
  for (const EnableWhen& condition : asked.conditions) {
    const std::string_view op = condition.json->text_or("operator");
    if (condition.question < 0 || !is_one_of(op, {"exists", "=", "!=", ">", "<", ">=", "<="})) {
      note(item, node >= 0 ? tree_.path(node) : path_of_list(parent, -1),
           "its enableWhen has an operator or a question that isn't known, so whether it applies can't be "
           "told");
      above = Enabled::unknown;
      continue;
    }
    if (holds(condition, parent, before) == asked.any) {
      enabled = asked.any;
      break;
    }
  }
  if (!enabled) return above == Enabled::unknown ? above : Enabled::no;
  const json::Value* rule =
      extension(*asked.json, "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression");
  if (rule) {
    const auto told = condition(rule->text_or("expression"), item, node >= 0 ? node : parent);
    if (!told) return Enabled::unknown;
    if (!told->value_or(false)) return Enabled::no;
  }
  return above;
}

// Whether a node must wait for others; they are put onto the stack.
bool Check::waits(int index, std::vector<int>& stack) {
  const Node& node = tree_.node(index);
  const std::size_t before = stack.size();
  const auto need = [&](int other) {
    if (other >= 0 && tree_.node(other).enabled == Enabled::not_yet) stack.push_back(other);
  };
  need(node.parent);
  for (const EnableWhen& condition : form_.item(node.item).conditions) {
    if (condition.question >= 0) need(nearest(condition, node.parent, index));
  }
  return stack.size() > before;
}

void Check::evaluate_enablement() {
  if (part_) {
    for (Node& node : tree_.nodes) node.enabled = Enabled::yes;
    return;
  }
  // Without recursion: a hundred thousand conditions may hang on each other in a row. In a ring, the
  // one that is being worked out counts as disabled.
  for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
    std::vector<int> stack{static_cast<int>(i)};
    while (!stack.empty()) {
      const int index = stack.back();
      Node& node = tree_.nodes[static_cast<std::size_t>(index)];
      if (node.enabled != Enabled::not_yet && node.enabled != Enabled::in_progress) {
        stack.pop_back();
        continue;
      }
      const bool first = node.enabled == Enabled::not_yet;
      node.enabled = Enabled::in_progress;
      if (first && waits(index, stack)) continue;
      stack.pop_back();
      const Enabled told = enabled(node.item, index, node.parent, index);
      tree_.nodes[static_cast<std::size_t>(index)].enabled = told;
    }
  }
  for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
    const Node& node = tree_.nodes[i];
    const bool above = node.parent >= 0 && tree_.node(node.parent).enabled == Enabled::no;
    if (node.enabled == Enabled::no && node.answered && !above) {
      find(Rule::answered_though_disabled, static_cast<int>(i),
           "the conditions of its enableWhen don't hold, so it has no answer");
    }
  }
}

}  // namespace sealwell::conformance
