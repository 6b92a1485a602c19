#include "core/authoring/conformance/response_tree.hpp"

#include <algorithm>

namespace sealwell::conformance {
namespace {

constexpr std::size_t most_work = 50'000'000;

std::optional<std::int64_t> bound(const FormItem& item, std::string_view name) {
  const json::Value* value = extension(*item.json, name);
  return value ? value->integer() : std::nullopt;
}

}  // namespace

void Check::check_occurrences() {
  // Once for the response, each group, and each answer of a question that has items below it.
  std::vector<int> present;
  const auto gather = [&](int begin, int end, int answer) {
    present.clear();
    for (int at = begin; at < end; at = tree_.node(at).end) {
      if (tree_.node(at).answer == answer && !tree_.node(at).misplaced) present.push_back(at);
    }
  };
  gather(0, static_cast<int>(tree_.nodes.size()), -1);
  check_holder(-1, -1, -1, present);
  for (int i = 0; i < static_cast<int>(tree_.nodes.size()) && !failure_; ++i) {
    const Node& node = tree_.node(i);
    if (form_.item(node.item).children.empty() || node.enabled == Enabled::no) continue;
    if (!form_.item(node.item).is_question()) {
      gather(i + 1, node.end, -1);
      check_holder(i, -1, node.item, present);
      continue;
    }
    // The nodes of one answer lie together, in the order of the answers.
    const std::size_t answers = node.json->items("answer").size();
    int at = i + 1;
    for (std::size_t answer = 0; answer < answers && !failure_; ++answer) {
      present.clear();
      for (; at < node.end && tree_.node(at).answer == static_cast<int>(answer); at = tree_.node(at).end) {
        if (!tree_.node(at).misplaced) present.push_back(at);
      }
      check_holder(i, static_cast<int>(answer), node.item, present);
    }
  }
}

void Check::check_holder(int parent, int answer, int item, std::span<const int> present) {
  const std::vector<int>& children = form_.below(item);
  work_ += children.size() + present.size();
  if (work_ > most_work) {
    failure_ = Failure{Error::too_large, "response"};
    return;
  }
  const std::string path = path_of_list(parent, answer);
  // Those of each item of the form together, in the form's order.
  std::vector<std::vector<int>> by_sibling_index(children.size());
  for (const int node : present) {
    by_sibling_index[static_cast<std::size_t>(form_.item(tree_.node(node).item).sibling_index)].push_back(node);
  }
  int after = parent < 0 ? static_cast<int>(tree_.nodes.size()) : tree_.node(parent).end;
  std::vector<int> before(children.size(), after);
  for (std::size_t i = children.size(); i-- > 0;) {
    before[i] = after;
    if (!by_sibling_index[i].empty()) after = by_sibling_index[i].front();
  }
  for (std::size_t i = 0; i < children.size(); ++i) {
    check_child(children[i], parent, before[i], path, by_sibling_index[i]);
  }
}

void Check::check_child(int item, int parent, int before, const std::string& path, std::span<const int> present) {
  const FormItem& asked = form_.item(item);
  if (asked.type == ItemType::display) return;
  if (present.empty()) return check_missing(item, parent, before, path);

  const bool question = asked.is_question();
  std::size_t count = question ? 0 : present.size();
  bool answered = false;
  bool applies = false;
  for (const int node : present) {
    if (question) count += tree_.node(node).json->items("answer").size();
    answered = answered || tree_.node(node).answered;
    applies = applies || tree_.node(node).enabled == Enabled::yes;
  }
  if (question && present.size() > 1) {
    find(Rule::duplicate_item, present[1], "this question stands here already: its answers belong into one item");
  }
  if (count > 1 && !asked.repeats) {
    const bool second = question && tree_.node(present[0]).json->items("answer").size() > 1;
    find(Rule::too_many, second || !question ? present[question ? 0 : 1] : present[1],
         question ? "this question doesn't repeat: one answer only" : "this group doesn't repeat",
         second ? ".answer[1]" : "");
  }
  if (!applies) return;
  if (const auto most = bound(asked, "questionnaire-maxOccurs");
      most && count > static_cast<std::size_t>(std::max<std::int64_t>(*most, 0))) {
    find(Rule::max_occurs, present[0], "at most " + std::to_string(*most) + " are allowed");
  }
  if (!complete_answers_) return;
  if (!answered && asked.required) {
    find(Rule::required, present[0], question ? "an answer is required" : "something in this group must be answered");
  } else if (const auto least = bound(asked, "questionnaire-minOccurs");
             least && *least > 0 && count < static_cast<std::size_t>(*least)) {
    find(Rule::min_occurs, present[0], "at least " + std::to_string(*least) + " are asked for");
  }
}

// An item that isn't there. A group that doesn't repeat is there for layout: what it requires is required.
void Check::check_missing(int item, int parent, int before, const std::string& path) {
  if (!complete_answers_) return;
  const FormItem& asked = form_.item(item);
  if (++work_ > most_work) {
    failure_ = Failure{Error::too_large, "response"};
    return;
  }
  const bool into = asked.type == ItemType::group && !asked.repeats && !asked.children.empty();
  if (asked.type == ItemType::display || (!asked.required && !into)) return;
  if (enabled(item, -1, parent, before) != Enabled::yes) return;
  if (asked.required) {
    find(Rule::required, path, asked.link_id,
         asked.is_question() ? "this question must be answered, and isn't there" : "this group must be there");
    return;
  }
  for (const int child : asked.children) check_missing(child, parent, before, path);
}

}  // namespace sealwell::conformance
