#include "shell/workbench/rooms/author/translation_editor.hpp"

#include "shell/workbench/rooms/author/catalogues.hpp"

#include <algorithm>
#include <utility>

namespace sealwell::workbench {

void TranslationEditor::open(const Draft& draft) {
  const auto languages = translate::further_languages(files_of(draft.texts()).pack);
  language_ = languages.empty() ? "" : languages.front();
  search_.clear();
  chosen_.clear();
}

void TranslationEditor::search(const Event& event) {
  search_ = text_of(event, "search");
  if (const std::string* language = field_of(event, "language"); language && !language->empty()) language_ = *language;
  if (const std::string* which = field_of(event, "which")) only_missing_ = *which == "missing";
}

bool TranslationEditor::submit(const Event& event, Draft& draft, RoomMessages& messages) {
  const std::string* translation = field_of(event, "translation");
  if (!translation || chosen_.empty() || language_.empty()) return false;
  const bool approved = side_by_side(files_of(draft.texts()), language_).approved;
  if (!translate(draft, language_, chosen_, *translation)) {
    messages.trouble = "translations/" + language_ + ".json has a form that can't be edited here. Mend it in the file.";
    return false;
  }
  if (approved) {
    messages.news = "The translation had been approved. It awaits approval again, for nobody has read this.";
  }
  return true;
}

void TranslationEditor::refresh_catalogue(Draft& draft) const { workbench::refresh_catalogue(draft, language_); }

Panel TranslationEditor::panel(const Draft& draft, const RoomMessages& messages) const {
  Panel panel{"translations", "Translations", {}};
  messages.add_to(panel);
  const pack::PackFiles files = files_of(draft.texts());
  std::vector<std::pair<std::string, std::string>> languages;
  for (const std::string& language : translate::further_languages(files.pack))
    languages.emplace_back(language, language);
  if (languages.empty()) {
    panel.pieces.push_back(paragraph("The pack has one language. Add others to languages in pack.json."));
    return panel;
  }
  Form form;
  form.id = "find";
  form.parts.push_back(choice_field("language", "Language", language_, languages, {}));
  form.parts.push_back(choice_field("which", "Texts", only_missing_ ? "missing" : "all",
                                    {{"all", "All"}, {"missing", "Those without a translation"}}, {}));
  form.parts.push_back(line_field("search", "Find in source and translation", search_, {}));
  form.parts.push_back(buttons({{"find", "Show"}}));
  panel.pieces.push_back(std::move(form));
  const bool known =
      std::any_of(languages.begin(), languages.end(), [&](const auto& one) { return one.first == language_; });
  if (!known) return panel;
  const TranslationTable all = side_by_side(files, language_);
  panel.pieces.push_back(
      paragraph(std::to_string(all.texts.size()) + " texts, " + std::to_string(all.missing) +
                " that need a translation and have none, " + std::to_string(all.unused.size()) +
                " translations of texts that the pack has no more. " +
                (all.approved ? "The catalogue is approved." : "Nobody has approved the catalogue.")));
  panel.pieces.push_back(command("Bring the catalogue up to date", "up-to-date"));
  Table table;
  table.id = "translations";
  table.caption = "Texts and their translation into " + language_;
  table.columns = {{"source", "Text", false}, {"translation", "Translation", false}, {"standing", "Standing", false}};
  table.empty = "There is no such text.";
  const TranslatedText* edited = nullptr;
  for (const TranslatedText& text : all.texts) {
    if (text.source == chosen_) edited = &text;
    const bool missing = text.approval == TranslatedText::Approval::missing;
    if ((only_missing_ && !missing) || !has_words(text.source + "\n" + text.translation, search_)) continue;
    const char* approval = missing                                                        ? "no translation"
                           : text.approval == TranslatedText::Approval::awaiting_approval ? "not approved"
                                                                                          : "approved";
    table.rows.push_back({text.source, {text.source, text.translation, approval}, text.source == chosen_});
  }
  panel.pieces.push_back(std::move(table));
  if (edited) {
    Form translation;
    translation.id = "translation";
    translation.parts.push_back(paragraph(edited->source));
    translation.parts.push_back(text_field("translation", "Translation into " + language_, edited->translation, {}));
    translation.parts.push_back(buttons({{"apply", "Change"}}));
    panel.pieces.push_back(std::move(translation));
  }
  return panel;
}

}  // namespace sealwell::workbench
