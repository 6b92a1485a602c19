#include "shell/workbench/rooms/author/written_texts.hpp"

#include "core/base/text.hpp"

#include "shell/workbench/rooms/pack_folder/json_edit.hpp"

#include <algorithm>
#include <set>

namespace sealwell::workbench {
namespace {

// What of each file people read: the members at its top, and of what lies below them all but names for programs.
const std::set<std::string, std::less<>>& read_members(std::string_view file) {
  static const std::set<std::string, std::less<>> pack = {"name",   "contact", "privacyNotice", "start",    "endings",
                                                          "topics", "comB",    "sent",          "messages", "followUp"};
  static const std::set<std::string, std::less<>> consent = {"statements", "notice"};
  static const std::set<std::string, std::less<>> advice = {"bands", "components", "suggestions", "flags"};
  return file == "pack.json" ? pack : file == "consent.json" ? consent : advice;
}

constexpr std::string_view for_programs[] = {
    "id",           "version",    "kind",           "lawfulBasis", "condition", "requiredFor",
    "item",         "items",      "history",        "event",       "period",    "expected",
    "whichever",    "limit",      "then",           "categories",  "right",     "answerWithin",
    "jurisdiction", "enableWhen", "enableBehavior", "functions",   "topics",    "goal",
    "checklists",   "sha256",     "after",          "email",       "web",       "anchor"};

bool is_for_programs(std::string_view file, std::string_view name, bool at_top) {
  if (name == "components" || name == "topics") return !at_top;
  if (name == "address" && file == "pack.json") return true;
  return std::find(std::begin(for_programs), std::end(for_programs), name) != std::end(for_programs);
}

class Collector {
 public:
  explicit Collector(std::string_view file) : file_(file) {}

  void document(const json::Value& document) {
    const json::Object* members = document.if_object();
    for (std::size_t i = 0; members && i < members->size(); ++i) {
      const json::Member& member = (*members)[i];
      if (read_members(file_).contains(member.name))
        value(member.value, json::pointer_to("", member.name), member.name);
    }
  }

  std::vector<WrittenText> take() { return std::move(texts_); }

 private:
  void value(const json::Value& value_here, const std::string& at, const std::string& label) {
    if (const std::string* text = value_here.if_string()) texts_.push_back({at, label, *text});
    const json::Array* items = value_here.if_array();
    for (std::size_t i = 0; items && i < items->size(); ++i) {
      const std::string_view id = (*items)[i].text_or("id");
      value((*items)[i], json::pointer_to(at, i),
            label + " › " + (id.empty() ? std::to_string(i + 1) : std::string(id)));
    }
    const json::Object* members = value_here.if_object();
    for (std::size_t i = 0; members && i < members->size(); ++i) {
      const json::Member& member = (*members)[i];
      if (is_for_programs(file_, member.name, false)) continue;
      value(member.value, json::pointer_to(at, member.name), label + " › " + member.name);
    }
  }

  std::string_view file_;
  std::vector<WrittenText> texts_;
};

}  // namespace

std::vector<WrittenText> written_texts(std::string_view file, const json::Value& document) {
  Collector collector(file);
  collector.document(document);
  return collector.take();
}

std::optional<std::string> worded_statement(std::string_view pointer) {
  constexpr std::string_view statements = "/statements/";
  if (!pointer.starts_with(statements)) return std::nullopt;
  const std::size_t end = pointer.find('/', statements.size());
  if (end == std::string_view::npos || !pointer.substr(end).starts_with("/wording/")) return std::nullopt;
  return std::string(pointer.substr(0, end));
}

WordingRevision with_history(const std::string& text, const std::string& statement, const std::string& version) {
  const auto value = value_at(text, statement);
  if (!value || !value->find("wording")) return {text, "There is no such statement any more."};
  std::set<std::string, std::less<>> used{std::string(value->text_or("version"))};
  for (const json::Value& earlier : value->items("history")) used.emplace(earlier.text_or("version"));
  if (trimmed(version).empty()) return {text, "Enter a version for the new wording, such as the day of today"};
  if (used.contains(version)) return {text, "This version is the name of a wording that was used. Enter another"};
  json::Value earlier = json::Value::object();
  earlier.set("version", value->text_or("version"));
  earlier.set("wording", *value->find("wording"));
  const std::string history = statement + "/history";
  const std::size_t count = value->items("history").size();
  auto changed = value->find("history") ? with_value(text, history + "/" + std::to_string(count), earlier)
                                        : with_value(text, history, json::Array{earlier}, "wording");
  if (changed) changed = with_value(*changed, statement + "/version", version);
  return {changed.value_or(text), changed ? "" : "This statement has a form that is edited in the file."};
}

}  // namespace sealwell::workbench
