#include "shell/workbench/rooms/author/item_tree.hpp"

#include "shell/workbench/rooms/author/form_parts.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include <utility>

namespace sealwell::workbench {

void ItemTree::read(const std::string& questionnaire) {
  const auto document = json::parse(questionnaire);
  std::set<std::string> open;
  for (const OutlineItem& item : outline_) {
    if (view_.open.contains(item.pointer)) open.insert(item.link_id);
  }
  outline_ = document.ok() ? outline_of(document.value()) : std::vector<OutlineItem>();
  // Items may have moved; what was open is open where it is now.
  view_.open.clear();
  for (const OutlineItem& item : outline_) {
    if (open.contains(item.link_id)) view_.open.insert(item.pointer);
  }
  const OutlineItem* item = chosen();
  if (item && item->link_id == chosen_link_id_) return;
  item = find_item(outline_, chosen_link_id_);
  view_.chosen = item && !chosen_link_id_.empty() ? item->pointer : "";
}

void ItemTree::choose(const std::string& pointer) {
  view_.chosen = pointer;
  const OutlineItem* item = chosen();
  chosen_link_id_ = item ? item->link_id : "";
  for (int at = item ? item->parent : -1; at >= 0; at = outline_[static_cast<std::size_t>(at)].parent) {
    view_.open.insert(outline_[static_cast<std::size_t>(at)].pointer);
  }
}

void ItemTree::toggle(const std::string& pointer) {
  if (view_.open.erase(pointer) == 0) view_.open.insert(pointer);
}

const OutlineItem* ItemTree::chosen() const {
  for (const OutlineItem& item : outline_) {
    if (item.pointer == view_.chosen) return &item;
  }
  return nullptr;
}

Panel ItemTree::panel(const std::vector<Finding>& findings) const {
  Panel panel{"tree", "The questionnaire", {}};
  panel.pieces.push_back(search_form("Find in texts and linkIds", view_.search));
  Tree tree = tree_of(outline_, findings, view_);
  if (tree.nodes.empty()) {
    panel.pieces.push_back(
        paragraph(outline_.empty() ? "The questionnaire has no items." : "Nothing has these words."));
  }
  panel.pieces.push_back(std::move(tree));
  return panel;
}

}  // namespace sealwell::workbench
