#include "shell/workbench/rooms/author/catalogues.hpp"

#include "shell/workbench/rooms/pack_folder/json_edit.hpp"

namespace sealwell::workbench {
namespace {

std::string file_of(const std::string& language) { return "translations/" + language + ".json"; }

}  // namespace

TranslationTable side_by_side(const pack::PackFiles& files, const std::string& language) {
  TranslationTable made;
  made.language = language;
  const translate::Catalogue catalogue = translate::catalogue_of(files, language);
  const auto written = files.translations.find(language);
  made.approved = written != files.translations.end() && written->second.text_or("status") == "approved";
  made.missing = catalogue.missing;
  made.unused = catalogue.unused;
  const json::Value* texts = catalogue.file.find("texts");
  const json::Object* members = texts ? texts->if_object() : nullptr;
  using Approval = TranslatedText::Approval;
  for (std::size_t i = 0; members && i < members->size(); ++i) {
    const json::Member& member = (*members)[i];
    const std::string* translation = member.value.if_string();
    const bool there = translation && !translation->empty();
    made.texts.push_back({member.name, there ? *translation : "",
                          !there          ? Approval::missing
                          : made.approved ? Approval::approved
                                          : Approval::awaiting_approval});
  }
  return made;
}

bool translate(Draft& draft, const std::string& language, const std::string& source, const std::string& translation) {
  const std::string file = file_of(language);
  const pack::PackFiles files = files_of(draft.texts());
  const TranslationTable all = side_by_side(files, language);
  std::string text = draft.text(file);
  if (text.empty()) text = json::write_indented(translate::catalogue_of(files, language).file) + "\n";
  // A text that the catalogue does not have yet comes behind the one that it follows in the pack.
  const auto texts = value_at(text, "/texts");
  if (!texts || !texts->if_object()) return false;
  std::string after;
  for (const TranslatedText& one : all.texts) {
    if (one.source == source) break;
    if (texts->find(one.source)) after = one.source;
  }
  auto changed = with_value(text, json::pointer_to("/texts", source), translation, after);
  const auto status = value_at(text, "/status");
  if (changed && status && *status == json::Value("approved")) {
    changed = with_value(*changed, "/status", "awaiting-approval");
  }
  if (!changed) return false;
  draft.change(file, std::move(*changed), "Translated a text into " + language);
  return true;
}

void refresh_catalogue(Draft& draft, const std::string& language) {
  const translate::Catalogue catalogue = translate::catalogue_of(files_of(draft.texts()), language);
  draft.change(file_of(language), json::write_indented(catalogue.file) + "\n",
               "Brought the texts in " + language + " up to date");
}

}  // namespace sealwell::workbench
