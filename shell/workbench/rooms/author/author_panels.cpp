#include "core/base/text.hpp"

#include "shell/workbench/rooms/author/author_room.hpp"
#include "shell/workbench/rooms/author/item_form.hpp"
#include "shell/workbench/rooms/author/paths.hpp"
#include "shell/workbench/rooms/author/written_texts.hpp"
#include "shell/workbench/rooms/pack_folder/json_edit.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include <algorithm>

namespace sealwell::workbench {
namespace {

std::string severity(const Finding& finding) {
  return finding.problem.severity == lint::Problem::Severity::error ? "error" : "warning";
}

bool has(const std::string& text, const std::string& search) {
  return search.empty() || ascii_lower(text).find(ascii_lower(search)) != std::string::npos;
}

template <typename Map> auto found_in(const Map& map, std::string_view key) {
  const auto at = map.find(key);
  return at == map.end() ? typename Map::mapped_type() : at->second;
}

}  // namespace

std::vector<std::string> AuthorRoom::panels() const {
  if (!draft_) return {"pack"};
  return {"pack", "tree", "item", "findings", "advice", "consent", "texts", "translations", "paths"};
}

Panel AuthorRoom::panel(std::string_view id) const {
  const auto made = [&]() -> Panel {
    if (!draft_ || id == "pack") return pack_panel();
    if (id == "tree") return tree_panel();
    if (id == "item") return item_panel();
    if (id == "findings") return findings_panel();
    if (id == "advice") return texts_panel("advice", "advice.json", "Advice");
    if (id == "consent") return texts_panel("consent", "consent.json", "Consent");
    if (id == "texts") return texts_panel("texts", "pack.json", "The service's other texts");
    if (id == "translations") return translations_panel();
    return paths_panel();
  };
  Panel panel = made();
  order_.lay(panel);
  return panel;
}

Panel AuthorRoom::pack_panel() const {
  Panel panel{"pack", "The pack", {}};
  const auto add = [&](engine::Block block) { panel.pieces.push_back(std::move(block)); };
  if (!trouble_.empty()) add(problem(trouble_));
  if (!news_.empty()) add(engine::StatusLine{news_});
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
    add(problem(broken.place + ": " + broken.problem + " " + broken.mend + " What it last held goes on here."));
  }
  if (!unsaved.empty()) add(command("Save", "save"));
  if (!draft_->undoable().empty()) add(command("Undo: " + draft_->undoable(), "undo"));
  if (!draft_->redoable().empty()) add(command("Do again: " + draft_->redoable(), "redo"));
  add(command("Open a pack's folder", "open-folder"));
  return panel;
}

Panel AuthorRoom::tree_panel() const {
  Panel panel{"tree", "The questionnaire", {}};
  panel.pieces.push_back(search_form("Find in texts and linkIds", tree_.search));
  Tree tree = tree_of(outline_, findings_, tree_);
  if (tree.nodes.empty()) {
    panel.pieces.push_back(
        paragraph(outline_.empty() ? "The questionnaire has no items." : "Nothing has these words."));
  }
  panel.pieces.push_back(std::move(tree));
  return panel;
}

Panel AuthorRoom::findings_panel() const {
  Panel panel{"findings", "What the checker finds", {}};
  if (!checked_)
    panel.pieces.push_back(engine::Block(engine::StatusLine{"Checking; this is how it was before the last change."}));
  Table table;
  table.id = "findings";
  table.caption = "Errors first; a pack with one is not built";
  table.columns = {{"severity", "Severity", false},
                   {"item", "Where", false},
                   {"problem", "Problem", false},
                   {"mend", "What to do", false}};
  table.empty = "Nothing is wrong.";
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    const Finding& finding = findings_[i];
    const bool known = finding.item >= 0 && static_cast<std::size_t>(finding.item) < outline_.size();
    const OutlineItem* item = known ? &outline_[static_cast<std::size_t>(finding.item)] : nullptr;
    const std::string where =
        item ? item->link_id + " (" + finding.file + " " + finding.pointer + ")" : finding.file + " " + finding.pointer;
    table.rows.push_back({std::to_string(i),
                          {severity(finding), where, finding.problem.problem, finding.problem.mend},
                          item && item->pointer == tree_.chosen});
  }
  panel.pieces.push_back(std::move(table));
  return panel;
}

Panel AuthorRoom::item_panel() const {
  Panel panel{"item", "The chosen item", {}};
  const OutlineItem* item = chosen_item();
  if (!item) {
    panel.pieces.push_back(paragraph("Choose an item in the questionnaire."));
    if (!trouble_.empty()) panel.pieces.push_back(problem(trouble_));
    add_item_places(panel, nullptr);
    return panel;
  }
  panel.title = "Item " + item->link_id;
  for (const Finding& finding : findings_) {
    if (finding.item < 0 || &outline_[static_cast<std::size_t>(finding.item)] != item) continue;
    panel.pieces.push_back(engine::Block(engine::Warning{severity(finding) == "error" ? "Error" : "Warning",
                                                         finding.problem.problem + " " + finding.problem.mend}));
  }
  if (!trouble_.empty()) panel.pieces.push_back(problem(trouble_));
  const std::string& file = draft_->text("questionnaire.json");
  panel.pieces.push_back(item_form(file, outline_, *item, found_in(typed_, "item")));
  add_item_places(panel, item);
  if (const auto span = find_value(file, item->pointer)) {
    panel.pieces.push_back(Code{"questionnaire.json from line " + std::to_string(line_of(file, span->begin)),
                                file.substr(span->begin, span->end - span->begin)});
  }
  return panel;
}

Form AuthorRoom::text_form(const std::string& id, const std::string& file, const std::string& pointer) const {
  const Typed typed = found_in(typed_, id);
  const auto value = value_at(draft_->text(file), pointer);
  Form form;
  form.id = "text";
  const std::string text = value && value->if_string() ? *value->if_string() : std::string();
  form.parts.push_back(text_field("text", "Text", text, typed));
  const auto statement = id == "consent" ? worded_statement(pointer) : std::nullopt;
  if (statement && is_as_saved(*statement)) {
    form.parts.push_back(choice_field(
        "published", "Has anybody been asked with the words as they stand?", "yes",
        {{"yes", "Yes: keep them in the history, and name the new wording"}, {"no", "No: nobody has seen them yet"}},
        typed));
    const auto version = value_at(draft_->text(file), *statement + "/version");
    const std::string now = version && version->if_string() ? *version->if_string() : std::string();
    form.parts.push_back(line_field("version", "Version of the new wording", now == today_ ? "" : today_, typed,
                                    "Now " + now + ". A receipt names the version that was agreed to"));
  }
  form.parts.push_back(buttons({{"apply", "Change"}}));
  return form;
}

Panel AuthorRoom::texts_panel(const std::string& id, const std::string& file, const std::string& title) const {
  Panel panel{id, title, {}};
  if (!trouble_.empty()) panel.pieces.push_back(problem(trouble_));
  if (!news_.empty()) panel.pieces.push_back(engine::Block(engine::StatusLine{news_}));
  const std::string search = search_of(id);
  const std::string chosen = found_in(chosen_, id);
  panel.pieces.push_back(search_form("Find in " + file, search));
  const auto document = json::parse(draft_->text(file));
  Table table;
  table.id = id;
  table.caption = "Texts of " + file;
  table.columns = {{"place", "Place", false}, {"text", "Text", false}};
  table.empty = "There is no such text.";
  bool there = false;
  if (document.ok()) {
    for (const WrittenText& text : written_texts(file, document.value())) {
      there = there || text.pointer == chosen;
      if (!has(text.label + "\n" + text.text, search)) continue;
      table.rows.push_back({text.pointer, {text.label, text.text}, text.pointer == chosen});
    }
  }
  panel.pieces.push_back(std::move(table));
  if (there) panel.pieces.push_back(text_form(id, file, chosen));
  return panel;
}

Panel AuthorRoom::translations_panel() const {
  Panel panel{"translations", "Translations", {}};
  if (!trouble_.empty()) panel.pieces.push_back(problem(trouble_));
  if (!news_.empty()) panel.pieces.push_back(engine::Block(engine::StatusLine{news_}));
  const pack::PackFiles files = files_of(draft_->texts());
  std::vector<std::pair<std::string, std::string>> languages;
  for (const std::string& language : translate::further_languages(files.pack))
    languages.emplace_back(language, language);
  if (languages.empty()) {
    panel.pieces.push_back(paragraph("The pack has one language. Add others to languages in pack.json."));
    return panel;
  }
  const std::string search = search_of("translations");
  Form form;
  form.id = "find";
  form.parts.push_back(choice_field("language", "Language", language_, languages, {}));
  form.parts.push_back(choice_field("which", "Texts", only_missing_ ? "missing" : "all",
                                    {{"all", "All"}, {"missing", "Those without a translation"}}, {}));
  form.parts.push_back(line_field("search", "Find in source and translation", search, {}));
  form.parts.push_back(buttons({{"find", "Show"}}));
  panel.pieces.push_back(std::move(form));
  const bool known =
      std::any_of(languages.begin(), languages.end(), [&](const auto& one) { return one.first == language_; });
  if (!known) return panel;
  const SideBySide all = side_by_side(files, language_);
  panel.pieces.push_back(
      paragraph(std::to_string(all.texts.size()) + " texts, " + std::to_string(all.missing) +
                " that need a translation and have none, " + std::to_string(all.unused.size()) +
                " translations of texts that the pack has no more. " +
                (all.approved ? "The catalogue is approved." : "Nobody has approved the catalogue.")));
  panel.pieces.push_back(command("Bring the catalogue up to date", "up-to-date"));
  const std::string chosen = found_in(chosen_, "translations");
  Table table;
  table.id = "translations";
  table.caption = "Texts and their translation into " + language_;
  table.columns = {{"source", "Text", false}, {"translation", "Translation", false}, {"standing", "Standing", false}};
  table.empty = "There is no such text.";
  const TranslatedText* edited = nullptr;
  for (const TranslatedText& text : all.texts) {
    if (text.source == chosen) edited = &text;
    const bool missing = text.standing == TranslatedText::Standing::missing;
    if ((only_missing_ && !missing) || !has(text.source + "\n" + text.translation, search)) continue;
    const char* standing = missing                                                        ? "no translation"
                           : text.standing == TranslatedText::Standing::awaiting_approval ? "not approved"
                                                                                          : "approved";
    table.rows.push_back({text.source, {text.source, text.translation, standing}, text.source == chosen});
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

Panel AuthorRoom::paths_panel() const {
  Panel panel{"paths", "Paths", {}};
  if (!trouble_.empty()) panel.pieces.push_back(problem(trouble_));
  if (!pack_) {
    panel.pieces.push_back(
        paragraph("The pack has errors; its paths are drawn when they are mended. What the checker finds says where."));
    return panel;
  }
  panel.pieces.push_back(command("Look at every path", "explore"));
  if (explored_is_old_) {
    panel.pieces.push_back(
        paragraph("The pack has changed since somebody looked at every path: look again to see what leads where now."));
  }
  // Of another state of the pack nothing is said: items may have moved.
  const std::optional<explore::Explored> none;
  Graph graph = graph_of(*pack_, explored_is_old_ ? none : explored_);
  for (Graph::Node& node : graph.nodes)
    node.chosen = !chosen_link_id_.empty() && item_of_node(node.id) == chosen_link_id_;
  panel.pieces.push_back(std::move(graph));
  if (!explored_ || explored_is_old_) return panel;
  Table table;
  table.id = "dead-ends";
  table.caption = "Dead ends";
  table.columns = {{"problem", "Problem", false}, {"mend", "What to do", false}};
  table.empty = explored_->gave_up ? "None among what was looked at." : "None.";
  for (const explore::DeadEnd& end : explored_->dead_ends) {
    table.rows.push_back({std::to_string(table.rows.size()), {end.problem, end.mend}, false});
  }
  panel.pieces.push_back(std::move(table));
  return panel;
}

}  // namespace sealwell::workbench
