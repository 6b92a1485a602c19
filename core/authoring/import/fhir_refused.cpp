#include "core/authoring/import/fhir_parts.hpp"
#include "core/authoring/reader/questionnaire_reader.hpp"
#include "core/base/text.hpp"

#include <algorithm>

namespace sealwell::fhir_import {
namespace {

using Happened = Note::Happened;

// Each round takes out at least one thing; a document that needs more is not worth it.
constexpr int most_rounds = 200;

// The way to a value: every object and list from the root to it.
struct PointerPath {
  std::vector<json::Value*> values;  // the root first
  std::vector<std::string> names;    // of values[1] and on
  std::string missing;               // what of the pointer is not there; empty when all is

  [[nodiscard]] json::Value* last() const { return values.back(); }
};

PointerPath follow(json::Value& root, const std::string& pointer) {
  PointerPath way{{&root}, {}, {}};
  const auto tokens = split(pointer, '/');
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const std::string name = replaced(replaced(tokens[i], "~1", "/"), "~0", "~");
    json::Value* next = nullptr;
    if (json::Array* list = way.last()->if_array()) {
      const auto index = Decimal::parse(name);
      const auto at = index ? index->scaled(0).value_or(-1) : -1;
      if (at >= 0 && at < static_cast<std::int64_t>(list->size())) {
        next = &(*list)[static_cast<std::size_t>(at)];
      }
    } else {
      next = way.last()->find(name);
    }
    if (!next) {
      way.missing = name;
      return way;
    }
    way.values.push_back(next);
    way.names.push_back(name);
  }
  return way;
}

// Where the value stood in the foreign document: below the nearest object that knows.
std::string origin_of(const PointerPath& way) {
  std::string rest;
  for (std::size_t i = way.values.size(); i-- > 0;) {
    const std::string_view from = way.values[i]->text_or(origin);
    if (!from.empty()) return std::string(from) + rest;
    if (i > 0) rest = json::pointer_to("", way.names[i - 1]) + rest;
  }
  return rest;
}

// The item that a way leads into: its place among `values`; 0 where there is none.
std::size_t innermost_item(const PointerPath& way) {
  for (std::size_t i = way.names.size(); i >= 2; --i) {
    if (way.names[i - 2] == "item" && way.values[i]->if_object() && way.values[i - 1]->if_array()) return i;
  }
  return 0;
}

class RefusalRemover {
 public:
  RefusalRemover(json::Value& questionnaire, Notes& notes) : root_(questionnaire), notes_(notes) {}

  bool run() {
    for (int round = 0; round < most_rounds; ++round) {
      pack::Failures failures;
      (void)pack::read_questionnaire(root_, "", failures);
      if (failures.empty()) return true;
      // A null marks what is to go, so that places stand still until the round is over.
      bool changed = false;
      for (const Failure& failure : failures) changed = fix(failure) || changed;
      sweep(root_);
      if (!changed) return false;
    }
    return false;
  }

 private:
  bool note(const PointerPath& way, std::string_view more, Happened happened, std::string problem, std::string fix) {
    std::string pointer = origin_of(way);
    if (!more.empty()) pointer = json::pointer_to(pointer, more);
    notes_.push_back({std::move(pointer), happened, std::move(problem), std::move(fix)});
    return true;
  }

  // Empties what stands at `place` of the way.
  static void empty(const PointerPath& way, std::size_t place) { *way.values[place] = json::Value(); }

  static bool gone(const PointerPath& way) {
    return std::any_of(way.values.begin(), way.values.end(), [](const json::Value* value) { return value->is_null(); });
  }

  bool fix(const Failure& failure) {
    const PointerPath way = follow(root_, failure.where);
    if (gone(way)) return true;  // with something above it, in this round
    const std::size_t item = innermost_item(way);
    const std::string named = !way.missing.empty() ? way.missing : way.names.empty() ? "" : way.names.back();
    const std::string why(error_name(failure.error));
    if (item > 0) {
      if (named == "type") return drop_type(way, item, failure.error);
      if (nobody_answers(way, item)) {
        return drop_item(way, item,
                         "The engine does not run this (" + why + "), and without it nobody could answer the item.");
      }
      if (named == "answerOption" || named == "answerValueSet") return without_options(way, item, why);
      if (named == "question" && way.names.size() >= 2 && way.names[way.names.size() - 2] != "item") {
        return drop_condition(way, failure.error);
      }
    }
    if (way.names.empty()) return false;  // the document itself: nothing can be taken out
    // A member that is there goes; else the object that lacks it.
    const std::size_t place = way.values.size() - 1;
    if (!way.missing.empty() && place == item) {
      return drop_item(way, item, "The item has no " + way.missing + ", and can't do without.");
    }
    const bool condition = std::find(way.names.begin(), way.names.end(), "enableWhen") != way.names.end();
    if (condition) return drop_condition(way, failure.error);
    note(way, {}, Happened::dropped, "The engine does not run " + last_name(way) + " (" + why + ").", mend_for(way));
    empty(way, place);
    return true;
  }

  // The name to call it by: of an extension its URL.
  static std::string last_name(const PointerPath& way) {
    for (std::size_t i = way.values.size(); i-- > 0;) {
      const std::string_view url = way.values[i]->text_or("url");
      if (!url.empty() && i > 0) return std::string(url);
    }
    for (std::size_t i = way.names.size(); i-- > 0;) {
      if (way.names[i].find_first_not_of("0123456789") != std::string::npos) return way.names[i];
    }
    return "this";
  }

  static std::string mend_for(const PointerPath& way) {
    const std::string name = last_name(way);
    if (name == "modifierExtension" || name == "implicitRules") {
      return "It changes the meaning of what it stands on: use the import only once nothing in it is needed.";
    }
    return "docs/questionnaire-support.md says what to do instead.";
  }

  bool drop_type(const PointerPath& way, std::size_t item, Error error) {
    const std::string type(way.values[item]->text_or("type"));
    const std::string problem = type.empty()                  ? "The item has no type."
                                : error == Error::unsupported ? "The engine does not run items of type " + type + "."
                                                              : "FHIR R4 has no item type " + type + ".";
    return drop_item(way, item, problem);
  }

  bool drop_item(const PointerPath& way, std::size_t item, std::string problem) {
    PointerPath to = way;
    to.values.resize(item + 1);
    to.names.resize(item);
    const bool more = !way.values[item]->items("item").empty();
    note(to, {}, Happened::dropped, std::move(problem) + (more ? " The items below it went with it." : ""),
         "Ask it in another way, or do without.");
    empty(way, item);
    return true;
  }

  // readOnly, hidden and calculated items: with the mark taken off they would be put to the resident.
  static bool nobody_answers(const PointerPath& way, std::size_t item) {
    for (std::size_t i = item; i < way.values.size(); ++i) {
      const std::string_view url = way.values[i]->text_or("url");
      if (i > item && (url.ends_with("questionnaire-hidden") || url.ends_with("calculatedExpression"))) {
        return true;
      }
    }
    return !way.names.empty() && way.names.back() == "readOnly";
  }

  bool without_options(const PointerPath& way, std::size_t item, const std::string& why) {
    json::Value& question = *way.values[item];
    PointerPath to = way;
    to.values.resize(item + 1);
    to.names.resize(item);
    const std::string type(question.text_or("type"));
    if (type == "choice" || type == "open-choice") {
      const std::string set(question.text_or("answerValueSet"));
      note(to, set.empty() ? "answerOption" : "answerValueSet", Happened::changed,
           set.empty() ? "The question has no options that can be used (" + why + ")."
                       : "The options lie elsewhere or follow a rule: " + set + " (" + why + ").",
           "It asks for a text now. Put the options into answerOption and make it a choice again.");
      question.set("type", "string");
    } else {
      note(to, "answerOption", Happened::dropped, "An item of type " + type + " has no options here (" + why + ").",
           "Make it a choice if one of them should be picked.");
    }
    for (const char* name : {"answerOption", "answerValueSet", "repeats"}) {
      if (json::Value* member = question.find(name)) *member = json::Value();
    }
    return true;
  }

  bool drop_condition(const PointerPath& way, Error error) {
    std::size_t list = way.names.size();
    while (list > 0 && way.names[list - 1] != "enableWhen") --list;
    if (list == 0 || list + 1 >= way.values.size()) {
      // enableWhen as a whole is not what it should be.
      note(way, {}, Happened::dropped, "The conditions can't be read (" + std::string(error_name(error)) + ").",
           "The item now always comes: write them again.");
      empty(way, way.values.size() - 1);
      return true;
    }
    PointerPath to = way;
    to.values.resize(list + 2);
    to.names.resize(list + 1);
    const json::Array* all = way.values[list]->if_array();
    const auto left =
        all ? std::count_if(all->begin(), all->end(), [](const json::Value& one) { return !one.is_null(); }) : 0;
    const std::string about(to.last()->text_or("question"));
    note(to, {}, Happened::dropped,
         "The condition about " + about + " can't be used (" + std::string(error_name(error)) + ").",
         left > 1 ? "The item comes without it: check that this is meant."
                  : "The item now always comes: check that this is meant.");
    empty(to, list + 1);
    return true;
  }

  // Takes out every null, and the lists and behaviours that are left with nothing.
  static void sweep(json::Value& value) {
    if (json::Array* list = value.if_array()) {
      std::erase_if(*list, [](const json::Value& one) { return one.is_null(); });
      for (json::Value& one : *list) sweep(one);
    } else if (json::Object* members = value.if_object()) {
      for (json::Member& member : *members) sweep(member.value);
      const auto has_conditions = [&] { return !value.items("enableWhen").empty(); };
      std::erase_if(*members, [&](const json::Member& member) {
        const json::Array* list_of = member.value.if_array();
        return member.value.is_null() || (list_of && list_of->empty() && member.name != "include");
      });
      if (!has_conditions()) {
        std::erase_if(*members, [](const json::Member& member) { return member.name == "enableBehavior"; });
      }
    }
  }

  json::Value& root_;
  Notes& notes_;
};

}  // namespace

bool remove_refused(json::Value& questionnaire, Notes& notes) { return RefusalRemover(questionnaire, notes).run(); }

void remove_origin_marks(json::Value& value) {
  if (json::Array* list = value.if_array()) {
    for (json::Value& one : *list) remove_origin_marks(one);
  } else if (json::Object* members = value.if_object()) {
    std::erase_if(*members, [](const json::Member& member) { return member.name == origin; });
    for (json::Member& member : *members) remove_origin_marks(member.value);
  }
}

}  // namespace sealwell::fhir_import
