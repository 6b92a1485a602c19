#include "shell/workbench/rooms/author/item_editor.hpp"

#include "shell/workbench/rooms/author/item_form.hpp"
#include "shell/workbench/rooms/author/item_references.hpp"
#include "shell/workbench/rooms/author/pack_check.hpp"
#include "shell/workbench/rooms/pack_folder/json_edit.hpp"

#include <utility>

namespace sealwell::workbench {
namespace {

// What would name an item that is no longer there, or miss it. Its own step of the journey forgets it together with it.
std::vector<std::string> still_wanted(const OutlineItem& item, const Draft& draft,
                                      const std::vector<OutlineItem>& outline) {
  std::set<std::string> link_ids;
  for (const OutlineItem& one : outline) {
    const bool below = one.pointer == item.pointer || one.pointer.starts_with(item.pointer + "/");
    if (below) link_ids.insert(one.link_id);
  }
  Draft::Texts texts = draft.texts();
  for (auto& [file, text] : without_item(texts, outline, item).texts) {
    if (file != "questionnaire.json") texts[file] = std::move(text);
  }
  std::vector<std::string> words;
  for (ItemReference& reference : references_to(link_ids, texts, item.pointer))
    words.push_back(std::move(reference.words));
  return words;
}

}  // namespace

bool ItemEditor::submit(const Event& event, Draft& draft, const ItemTree& tree, RoomMessages& messages) {
  const OutlineItem* item = tree.chosen();
  if (!item) {
    messages.trouble = "The item that was edited is no longer there.";
    return false;
  }
  Edited edited = with_item_form(draft.text("questionnaire.json"), tree.outline(), *item, event);
  typed_ = std::move(edited.typed);
  if (!typed_.errors.empty()) {
    messages.trouble = "Something can't be taken as it was entered; it is said beside it. Nothing was changed.";
    return false;
  }
  draft.change("questionnaire.json", std::move(edited.text), std::move(edited.undo_label));
  return true;
}

QuestionnaireEdit ItemEditor::add(const Event& event, const Draft& draft, const ItemTree& tree,
                                  RoomMessages& messages) {
  typed_new_ = {};
  QuestionnaireEdit made = with_new_item(
      draft.texts(), tree.outline(), tree.chosen(),
      {text_of(event, "kind"), text_of(event, "linkId"), text_of(event, "text"), text_of(event, "place") == "inside"});
  if (!made.undo_label.empty()) {
    ++added_;
    return made;
  }
  for (const auto& [name, value] : event.fields) typed_new_.values[name] = value;
  if (!made.problem.empty()) typed_new_.errors["linkId"] = made.problem;
  messages.trouble = made.problem.empty() ? "The item could not be added to questionnaire.json."
                                          : "Nothing was added: " + made.problem + ".";
  return made;
}

QuestionnaireEdit ItemEditor::remove(const std::string& sure, const Draft& draft, const ItemTree& tree) {
  const OutlineItem* item = tree.chosen();
  if (!item) return {};
  // Sure is who has read what refers to this item, and to no other.
  const bool is_sure = !confirming_removal_of_.empty() && confirming_removal_of_ == sure;
  const std::vector<OutlineItem>& outline = tree.outline();
  if (!is_sure && !still_wanted(*item, draft, outline).empty()) {
    confirming_removal_of_ = item->link_id;
    return {};
  }
  // What stood before it, or above it, is the next to look at.
  const OutlineItem* next = sibling_item(outline, *item, true);
  if (!next) next = sibling_item(outline, *item, false);
  if (!next && item->parent >= 0) next = &outline[static_cast<std::size_t>(item->parent)];
  QuestionnaireEdit made = without_item(draft.texts(), outline, *item);
  made.link_id = next ? next->link_id : "";
  confirming_removal_of_.clear();
  return made;
}

QuestionnaireEdit ItemEditor::move(bool up, const Draft& draft, const ItemTree& tree) {
  const OutlineItem* item = tree.chosen();
  return item ? with_moved_item(draft.texts(), tree.outline(), *item, up) : QuestionnaireEdit();
}

void ItemEditor::leave() {
  typed_ = {};
  confirming_removal_of_.clear();
}

void ItemEditor::forget_all() {
  typed_ = typed_new_ = {};
  confirming_removal_of_.clear();
}

Panel ItemEditor::panel(const Draft& draft, const ItemTree& tree, const std::vector<Finding>& findings,
                        const std::string& trouble) const {
  Panel panel{"item", "The chosen item", {}};
  const OutlineItem* item = tree.chosen();
  if (!item) {
    panel.pieces.push_back(paragraph("Choose an item in the questionnaire."));
    if (!trouble.empty()) panel.pieces.push_back(problem(trouble));
    panel.pieces.push_back(new_item_form(nullptr));
    return panel;
  }
  panel.title = "Item " + item->link_id;
  for (const Finding& finding : findings) {
    if (finding.item < 0 || &tree.outline()[static_cast<std::size_t>(finding.item)] != item) continue;
    panel.pieces.push_back(engine::Block(engine::Warning{severity(finding) == "error" ? "Error" : "Warning",
                                                         finding.problem.problem + " " + finding.problem.fix}));
  }
  if (!trouble.empty()) panel.pieces.push_back(problem(trouble));
  const std::string& file = draft.text("questionnaire.json");
  panel.pieces.push_back(item_form(file, tree.outline(), *item, typed_));
  add_places(panel, *item, draft, tree);
  panel.pieces.push_back(new_item_form(item));
  if (const auto span = find_value(file, item->pointer)) {
    panel.pieces.push_back(Code{"questionnaire.json from line " + std::to_string(line_of(file, span->begin)),
                                file.substr(span->begin, span->end - span->begin)});
  }
  return panel;
}

void ItemEditor::add_places(Panel& panel, const OutlineItem& item, const Draft& draft, const ItemTree& tree) const {
  const std::vector<OutlineItem>& outline = tree.outline();
  const auto add = [&](engine::Block block) { panel.pieces.push_back(std::move(block)); };
  if (confirming_removal_of_ == item.link_id && !confirming_removal_of_.empty()) {
    add(problem("Other places name " + item.link_id +
                " or what is below it. Nothing there is changed; the checker finds what is broken then:"));
    engine::TextList places;
    places.items = still_wanted(item, draft, outline);
    add(std::move(places));
    add(command("Remove it all the same", "remove-item-sure", item.link_id));
    add(command("Keep it", "keep-item", item.link_id));
    return;
  }
  if (sibling_item(outline, item, true)) add(command("Move this item up", "move-item-up", item.link_id));
  if (sibling_item(outline, item, false)) add(command("Move this item down", "move-item-down", item.link_id));
  add(command(item.branch ? "Remove this item and those below it" : "Remove this item", "remove-item", item.link_id));
}

Form ItemEditor::new_item_form(const OutlineItem* chosen) const {
  Form form;
  // Another form after each item: what was typed for one is not there for the next.
  form.id = "new-item" + (added_ > 0 ? "-" + std::to_string(added_) : "");
  form.parts.push_back(heading("A new item"));
  form.parts.push_back(choice_field("kind", "What kind of item", "choice", kind_labels(), typed_new_, true));
  form.parts.push_back(line_field("text", "Its text", "", typed_new_));
  form.parts.push_back(line_field("linkId", "Its linkId", "", typed_new_, "Left empty, one is made from the text"));
  const bool in_group = chosen && chosen->type == "group";
  if (in_group) {
    form.parts.push_back(choice_field("place", "Where", "inside",
                                      {{"inside", "In this group, as the last"}, {"behind", "Behind this group"}},
                                      typed_new_));
  }
  form.parts.push_back(buttons({{"add", chosen && !in_group ? "Add behind this item" : "Add"}}));
  return form;
}

}  // namespace sealwell::workbench
