#include "shell/workbench/rooms/author/author_room.hpp"

#include "core/authoring/build/pack_document.hpp"
#include "core/base/civil_date.hpp"
#include "core/base/text.hpp"
#include "core/journey/journey.hpp"

#include "shell/workbench/rooms/author/item_form.hpp"
#include "shell/workbench/rooms/author/paths.hpp"
#include "shell/workbench/rooms/author/written_texts.hpp"
#include "shell/workbench/rooms/pack_folder/json_edit.hpp"
#include "shell/workbench/rooms/panel_parts.hpp"

#include <algorithm>
#include <utility>

namespace sealwell::workbench {
namespace {

constexpr std::int64_t look_every_ms = 300;
/// Conditions looked at before the search for paths gives up: a few seconds of work.
constexpr std::int64_t explore_work = 15'000'000;

}  // namespace

AuthorRoom::AuthorRoom(const std::string& path, std::int64_t now_ms) : today_(to_iso(date_of_instant(now_ms))) {
  if (!path.empty()) open(path);
}

void AuthorRoom::open(const std::string& path) {
  auto folder = PackFolder::read(path);
  if (!folder.ok()) {
    trouble_ = folder.failure().why;
    return;
  }
  draft_.emplace(std::move(folder).value());
  tree_ = {};
  outline_.clear();
  sure_to_remove_.clear();
  chosen_.clear();
  typed_.clear();
  search_.clear();
  explored_.reset();
  draft_changed();
  check();
  const auto languages = translate::further_languages(files_of(draft_->texts()).pack);
  language_ = languages.empty() ? "" : languages.front();
}

// The outline at once; the checker when there is time.
void AuthorRoom::draft_changed() {
  const auto questionnaire = json::parse(draft_->text("questionnaire.json"));
  std::set<std::string> open;
  for (const OutlineItem& item : outline_) {
    if (tree_.open.contains(item.pointer)) open.insert(item.link_id);
  }
  outline_ = questionnaire.ok() ? outline_of(questionnaire.value()) : std::vector<OutlineItem>();
  // Items may have moved; what was open is open where it is now.
  tree_.open.clear();
  for (const OutlineItem& item : outline_) {
    if (open.contains(item.link_id)) tree_.open.insert(item.pointer);
  }
  // Until the checker has run again: what it found before, at the items as they lie now.
  std::vector<lint::Problem> problems;
  for (Finding& finding : findings_) problems.push_back(std::move(finding.problem));
  findings_ = findings_of(problems, outline_);
  checked_ = false;
  explored_is_old_ = explored_.has_value();
  // The chosen item may have moved.
  const OutlineItem* item = chosen_item();
  if (item && item->link_id == chosen_link_id_) return;
  item = find_item(outline_, chosen_link_id_);
  tree_.chosen = item && !chosen_link_id_.empty() ? item->pointer : "";
}

void AuthorRoom::check() {
  const build::BuiltPack built = build::build_pack(files_of(draft_->texts()), false);
  findings_ = findings_of(built.problems, outline_);
  checked_ = true;
  pack_.reset();
  if (!built.fit()) return;
  auto read = build::read_document(as_bytes(built.payload), "");
  if (read.ok()) pack_ = std::make_unique<pack::ServicePack>(std::move(read).value().pack);
}

const OutlineItem* AuthorRoom::chosen_item() const {
  for (const OutlineItem& item : outline_) {
    if (item.pointer == tree_.chosen) return &item;
  }
  return nullptr;
}

void AuthorRoom::choose_item(const std::string& pointer) {
  if (pointer != tree_.chosen) typed_.erase("item"), sure_to_remove_.clear();
  tree_.chosen = pointer;
  const OutlineItem* item = chosen_item();
  chosen_link_id_ = item ? item->link_id : "";
  for (int at = item ? item->parent : -1; at >= 0; at = outline_[static_cast<std::size_t>(at)].parent) {
    tree_.open.insert(outline_[static_cast<std::size_t>(at)].pointer);
  }
}

std::int64_t AuthorRoom::tend(std::int64_t now_ms) {
  if (!draft_) return 0;
  today_ = to_iso(date_of_instant(now_ms));
  if (now_ms >= next_look_ms_) {
    next_look_ms_ = now_ms + look_every_ms;
    const std::vector<std::string> changed = draft_->look();
    if (!changed.empty()) {
      ++revision_;
      news_ = "Changed on the disk: " + joined(changed) + ".";
      draft_changed();
    }
  }
  if (!checked_) {
    ++revision_;
    check();
  }
  return next_look_ms_;
}

void AuthorRoom::act(const Event& event, Secrets, std::int64_t now_ms) {
  ++revision_;
  trouble_.clear();
  news_.clear();
  today_ = to_iso(date_of_instant(now_ms));
  if (event.type == "sort") return order_.take(event.panel, event.target);
  if (event.type == "open-folder") {
    if (has_unsaved()) {
      trouble_ = "Some changes are not saved: " + joined(draft_->unsaved()) + ". Save them or undo them first.";
      return;
    }
    Request request;
    request.type = Request::Type::pick_files;
    request.id = "open";
    request.folder = true;
    request.name = "The folder of a pack";
    requests_.push_back(std::move(request));
    return;
  }
  if (draft_) carry_out(event, now_ms);
}

void AuthorRoom::carry_out(const Event& event, std::int64_t now_ms) {
  if (event.type == "undo" || event.type == "redo") {
    news_ = event.type == "undo" ? "Undone: " + draft_->undoable() : "Done again: " + draft_->redoable();
    event.type == "undo" ? draft_->undo() : draft_->redo();
    // What goes back is what was typed as well.
    typed_.clear();
    draft_changed();
  } else if (event.type == "save") {
    const auto written = draft_->save();
    if (!written.ok()) trouble_ = written.failure().why;
    else news_ = written.value().empty() ? "There was nothing to save." : "Saved: " + joined(written.value()) + ".";
    draft_changed();
  } else if (event.type == "take-from-disk" || event.type == "keep-own") {
    event.type == "keep-own" ? draft_->keep_own(event.target) : draft_->take_from_disk(event.target);
    draft_changed();
  } else if (event.type == "explore") {
    explore(now_ms);
  } else if (event.type == "up-to-date") {
    bring_up_to_date(*draft_, language_);
    draft_changed();
  } else if (event.type == "toggle") {
    if (tree_.open.erase(event.target) == 0) tree_.open.insert(event.target);
  } else if (event.type == "choose") {
    choose(event);
  } else if (event.type == "submit") {
    submit(event, now_ms);
  } else if (event.type == "move-item-up" || event.type == "move-item-down") {
    move_item(event.type == "move-item-up");
  } else if (event.type == "remove-item" || event.type == "remove-item-sure") {
    // Sure is who has read what refers to this item, and to no other.
    remove_item(event.type == "remove-item-sure" && !sure_to_remove_.empty() && sure_to_remove_ == event.target);
  } else if (event.type == "keep-item") {
    sure_to_remove_.clear();
  }
}

void AuthorRoom::choose(const Event& event) {
  if (event.panel == "tree") return choose_item(event.target);
  if (event.panel == "paths") {
    const OutlineItem* item = find_item(outline_, item_of_node(event.target));
    return item ? choose_item(item->pointer) : void();
  }
  if (event.panel == "findings") {
    const std::size_t index = number_in(event.target);
    if (index >= findings_.size()) return;
    const Finding& finding = findings_[index];
    if (finding.item >= 0) choose_item(outline_[static_cast<std::size_t>(finding.item)].pointer);
    // Where the file has a panel of texts, the text that it is about.
    const std::string panel = finding.file == "pack.json" ? "texts" : finding.file.substr(0, finding.file.find('.'));
    if (finding.file != "questionnaire.json") chosen_[panel] = finding.pointer;
    return;
  }
  typed_.erase(event.panel);
  chosen_[event.panel] = event.target;
}

void AuthorRoom::explore(std::int64_t now_ms) {
  if (!checked_) check();
  if (!pack_) {
    trouble_ = "The pack has errors; its paths can be looked at when they are mended.";
    return;
  }
  explored_ = explore::explore(*pack_, now_ms, explore_work);
  explored_is_old_ = false;
}

void AuthorRoom::submit(const Event& event, std::int64_t now_ms) {
  if (event.target == "find") {
    const std::string* search = field_of(event, "search");
    const std::string words = search ? *search : "";
    search_[event.panel] = words;
    if (event.panel == "tree") tree_.search = words;
    if (const std::string* language = field_of(event, "language"); language && !language->empty())
      language_ = *language;
    if (const std::string* which = field_of(event, "which")) only_missing_ = *which == "missing";
    return;
  }
  if (event.target == "item") return submit_item(event);
  if (event.target.starts_with("new-item")) return submit_new_item(event);
  if (event.target == "text") return submit_text(event, now_ms);
  if (event.target == "translation") return submit_translation(event);
}

void AuthorRoom::submit_item(const Event& event) {
  const OutlineItem* item = chosen_item();
  if (!item) {
    trouble_ = "The item that was edited is no longer there.";
    return;
  }
  Edited edited = with_item_form(draft_->text("questionnaire.json"), outline_, *item, event);
  typed_["item"] = std::move(edited.typed);
  if (!typed_["item"].errors.empty()) {
    trouble_ = "Something can't be taken as it was entered; it is said beside it. Nothing was changed.";
    return;
  }
  draft_->change("questionnaire.json", std::move(edited.text), std::move(edited.deed));
  draft_changed();
}

void AuthorRoom::submit_text(const Event& event, std::int64_t) {
  const std::string file = event.panel == "texts" ? "pack.json" : event.panel + ".json";
  const std::string pointer = chosen_[event.panel];
  const std::string* text = field_of(event, "text");
  std::string changed = draft_->text(file);
  const auto before = value_at(changed, pointer);
  if (!text || !before || !before->if_string()) {
    trouble_ = "The text that was edited is no longer there.";
    return;
  }
  if (*before == json::Value(*text)) return;
  Typed& typed = typed_[event.panel];
  typed = {};
  const auto statement = event.panel == "consent" ? worded_statement(pointer) : std::nullopt;
  const std::string* published = field_of(event, "published");
  if (statement && published && *published != "no" && is_as_saved(*statement)) {
    const std::string* version = field_of(event, "version");
    Reworded reworded = with_history(changed, *statement, version ? *version : "");
    if (!reworded.problem.empty()) {
      for (const auto& [name, value] : event.fields) typed.values[name] = value;
      typed.errors["version"] = reworded.problem;
      trouble_ = "Nothing was changed: " + reworded.problem + ".";
      return;
    }
    changed = std::move(reworded.text);
    news_ = "The wording that was used is kept in the statement's history.";
  }
  if (auto edited = with_value(changed, pointer, *text))
    draft_->change(file, std::move(*edited), "Changed a text of " + file);
  draft_changed();
}

// Whether a statement has the version that it has on the disk: residents may have been asked with its wording.
bool AuthorRoom::is_as_saved(const std::string& statement) const {
  const auto saved = value_at(draft_->saved_text("consent.json"), statement + "/version");
  return saved && saved == value_at(draft_->text("consent.json"), statement + "/version");
}

void AuthorRoom::submit_translation(const Event& event) {
  const std::string* translation = field_of(event, "translation");
  const std::string source = chosen_["translations"];
  if (!translation || source.empty() || language_.empty()) return;
  const bool approved = side_by_side(files_of(draft_->texts()), language_).approved;
  if (!translate(*draft_, language_, source, *translation)) {
    trouble_ = "translations/" + language_ + ".json has a form that can't be edited here. Mend it in the file.";
    return;
  }
  if (approved) news_ = "The translation had been approved. It awaits approval again, for nobody has read this.";
  draft_changed();
}

void AuthorRoom::picked(std::string_view, const std::vector<std::string>& paths, std::int64_t) {
  ++revision_;
  if (!paths.empty()) open(paths.front());
}

std::vector<Request> AuthorRoom::take_requests() { return std::exchange(requests_, {}); }

std::string AuthorRoom::search_of(std::string_view panel) const {
  const auto found = search_.find(panel);
  return found == search_.end() ? std::string() : found->second;
}

}  // namespace sealwell::workbench
