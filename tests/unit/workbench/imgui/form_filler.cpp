#include "tests/unit/workbench/imgui/form_filler.hpp"

#include "core/base/civil_date.hpp"
#include "core/engine/answer_validation.hpp"
#include "core/json/value.hpp"

#include "shell/workbench/imgui/widgets/field_values.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace sealwell::driving {
namespace {

using engine::Field;
using engine::FieldKind;
using shell::as_typed;

constexpr int most_screens = 1000;

class Filling {
 public:
  Filling(Hand& hand, JourneyRoom& room, shell::Resident& resident) : hand_(hand), room_(room), resident_(resident) {}

  void go() {
    engine::ScreenId last;
    for (int i = 0; i < most_screens; ++i) {
      engine::Screen screen = *room_.screen();
      if (!screen.form) return;
      if (screen.id == last) throw std::runtime_error("the screen '" + screen.id.to_text() + "' does not go on");
      last = screen.id;
      if (screen.id.kind == engine::ScreenId::Kind::results) at_results();
      add_places();
      // By name, since what is filled in may bring a message that makes the screen anew.
      for (const std::string& name : names()) fill(name);
      hand_.press(key("button/" + button(*room_.screen())));
    }
    throw std::runtime_error("the journey does not end");
  }

 private:
  static std::string key(const std::string& name) { return "journey/screen/" + name; }

  Field field(const std::string& name) const {
    const engine::Screen screen = *room_.screen();
    for (const Field* each : widgets::fields_among(screen.blocks)) {
      if (each->name == name) return *each;
    }
    throw std::runtime_error("no field '" + name + "'");
  }

  std::vector<std::string> names() const {
    const engine::Screen screen = *room_.screen();
    std::vector<std::string> all;
    for (const Field* each : widgets::fields_among(screen.blocks)) all.push_back(each->name);
    return all;
  }

  std::string button(const engine::Screen& screen) const {
    if (screen.id.kind == engine::ScreenId::Kind::consent) {
      return std::string(resident_.decisions.text_or(screen.id.name, "yes"));
    }
    std::string found = "continue";
    for (const engine::Block& block : screen.blocks) {
      const auto* actions = std::get_if<engine::Actions>(&block);
      if (actions && !actions->buttons.empty()) found = actions->buttons.front().value;
    }
    return found;
  }

  void at_results() {
    if (!resident_.barrier.empty()) {
      if (hand_.has(key("command/disagree/"))) hand_.press(key("command/disagree/"));
      hand_.press(key("command/disagree/" + resident_.barrier));
    }
    for (const std::string& id : resident_.favourites) hand_.press(key("star/" + id));
  }

  void add_places() {
    for (const std::string& name : names()) {
      const Field first = field(name);
      const json::Value* answer = resident_.answers.find(name);
      const json::Array* several = answer && first.repeats ? answer->if_array() : nullptr;
      if (!several) continue;
      for (std::size_t place = 1; place < several->size(); ++place) {
        const std::vector<std::string> now = names();
        if (std::find(now.begin(), now.end(), engine::repetition_name(name, static_cast<int>(place) + 1)) != now.end())
          continue;
        hand_.press(key("button/add/" + name));
      }
    }
  }

  void fill(const std::string& name) {
    const Field what = field(name);
    const std::size_t mark = name.find('#');
    const json::Value* answer = resident_.answers.find(name.substr(0, mark));
    if (!answer) return;
    const Field first = mark == std::string::npos ? what : field(name.substr(0, mark));
    if (const json::Array* several = first.repeats ? answer->if_array() : nullptr) {
      const std::size_t place =
          mark == std::string::npos ? 0 : static_cast<std::size_t>(std::stoi(name.substr(mark + 1))) - 1;
      if (place < several->size()) fill_with((*several)[place], what);
    } else {
      fill_with(*answer, what);
    }
  }

  void fill_with(const json::Value& answer, const Field& what) {
    if (!what.units.empty()) {
      const std::string text = as_typed(answer);
      const std::size_t space = std::min(text.find(' '), text.size());
      const std::string unit = space < text.size() ? text.substr(space + 1) : std::string();
      hand_.type(key("field/" + what.name), text.substr(0, space));
      for (const engine::Option& option : what.units) {
        if (option.value == unit || option.label == unit) pick(what.name + "-unit", option.value);
      }
      return;
    }
    if (what.kind == FieldKind::date) {
      fill_date(as_typed(answer), what);
      return;
    }
    std::vector<std::string> wanted;
    if (const json::Array* list = answer.if_array()) {
      for (const json::Value& one : *list) wanted.push_back(as_typed(one));
    } else {
      wanted.push_back(as_typed(answer));
    }
    if (what.options.empty()) {
      for (const std::string& text : wanted) hand_.type(key("field/" + what.name), text);
      return;
    }
    choose(what, wanted);
  }

  void fill_date(const std::string& text, const Field& what) {
    const std::size_t day_ends = std::min(text.find('T'), text.size());
    const auto date = parse_iso_date(std::string_view(text).substr(0, day_ends));
    hand_.type(key("field/" + what.name + "-day"), date ? std::to_string(date->day) : text);
    if (!date) return;
    hand_.type(key("field/" + what.name + "-month"), std::to_string(date->month));
    hand_.type(key("field/" + what.name + "-year"), std::to_string(date->year));
    if (day_ends < text.size()) hand_.type(key("field/" + what.name + "-time"), text.substr(day_ends + 1));
  }

  // As a form sends them: in the order of the options, what is not among them last.
  void put_in_order(const Field& what) {
    const json::Value* answer = resident_.answers.find(what.name);
    if (what.kind != FieldKind::checkboxes || !answer || !answer->if_array()) return;
    json::Value ordered = json::Value::array();
    const auto add_those = [&](auto&& wanted) {
      for (const json::Value& one : *answer->if_array()) {
        if (wanted(as_typed(one))) ordered.add(one);
      }
    };
    for (const engine::Option& option : what.options)
      add_those([&](const std::string& text) { return text == option.value; });
    add_those([&](const std::string& text) {
      return std::none_of(what.options.begin(), what.options.end(),
                          [&](const auto& option) { return option.value == text; });
    });
    resident_.answers.set(what.name, std::move(ordered));
  }

  void choose(const Field& what, std::vector<std::string> wanted) {
    put_in_order(what);
    for (std::string& value : wanted) {
      const bool offered = std::any_of(what.options.begin(), what.options.end(),
                                       [&](const engine::Option& option) { return option.value == value; });
      if (what.other_name.empty() || offered) continue;
      hand_.type(key("field/" + what.other_name), value);
      value = "#other";
    }
    for (const engine::Option& option : what.options) {
      const bool want = std::find(wanted.begin(), wanted.end(), option.value) != wanted.end();
      if (what.kind == FieldKind::select) {
        if (want && !option.chosen) pick(what.name, option.value);
      } else if (what.kind == FieldKind::checkboxes ? want != option.chosen : want && !option.chosen) {
        hand_.press(key("field/" + what.name + "/" + option.value));
      }
    }
  }

  void pick(const std::string& name, const std::string& value) {
    hand_.press(key("field/" + name + "/open"));
    hand_.press(key("field/" + name + "/" + value));
  }

  Hand& hand_;
  JourneyRoom& room_;
  shell::Resident& resident_;
};

// Fields by name; the unit of nothing is nothing.
json::Value in_order(const json::Value& fields) {
  std::map<std::string, json::Value> sorted;
  if (const json::Object* members = fields.if_object()) {
    for (const json::Member& member : *members) sorted.emplace(member.name, member.value);
  }
  json::Value ordered = json::Value::object();
  for (const auto& [name, value] : sorted) {
    const bool unit = name.ends_with("-unit");
    if (unit && !sorted.contains(name.substr(0, name.size() - 5))) continue;
    ordered.set(name, value);
  }
  return ordered;
}

bool only_a_hand_does(const json::Value& action) {
  const std::string_view type = action.text_or("type");
  return type == "input" || action.text_or("button").starts_with("add/") ||
         (type == "disagree" && action.text_or("target").empty());
}

}  // namespace

void go_through(Hand& hand, JourneyRoom& room, shell::Resident& resident) { Filling(hand, room, resident).go(); }

std::vector<std::string> comparable(const std::string& transcript) {
  std::vector<std::string> steps;
  for (std::size_t from = 0; from < transcript.size();) {
    const std::size_t end = transcript.find('\n', from);
    const auto step = json::parse(std::string_view(transcript).substr(from, end - from));
    from = end + 1;
    if (!step.ok()) throw std::runtime_error("a step that is no JSON");
    json::Value action = *step.value().find("action");
    if (only_a_hand_does(action)) continue;
    if (const json::Value* fields = action.find("fields")) action.set("fields", in_order(*fields));
    steps.push_back(json::write(action) + " -> " + json::write(*step.value().find("answer")));
  }
  return steps;
}

}  // namespace sealwell::driving
