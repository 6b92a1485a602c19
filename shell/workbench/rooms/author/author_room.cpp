#include "shell/workbench/rooms/author/author_room.hpp"

#include "core/base/civil_date.hpp"
#include "core/base/text.hpp"

#include "shell/workbench/rooms/author/paths.hpp"
#include "shell/workbench/rooms/panel_parts.hpp"

#include <utility>

namespace sealwell::workbench {
namespace {

constexpr std::int64_t look_every_ms = 300;

}  // namespace

AuthorRoom::AuthorRoom(const std::string& path, std::int64_t now_ms) : today_(to_iso(date_of_instant(now_ms))) {
  if (!path.empty()) open(path);
}

void AuthorRoom::open(const std::string& path) {
  auto folder = PackFolder::read(path);
  if (!folder.ok()) {
    messages_.trouble = folder.failure().text;
    return;
  }
  draft_.emplace(std::move(folder).value());
  // The same pack again, or another of its kind: the item that was chosen is looked at again.
  const std::string chosen = tree_.chosen_link_id();
  tree_ = {};
  tree_.follow(chosen);
  check_ = {};
  items_.forget_all();
  for (TextEditor& texts : texts_) texts.forget_all();
  draft_changed();
  check();
  translations_.open(*draft_);
}

// The tree at once; the checker when there is time.
void AuthorRoom::draft_changed() {
  tree_.read(draft_->text("questionnaire.json"));
  check_.outdate(tree_.outline());
}

std::int64_t AuthorRoom::tick(std::int64_t now_ms) {
  if (!draft_) return 0;
  today_ = to_iso(date_of_instant(now_ms));
  if (now_ms >= next_look_ms_) {
    next_look_ms_ = now_ms + look_every_ms;
    const std::vector<std::string> changed = draft_->refresh();
    if (!changed.empty()) {
      ++revision_;
      messages_.news = "Changed on the disk: " + joined(changed) + ".";
      draft_changed();
    }
  }
  if (!check_.is_current()) {
    ++revision_;
    check();
  }
  return next_look_ms_;
}

void AuthorRoom::act(const Event& event, Secrets, std::int64_t now_ms) {
  ++revision_;
  messages_ = {};
  today_ = to_iso(date_of_instant(now_ms));
  if (event.type == "sort") order_.take(event.panel, event.target);
  else if (event.type == "open-folder") ask_for_folder();
  else if (draft_) carry_out(event, now_ms);
}

void AuthorRoom::ask_for_folder() {
  if (has_unsaved()) {
    messages_.trouble = "Some changes are not saved: " + joined(draft_->unsaved()) + ". Save them or undo them first.";
    return;
  }
  Request request;
  request.type = Request::Type::pick_files;
  request.id = "open";
  request.folder = true;
  request.name = "The folder of a pack";
  requests_.push_back(std::move(request));
}

void AuthorRoom::carry_out(const Event& event, std::int64_t now_ms) {
  if (event.type == "undo" || event.type == "redo") {
    messages_.news = event.type == "undo" ? "Undone: " + draft_->undoable() : "Done again: " + draft_->redoable();
    event.type == "undo" ? draft_->undo() : draft_->redo();
    items_.forget_typed();
    for (TextEditor& texts : texts_) texts.forget_typed();
    draft_changed();
  } else if (event.type == "save") {
    const auto written = draft_->save();
    if (!written.ok()) messages_.trouble = written.failure().text;
    else if (written.value().empty()) messages_.news = "There was nothing to save.";
    else messages_.news = "Saved: " + joined(written.value()) + ".";
    draft_changed();
  } else if (event.type == "take-from-disk" || event.type == "keep-own") {
    event.type == "keep-own" ? draft_->keep_draft(event.target) : draft_->revert_to_disk(event.target);
    draft_changed();
  } else if (event.type == "explore") {
    explore(now_ms);
  } else if (event.type == "up-to-date") {
    translations_.refresh_catalogue(*draft_);
    draft_changed();
  } else if (event.type == "toggle") {
    tree_.toggle(event.target);
  } else if (event.type == "choose") {
    choose(event);
  } else if (event.type == "submit" && event.target == "find") {
    find(event);
  } else if (event.type == "submit" && event.target == "item") {
    if (items_.submit(event, *draft_, tree_, messages_)) draft_changed();
  } else if (event.type == "submit" && event.target.starts_with("new-item")) {
    rearrange(items_.add(event, *draft_, tree_, messages_));
  } else if (event.type == "submit" && event.target == "text") {
    TextEditor* texts = texts_of(event.panel);
    if (texts && texts->submit(event, *draft_, messages_)) draft_changed();
  } else if (event.type == "submit" && event.target == "translation") {
    if (translations_.submit(event, *draft_, messages_)) draft_changed();
  } else if (event.type == "move-item-up" || event.type == "move-item-down") {
    rearrange(ItemEditor::move(event.type == "move-item-up", *draft_, tree_));
  } else if (event.type == "remove-item" || event.type == "remove-item-sure") {
    rearrange(items_.remove(event.type == "remove-item-sure" ? event.target : "", *draft_, tree_));
  } else if (event.type == "keep-item") {
    items_.keep();
  }
}

void AuthorRoom::choose(const Event& event) {
  if (event.panel == "tree") return choose_item(event.target);
  if (event.panel == "paths") {
    const OutlineItem* item = find_item(tree_.outline(), item_of_node(event.target));
    return item ? choose_item(item->pointer) : void();
  }
  if (event.panel == "findings") {
    const std::size_t index = number_in(event.target);
    if (index >= check_.findings().size()) return;
    const Finding& finding = check_.findings()[index];
    if (finding.item >= 0) choose_item(tree_.outline()[static_cast<std::size_t>(finding.item)].pointer);
    // Where the file has a panel of texts, the text that it is about.
    for (TextEditor& texts : texts_) {
      if (texts.file() == finding.file) texts.choose(finding.pointer);
    }
    return;
  }
  if (event.panel == "translations") return translations_.choose(event.target);
  if (TextEditor* texts = texts_of(event.panel)) texts->choose(event.target);
}

void AuthorRoom::choose_item(const std::string& pointer) {
  if (pointer != tree_.chosen_pointer()) items_.leave();
  tree_.choose(pointer);
}

void AuthorRoom::find(const Event& event) {
  if (event.panel == "tree") return tree_.search(text_of(event, "search"));
  if (event.panel == "translations") return translations_.search(event);
  if (TextEditor* texts = texts_of(event.panel)) texts->search(text_of(event, "search"));
}

void AuthorRoom::explore(std::int64_t now_ms) {
  if (!check_.is_current()) check();
  if (check_.explore(now_ms)) return;
  messages_.trouble = "The pack has errors; its paths can be looked at when they are fixed.";
}

void AuthorRoom::rearrange(const QuestionnaireEdit& made) {
  if (made.undo_label.empty()) return;
  messages_.news = made.undo_label + ".";
  draft_->change_together(made.texts, made.undo_label);
  items_.leave();
  tree_.follow(made.link_id);
  draft_changed();
  const OutlineItem* item = find_item(tree_.outline(), made.link_id);
  if (item && !made.link_id.empty()) choose_item(item->pointer);
}

void AuthorRoom::picked(std::string_view, const std::vector<std::string>& paths, std::int64_t) {
  ++revision_;
  if (!paths.empty()) open(paths.front());
}

std::vector<Request> AuthorRoom::take_requests() { return std::exchange(requests_, {}); }

TextEditor* AuthorRoom::texts_of(std::string_view panel) {
  for (TextEditor& texts : texts_) {
    if (texts.id() == panel) return &texts;
  }
  return nullptr;
}

std::vector<std::string> AuthorRoom::panels() const {
  if (!draft_) return {"pack"};
  return {"pack", "tree", "item", "findings", "advice", "consent", "texts", "translations", "paths"};
}

Panel AuthorRoom::panel(std::string_view id) const {
  const auto made = [&]() -> Panel {
    if (!draft_ || id == "pack") return pack_panel();
    if (id == "tree") return tree_.panel(check_.findings());
    if (id == "item") return items_.panel(*draft_, tree_, check_.findings(), messages_.trouble);
    if (id == "findings") return check_.findings_panel(tree_);
    if (id == "translations") return translations_.panel(*draft_, messages_);
    for (const TextEditor& texts : texts_) {
      if (texts.id() == id) return texts.panel(*draft_, messages_, today_);
    }
    return paths_panel();
  };
  Panel panel = made();
  order_.lay(panel);
  return panel;
}

Panel AuthorRoom::pack_panel() const {
  Panel panel{"pack", "The pack", {}};
  const auto add = [&](engine::Block block) { panel.pieces.push_back(std::move(block)); };
  messages_.add_to(panel);
  if (!draft_) {
    add(paragraph("No pack is open."));
    add(command("Open a pack's folder", "open-folder"));
    return panel;
  }
  const std::vector<std::string> unsaved = draft_->unsaved();
  engine::SummaryList about;
  about.rows.push_back({"Folder", {draft_->path()}, {}, {}, {}});
  about.rows.push_back({"Not saved", unsaved.empty() ? std::vector<std::string>{"nothing"} : unsaved, {}, {}, {}});
  add(std::move(about));
  for (const std::string& file : draft_->conflicts()) {
    add(problem(file + " was changed here and on the disk as well. Both are kept until you choose."));
    add(command("Keep what was changed here in " + file, "keep-own", file));
    add(command("Take " + file + " from the disk", "take-from-disk", file));
  }
  for (const auto& [file, broken] : draft_->problems()) {
    add(problem(broken.location + ": " + broken.problem + " " + broken.fix + " What it last held goes on here."));
  }
  if (!unsaved.empty()) add(command("Save", "save"));
  if (!draft_->undoable().empty()) add(command("Undo: " + draft_->undoable(), "undo"));
  if (!draft_->redoable().empty()) add(command("Do again: " + draft_->redoable(), "redo"));
  add(command("Open a pack's folder", "open-folder"));
  return panel;
}

Panel AuthorRoom::paths_panel() const {
  Panel panel{"paths", "Paths", {}};
  if (!messages_.trouble.empty()) panel.pieces.push_back(problem(messages_.trouble));
  check_.add_paths(panel, tree_.chosen_link_id());
  return panel;
}

}  // namespace sealwell::workbench
