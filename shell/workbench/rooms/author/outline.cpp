#include "shell/workbench/rooms/author/outline.hpp"

#include "core/base/text.hpp"

#include "shell/workbench/rooms/pack_folder/pack_folder.hpp"

#include <algorithm>

namespace sealwell::workbench {
namespace {

void add_items(const json::Value& holder, const std::string& at, int depth, int parent, std::vector<OutlineItem>& all) {
  const json::Array& items = holder.items("item");
  for (std::size_t i = 0; i < items.size(); ++i) {
    const json::Value& item = items[i];
    const std::string pointer = json::pointer_to(at + "/item", i);
    const int index = static_cast<int>(all.size());
    all.push_back({pointer, std::string(item.text_or("linkId")), std::string(item.text_or("text")),
                   std::string(item.text_or("type")), depth, parent, !item.items("item").empty()});
    add_items(item, pointer, depth + 1, index, all);
  }
}

bool is_or_below(std::string_view pointer, std::string_view at) {
  return pointer.starts_with(at) && (pointer.size() == at.size() || pointer[at.size()] == '/');
}

int item_of(const std::string& pointer, const std::vector<OutlineItem>& outline) {
  constexpr std::string_view by_id = "/linkId=";
  int found = -1;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const std::string at = pointer.starts_with(by_id) ? std::string(by_id) + outline[i].link_id : outline[i].pointer;
    if (!is_or_below(pointer, at) || at.size() < longest) continue;
    found = static_cast<int>(i);
    longest = at.size();
  }
  return found;
}

struct Marked {
  int errors = 0, warnings = 0;
};

std::string in_words(const Marked& marked) {
  const auto counted = [](int count, const std::string& what) {
    return count == 0 ? std::string() : std::to_string(count) + " " + what + (count == 1 ? "" : "s");
  };
  const std::string errors = counted(marked.errors, "error");
  const std::string warnings = counted(marked.warnings, "warning");
  return errors + (errors.empty() || warnings.empty() ? "" : ", ") + warnings;
}

}  // namespace

std::vector<OutlineItem> outline_of(const json::Value& questionnaire) {
  std::vector<OutlineItem> all;
  add_items(questionnaire, "", 0, -1, all);
  return all;
}

const OutlineItem* find_item(const std::vector<OutlineItem>& outline, std::string_view link_id) {
  const auto found =
      std::find_if(outline.begin(), outline.end(), [&](const OutlineItem& item) { return item.link_id == link_id; });
  return found == outline.end() ? nullptr : &*found;
}

std::vector<Finding> findings_of(const std::vector<lint::Problem>& problems, const std::vector<OutlineItem>& outline) {
  std::vector<Finding> all;
  for (const lint::Problem& problem : problems) {
    const auto [file, pointer] = location_in_folder(problem);
    all.push_back({problem, file, pointer, file == "questionnaire.json" ? item_of(pointer, outline) : -1});
  }
  return all;
}

Tree tree_of(const std::vector<OutlineItem>& outline, const std::vector<Finding>& findings, const TreeView& view) {
  const std::string search = ascii_lower(view.search);
  std::vector<bool> shown(outline.size(), search.empty()), open(outline.size());
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const OutlineItem& item = outline[i];
    open[i] = !search.empty() || view.open.contains(item.pointer);
    if (search.empty() || ascii_lower(item.text + "\n" + item.link_id).find(search) == std::string::npos) continue;
    for (int at = static_cast<int>(i); at >= 0; at = outline[static_cast<std::size_t>(at)].parent) {
      shown[static_cast<std::size_t>(at)] = true;
    }
  }
  const auto hidden_by = [&](std::size_t index) {
    int closed = -1;
    for (int at = outline[index].parent; at >= 0; at = outline[static_cast<std::size_t>(at)].parent) {
      if (!open[static_cast<std::size_t>(at)]) closed = at;
    }
    return closed;
  };
  // What is found on an item below a closed one is marked on that.
  std::vector<Marked> marked(outline.size());
  for (const Finding& finding : findings) {
    if (finding.item < 0) continue;
    const int closed = hidden_by(static_cast<std::size_t>(finding.item));
    Marked& on = marked[static_cast<std::size_t>(closed >= 0 ? closed : finding.item)];
    ++(finding.problem.severity == lint::Problem::Severity::error ? on.errors : on.warnings);
  }
  Tree tree;
  tree.id = "items";
  tree.label = "Items of the questionnaire";
  for (std::size_t i = 0; i < outline.size(); ++i) {
    if (!shown[i] || hidden_by(i) >= 0) continue;
    const OutlineItem& item = outline[i];
    Tree::Node node;
    node.id = item.pointer;
    node.text = item.text.empty() ? item.link_id : item.text;
    node.note = (item.text.empty() ? "" : item.link_id + ", ") + item.type;
    node.depth = item.depth;
    node.branch = item.branch;
    node.open = open[i];
    node.chosen = item.pointer == view.chosen;
    using Mark = Tree::Node::Mark;
    node.mark = marked[i].errors > 0 ? Mark::error : marked[i].warnings > 0 ? Mark::warning : Mark::none;
    node.mark_text = in_words(marked[i]);
    tree.nodes.push_back(std::move(node));
  }
  return tree;
}

}  // namespace sealwell::workbench
