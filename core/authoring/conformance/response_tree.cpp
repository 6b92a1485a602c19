#include "core/authoring/conformance/response_tree.hpp"

namespace sealwell::conformance {

std::string Tree::path(int index) const {
  std::vector<int> upwards;
  for (int at = index; at >= 0; at = node(at).parent) upwards.push_back(at);
  std::string text = "QuestionnaireResponse";
  for (std::size_t i = upwards.size(); i-- > 0;) {
    const Node& step = node(upwards[i]);
    if (step.answer >= 0) text += ".answer[" + std::to_string(step.answer) + "]";
    text += ".item[" + std::to_string(step.index) + "]";
  }
  return text;
}

std::string Check::path_of_list(int parent, int answer) const {
  std::string path = tree_.path(parent);
  if (answer >= 0) path += ".answer[" + std::to_string(answer) + "]";
  return path;
}

bool Check::read_items(const json::Value& list, int parent, int answer, std::size_t depth) {
  const auto place = [&](std::size_t i) { return path_of_list(parent, answer) + ".item[" + std::to_string(i) + "]"; };
  const json::Array* items = list.if_array();
  // In a part, what stood below an answer may lie elsewhere.
  if (part_ && answer >= 0 && items && items->empty()) return true;
  if (!items || items->empty()) {
    find(Rule::malformed, path_of_list(parent, answer) + ".item", {}, "`item` must be a list that isn't empty");
    return true;
  }
  if (depth > limits_.nesting) {
    failure_ = Failure{Error::too_deep, "response"};
    return false;
  }
  const int expected = parent < 0 ? -1 : tree_.node(parent).item;
  int last_sibling_index = 0;
  for (std::size_t i = 0; i < items->size(); ++i) {
    if (++elements_ > limits_.items) {
      failure_ = Failure{Error::too_large, "response"};
      return false;
    }
    const json::Value& json = (*items)[i];
    const std::string_view link_id = json.text_or("linkId");
    if (link_id.empty()) {
      find(Rule::malformed, place(i), {}, "an item must be an object with a linkId");
      continue;
    }
    const int item = form_.find(link_id);
    if (item < 0) {
      find(Rule::unknown_link_id, place(i) + ".linkId", link_id, "the Questionnaire has no item with this linkId");
      continue;
    }
    const FormItem& asked = form_.item(item);
    Node node;
    node.json = &json;
    node.item = item;
    node.parent = parent;
    node.answer = answer;
    node.index = static_cast<int>(i);
    node.misplaced = asked.parent != expected;
    if (node.misplaced) {
      find(Rule::misplaced, place(i), link_id,
           asked.parent < 0
               ? std::string("in the Questionnaire this item stands at the top")
               : "in the Questionnaire this item stands under " + std::string(form_.item(asked.parent).link_id));
    } else if (asked.sibling_index < last_sibling_index) {
      find(Rule::order, place(i), link_id, "in the Questionnaire this item comes before the one that precedes it here");
    } else {
      last_sibling_index = asked.sibling_index;
    }
    const int index = static_cast<int>(tree_.nodes.size());
    tree_.nodes.push_back(node);
    tree_.occurrences[static_cast<std::size_t>(item)].push_back(index);
    read_item(json, index, depth);
    if (failure_) return false;
    tree_.nodes[static_cast<std::size_t>(index)].end = static_cast<int>(tree_.nodes.size());
  }
  return true;
}

void Check::read_item(const json::Value& json, int node, std::size_t depth) {
  const FormItem& asked = form_.item(tree_.node(node).item);
  const json::Value* answers = json.find("answer");
  const json::Value* items = json.find("item");
  if (asked.type == ItemType::display && (answers || items)) {
    find(Rule::display_with_answer, node, "a display is text to read: it has neither answer nor items");
    return;
  }
  if (answers && asked.type == ItemType::group) {
    find(Rule::group_with_answer, node, "a group has items, never an answer");
    answers = nullptr;
  }
  const json::Array* list = answers ? answers->if_array() : nullptr;
  if (answers && (!list || list->empty())) {
    find(Rule::malformed, node, "`answer` must be a list that isn't empty", ".answer");
  }
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    if (++elements_ > limits_.items) {
      failure_ = Failure{Error::too_large, "response"};
      return;
    }
    const json::Value& answer = (*list)[i];
    if (!answer.if_object()) {
      find(Rule::malformed, node, "an answer must be an object", ".answer[" + std::to_string(i) + "]");
      continue;
    }
    if (value_of(answer)) tree_.nodes[static_cast<std::size_t>(node)].answered = true;
    const json::Value* below = answer.find("item");
    if (below && !read_items(*below, node, static_cast<int>(i), depth + 1)) return;
  }
  if (!items) return;
  // In a part, a question whose answer lies elsewhere still stands around the items below it.
  if (asked.is_question() && !(part_ && !answers)) {
    find(Rule::item_beside_answer, node, "items below a question stand in its answer, not beside it", ".item");
  }
  read_items(*items, node, -1, depth + 1);
}

}  // namespace sealwell::conformance
