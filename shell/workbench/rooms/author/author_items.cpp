// Items that are added, removed and moved, as the room's own panel has it.
#include "shell/workbench/rooms/author/author_room.hpp"
#include "shell/workbench/rooms/author/item_places.hpp"
#include "shell/workbench/rooms/author/item_references.hpp"
#include "shell/workbench/rooms/panel.hpp"

namespace sealwell::workbench {

void AuthorRoom::take(Rearranged made) {
  if (made.deed.empty()) return;
  news_ = made.deed + ".";
  draft_->change_together(made.texts, made.deed);
  typed_.erase("item");
  chosen_link_id_ = made.link_id;
  draft_changed();
  const OutlineItem* item = find_item(outline_, made.link_id);
  if (item && !made.link_id.empty()) choose_item(item->pointer);
}

void AuthorRoom::submit_new_item(const Event& event) {
  const auto field = [&](const char* name) {
    const std::string* text = field_of(event, name);
    return text ? *text : std::string();
  };
  Typed& typed = typed_["new-item"];
  typed = {};
  Rearranged made = with_new_item(draft_->texts(), outline_, chosen_item(),
                                  {field("kind"), field("linkId"), field("text"), field("place") == "inside"});
  if (made.deed.empty()) {
    for (const auto& [name, value] : event.fields) typed.values[name] = value;
    if (!made.problem.empty()) typed.errors["linkId"] = made.problem;
    trouble_ = made.problem.empty() ? "The item could not be added to questionnaire.json."
                                    : "Nothing was added: " + made.problem + ".";
    return;
  }
  ++added_;
  take(std::move(made));
}

void AuthorRoom::remove_item(bool sure) {
  const OutlineItem* item = chosen_item();
  if (!item) return;
  if (!sure && !still_wanted(*item).empty()) {
    sure_to_remove_ = item->link_id;
    return;
  }
  // What stood before it, or above it, is the next to look at.
  const OutlineItem* next = beside(outline_, *item, true);
  if (!next) next = beside(outline_, *item, false);
  if (!next && item->parent >= 0) next = &outline_[static_cast<std::size_t>(item->parent)];
  Rearranged made = without_item(draft_->texts(), outline_, *item);
  made.link_id = next ? next->link_id : "";
  sure_to_remove_.clear();
  take(std::move(made));
}

void AuthorRoom::move_item(bool up) {
  if (const OutlineItem* item = chosen_item()) take(with_moved_item(draft_->texts(), outline_, *item, up));
}

// What would name an item that is no longer there, or miss it. Its own step of the journey forgets it together with it.
std::vector<std::string> AuthorRoom::still_wanted(const OutlineItem& item) const {
  std::set<std::string> link_ids;
  for (const OutlineItem& one : outline_) {
    const bool below = one.pointer == item.pointer || one.pointer.starts_with(item.pointer + "/");
    if (below) link_ids.insert(one.link_id);
  }
  Draft::Texts texts = draft_->texts();
  for (auto& [file, text] : without_item(texts, outline_, item).texts) {
    if (file != "questionnaire.json") texts[file] = std::move(text);
  }
  std::vector<std::string> words;
  for (ItemReference& reference : references_to(link_ids, texts, item.pointer))
    words.push_back(std::move(reference.words));
  return words;
}

void AuthorRoom::add_item_places(Panel& panel, const OutlineItem* item) const {
  if (item) {
    const auto add = [&](engine::Block block) { panel.pieces.push_back(std::move(block)); };
    if (sure_to_remove_ == item->link_id && !sure_to_remove_.empty()) {
      add(problem("Other places name " + item->link_id +
                  " or what is below it. Nothing there is changed; the checker finds what is broken then:"));
      engine::TextList places;
      places.items = still_wanted(*item);
      add(std::move(places));
      add(command("Remove it all the same", "remove-item-sure", item->link_id));
      add(command("Keep it", "keep-item", item->link_id));
    } else {
      if (beside(outline_, *item, true)) add(command("Move this item up", "move-item-up", item->link_id));
      if (beside(outline_, *item, false)) add(command("Move this item down", "move-item-down", item->link_id));
      add(command(item->branch ? "Remove this item and those below it" : "Remove this item", "remove-item",
                  item->link_id));
    }
  }
  const auto found = typed_.find("new-item");
  const Typed& typed = found == typed_.end() ? Typed() : found->second;
  Form form;
  // Another form after each item: what was typed for one is not there for the next.
  form.id = "new-item" + (added_ > 0 ? "-" + std::to_string(added_) : "");
  form.parts.push_back(heading("A new item"));
  form.parts.push_back(choice_field("kind", "What kind of item", "choice", kinds_in_words(), typed, true));
  form.parts.push_back(line_field("text", "Its text", "", typed));
  form.parts.push_back(line_field("linkId", "Its linkId", "", typed, "Left empty, one is made from the text"));
  if (item && item->type == "group") {
    form.parts.push_back(choice_field("place", "Where", "inside",
                                      {{"inside", "In this group, as the last"}, {"behind", "Behind this group"}},
                                      typed));
  }
  form.parts.push_back(buttons({{"add", item && item->type != "group" ? "Add behind this item" : "Add"}}));
  panel.pieces.push_back(std::move(form));
}

}  // namespace sealwell::workbench
