#include "shell/workbench/rooms/author/text_editor.hpp"

#include "shell/workbench/rooms/author/written_texts.hpp"
#include "shell/workbench/rooms/pack_folder/json_edit.hpp"

#include <utility>

namespace sealwell::workbench {
namespace {

// Whether a statement has the version that it has on the disk: residents may have been asked with its wording.
bool is_as_saved(const Draft& draft, const std::string& statement) {
  const auto saved = value_at(draft.saved_text("consent.json"), statement + "/version");
  return saved && saved == value_at(draft.text("consent.json"), statement + "/version");
}

}  // namespace

void TextEditor::choose(const std::string& pointer) {
  typed_ = {};
  chosen_ = pointer;
}

void TextEditor::forget_all() {
  typed_ = {};
  chosen_.clear();
  search_.clear();
}

bool TextEditor::submit(const Event& event, Draft& draft, RoomMessages& messages) {
  const std::string* text = field_of(event, "text");
  std::string changed = draft.text(file_);
  const auto before = value_at(changed, chosen_);
  if (!text || !before || !before->if_string()) {
    messages.trouble = "The text that was edited is no longer there.";
    return false;
  }
  if (*before == json::Value(*text)) return false;
  typed_ = {};
  const auto statement = id_ == "consent" ? worded_statement(chosen_) : std::nullopt;
  const std::string* published = field_of(event, "published");
  if (statement && published && *published != "no" && is_as_saved(draft, *statement)) {
    WordingRevision reworded = with_history(changed, *statement, text_of(event, "version"));
    if (!reworded.problem.empty()) {
      for (const auto& [name, value] : event.fields) typed_.values[name] = value;
      typed_.errors["version"] = reworded.problem;
      messages.trouble = "Nothing was changed: " + reworded.problem + ".";
      return false;
    }
    changed = std::move(reworded.text);
    messages.news = "The wording that was used is kept in the statement's history.";
  }
  if (auto edited = with_value(changed, chosen_, *text))
    draft.change(file_, std::move(*edited), "Changed a text of " + file_);
  return true;
}

Form TextEditor::text_form(const Draft& draft, const std::string& today) const {
  const auto value = value_at(draft.text(file_), chosen_);
  Form form;
  form.id = "text";
  const std::string text = value && value->if_string() ? *value->if_string() : std::string();
  form.parts.push_back(text_field("text", "Text", text, typed_));
  const auto statement = id_ == "consent" ? worded_statement(chosen_) : std::nullopt;
  if (statement && is_as_saved(draft, *statement)) {
    form.parts.push_back(choice_field(
        "published", "Has anybody been asked with the words as they stand?", "yes",
        {{"yes", "Yes: keep them in the history, and name the new wording"}, {"no", "No: nobody has seen them yet"}},
        typed_));
    const auto version = value_at(draft.text(file_), *statement + "/version");
    const std::string now = version && version->if_string() ? *version->if_string() : std::string();
    form.parts.push_back(line_field("version", "Version of the new wording", now == today ? "" : today, typed_,
                                    "Now " + now + ". A receipt names the version that was agreed to"));
  }
  form.parts.push_back(buttons({{"apply", "Change"}}));
  return form;
}

Panel TextEditor::panel(const Draft& draft, const RoomMessages& messages, const std::string& today) const {
  Panel panel{id_, title_, {}};
  messages.add_to(panel);
  panel.pieces.push_back(search_form("Find in " + file_, search_));
  const auto document = json::parse(draft.text(file_));
  Table table;
  table.id = id_;
  table.caption = "Texts of " + file_;
  table.columns = {{"place", "Place", false}, {"text", "Text", false}};
  table.empty = "There is no such text.";
  bool there = false;
  if (document.ok()) {
    for (const WrittenText& text : written_texts(file_, document.value())) {
      there = there || text.pointer == chosen_;
      if (!has_words(text.label + "\n" + text.text, search_)) continue;
      table.rows.push_back({text.pointer, {text.label, text.text}, text.pointer == chosen_});
    }
  }
  panel.pieces.push_back(std::move(table));
  if (there) panel.pieces.push_back(text_form(draft, today));
  return panel;
}

}  // namespace sealwell::workbench
