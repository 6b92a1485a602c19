#include "shell/packs/walk.hpp"

#include "core/engine/com_b.hpp"
#include "core/engine/scores.hpp"
#include "core/engine/screen.hpp"
#include "core/record/record.hpp"

#include <algorithm>

namespace sealwell::shell {
namespace {

using engine::Field;
using engine::FieldKind;
using Id = engine::ScreenId::Kind;

// Longer than any journey: a walk that has not ended by then goes in circles.
constexpr int most_steps = 5000;

json::Value list_of(std::string text) {
  json::Value list = json::Value::array();
  list.add(std::move(text));
  return list;
}

class Walk {
 public:
  Walk(journey::Journey& journey, const Resident& resident, std::int64_t now_ms, RandomSource& random,
       engine::ScreenId wanted = {})
      : journey_(journey), resident_(resident), surroundings_{now_ms, random}, wanted_(std::move(wanted)) {}

  WalkResult run() {
    note("null", journey_.current(surroundings_.now_ms, journey::Format::data));
    if (!resident_.again.is_null()) act(resident_.again);
    engine::ScreenId last;
    for (int step = 0; step < most_steps; ++step) {
      const engine::Screen screen = journey_.screen(surroundings_.now_ms);
      visit(screen);
      if (!screen.form) {
        walked_.ends = screen.id.kind == Id::sending ? engine::ScreenId{Id::sent} : screen.id;
        return std::move(walked_);
      }
      if (screen.id == last) {
        walked_.ends = screen.id;
        walked_.stopped = refused_.empty() ? "the screen does not go on" : refused_;
        return std::move(walked_);
      }
      last = screen.id;
      if (screen.id.kind == Id::results) at_results();
      if (screen.id.kind == Id::check || screen.id.kind == Id::send) keep_outcome();
      act(submit(screen));
    }
    walked_.stopped = "the journey does not end";
    return std::move(walked_);
  }

  [[nodiscard]] const std::optional<engine::Screen>& shown() const { return shown_; }

 private:
  void visit(const engine::Screen& screen) {
    if (screen.id == wanted_) shown_ = screen;
    walked_.screens.push_back(screen.id.to_text());
    for (const engine::Block& block : screen.blocks) {
      if (const Field* field = std::get_if<Field>(&block)) walked_.asked.push_back(field->name);
      if (const auto* group = std::get_if<engine::FieldGroup>(&block)) {
        for (const Field& field : group->fields) walked_.asked.push_back(field.name);
      }
    }
    for (const std::string& flag : engine::raised_flags(journey_.pack(), journey_.state().answers)) {
      if (std::find(walked_.flags.begin(), walked_.flags.end(), flag) == walked_.flags.end()) {
        walked_.flags.push_back(flag);
      }
    }
  }

  json::Value submit(const engine::Screen& screen) {
    json::Value fields = json::Value::object();
    std::string button = "continue";
    for (const engine::Block& block : screen.blocks) {
      if (const Field* field = std::get_if<Field>(&block)) fill(*field, fields);
      if (const auto* group = std::get_if<engine::FieldGroup>(&block)) {
        for (const Field& field : group->fields) fill(field, fields);
      }
      if (const auto* actions = std::get_if<engine::Actions>(&block)) {
        if (!actions->buttons.empty()) button = actions->buttons.front().value;
      }
    }
    if (screen.id.kind == Id::consent) button = resident_.decisions.text_or(screen.id.name, "yes");
    json::Value action = json::Value::object();
    action.set("type", "submit");
    action.set("screen", screen.id.to_text());
    action.set("fields", std::move(fields));
    action.set("button", button);
    return action;
  }

  // Sends what a field shows by itself, as a form would: nothing, or the question's initial value.
  static void leave(const Field& field, json::Value& fields) {
    for (const engine::Option& unit : field.units) {
      if (unit.chosen && !field.values.empty()) fields.set(field.name + "-unit", list_of(unit.value));
    }
    if (field.values.empty() && field.other_text.empty()) return;
    if (!field.other_name.empty()) fields.set(field.other_name, list_of(field.other_text));
    if (field.kind == FieldKind::date) {
      static constexpr std::string_view parts[] = {"-day", "-month", "-year", "-time"};
      for (std::size_t i = 0; i < field.values.size() && i < 4; ++i) {
        fields.set(field.name + std::string(parts[i]), list_of(field.values[i]));
      }
      return;
    }
    json::Value list = json::Value::array();
    for (const std::string& value : field.values) list.add(value);
    fields.set(field.name, std::move(list));
  }

  // Fills a field as a form would send it. The way a date is written in a file is not the way it
  // is typed; a free text to an open choice goes into its own input.
  void fill(const Field& field, json::Value& fields) const {
    const json::Value* answer = resident_.answers.find(field.name);
    const json::Array* several = answer && field.repeats ? answer->if_array() : nullptr;
    if (!answer) {
      leave(field, fields);
    } else if (several) {
      // One after the other, as if a place had been added for each.
      Field place = field;
      for (std::size_t i = 0; i < several->size(); ++i) {
        place.name = engine::repetition_name(field.name, static_cast<int>(i) + 1);
        fill_with((*several)[i], place, fields);
      }
    } else {
      fill_with(*answer, field, fields);
    }
  }

  static void fill_with(const json::Value& answer, const Field& field, json::Value& fields) {
    if (!field.units.empty()) {
      // "70 kg": the amount, and the unit by its code or its name.
      std::string text = as_typed(answer);
      const std::size_t space = std::min(text.find(' '), text.size());
      const std::string unit = space < text.size() ? text.substr(space + 1) : std::string();
      for (const engine::Option& option : field.units) {
        if (option.value == unit || option.label == unit || (unit.empty() && option.chosen)) {
          fields.set(field.name + "-unit", list_of(option.value));
        }
      }
      fields.set(field.name, list_of(text.substr(0, space)));
      return;
    }
    if (field.kind == FieldKind::date) {
      const std::string text = as_typed(answer);
      const std::size_t day_ends = std::min(text.find('T'), text.size());
      const auto date = parse_iso_date(std::string_view(text).substr(0, day_ends));
      if (date && day_ends < text.size()) fields.set(field.name + "-time", list_of(text.substr(day_ends + 1)));
      fields.set(field.name + "-day", list_of(date ? std::to_string(date->day) : text));
      fields.set(field.name + "-month", list_of(date ? std::to_string(date->month) : ""));
      fields.set(field.name + "-year", list_of(date ? std::to_string(date->year) : ""));
      return;
    }
    std::vector<std::string> typed;
    if (const json::Array* chosen = answer.if_array()) {
      for (const json::Value& one : *chosen) typed.push_back(as_typed(one));
    } else {
      typed.push_back(as_typed(answer));
    }
    json::Value list = json::Value::array();
    for (std::string& text : typed) {
      const bool offered = std::any_of(field.options.begin(), field.options.end(),
                                       [&](const engine::Option& option) { return option.value == text; });
      if (!field.other_name.empty() && !offered) {
        fields.set(field.other_name, list_of(text));
        list.add("#other");
      } else {
        list.add(std::move(text));
      }
    }
    fields.set(field.name, std::move(list));
  }

  void at_results() {
    if (!resident_.barrier.empty()) command("disagree", resident_.barrier);
    for (const std::string& id : resident_.favourites) command("star", id);
    keep_outcome();
  }

  void command(std::string_view type, const std::string& target) {
    json::Value action = json::Value::object();
    action.set("type", type);
    action.set("target", target);
    act(action);
  }

  // Scores and decisions are gone from the session once it has sent or refused.
  void keep_outcome() {
    walked_.scores = json::Value::object();
    for (const engine::Score& score : engine::all_scores(journey_.pack(), journey_.state().answers)) {
      walked_.scores.set(score.instrument, score.result);
    }
    walked_.barriers = engine::barriers(journey_.pack(), journey_.state());
    walked_.advice.clear();
    for (const engine::RelevantSuggestion& help : engine::relevant_suggestions(journey_.pack(), journey_.state())) {
      walked_.advice.push_back(help.advice->id);
    }
    walked_.record = journey_.record("", surroundings_.now_ms);
  }

  void act(const json::Value& action) {
    const std::string text = json::write(action);
    const std::size_t before = journey_.state().decisions.size();
    auto answer = journey_.update(text, surroundings_, journey::Format::data);
    note(text, answer.ok() ? answer.value() : "null");
    if (!answer.ok()) return;
    const auto parsed = json::parse(answer.value());
    refused_ = refusals(parsed.value(), true);
    walked_.says = refusals(parsed.value(), false);
    bool posted = false;
    for (const json::Value& effect : parsed.value().items("effects")) {
      if (effect.text_or("type") == "receipt") walked_.receipt_draft = *effect.find("draft");
      if (effect.text_or("type") != "post") continue;
      posted = true;
      walked_.envelope = from_base64(effect.text_or("envelope")).value_or(Bytes());
      // As it was on the check screen: sending has made the session forget it.
      walked_.record.set("id", effect.text_or("id"));
      walked_.kind = journey_.state().record_kind;
      walked_.record.set("kind", walked_.kind);
    }
    if (!posted && journey_.state().phase != engine::State::Phase::asking) walked_.record = json::Value();
    if (journey_.state().decisions.size() > before || posted) {
      walked_.consents = posted ? *walked_.record.find("decisions") : *journey_.record("", 0).find("decisions");
    } else if (const auto at = engine::ScreenId::parse(action.text_or("screen")); at.kind == Id::consent) {
      walked_.consents = refusal(at.name);
    }
  }

  // What the screen says is wrong, each once; `named`: with the name of its input.
  static std::string refusals(const json::Value& answer, bool named) {
    std::string text;
    const json::Value* screen = answer.find("screen");
    if (!screen) return text;
    for (const json::Value& block : screen->items("blocks")) {
      if (block.text_or("type") != "errors") continue;
      for (const json::Value& entry : block.items("entries")) {
        const std::string name = named ? std::string(entry.text_or("target")) + ": " : std::string();
        const std::string said = name + std::string(entry.text_or("text"));
        if (text.find(said) == std::string::npos) text += (text.empty() ? "" : "; ") + said;
      }
    }
    return text;
  }

  // A refusal is in no record. What was decided is still what the run tells.
  json::Value refusal(const std::string& id) const {
    json::Value list = json::Value::array();
    if (const pack::Statement* statement = journey_.pack().statement(id)) {
      list.add(consent::to_json(consent::decide(*statement, journey_.state().language, false, surroundings_.now_ms),
                                *statement));
    }
    return list;
  }

  void note(std::string_view action, std::string_view answer) {
    walked_.transcript += "{\"action\":" + std::string(action) + ",\"answer\":" + std::string(answer) + "}\n";
  }

  journey::Journey& journey_;
  const Resident& resident_;
  journey::Environment surroundings_;
  engine::ScreenId wanted_;
  std::optional<engine::Screen> shown_;  ///< The one that is wanted, once the walk has come by it
  std::string refused_;                  ///< What the last screen said is wrong
  WalkResult walked_;
};

}  // namespace

std::string as_typed(const json::Value& value) {
  if (const bool* boolean = value.if_bool()) return *boolean ? "true" : "false";
  if (const json::Number* number = value.if_number()) return number->digits;
  if (const std::string* text = value.if_string()) return *text;
  return {};
}

Resident read_resident(const json::Value& value) {
  Resident resident;
  const json::Value* answers = value.find("answers");
  resident.answers = answers ? *answers : value;
  if (const json::Value* decisions = value.find("decisions")) resident.decisions = *decisions;
  resident.barrier = value.text_or("barrier");
  for (const json::Value& id : value.items("favourites")) resident.favourites.push_back(as_typed(id));
  return resident;
}

WalkResult walk(journey::Journey& journey, const Resident& resident, std::int64_t now_ms, RandomSource& random) {
  return Walk(journey, resident, now_ms, random).run();
}

std::optional<engine::Screen> screen_during_walk(journey::Journey& journey, const Resident& resident,
                                                 std::int64_t now_ms, RandomSource& random,
                                                 const engine::ScreenId& id) {
  Walk walk(journey, resident, now_ms, random, id);
  walk.run();
  return walk.shown();
}

}  // namespace sealwell::shell
