#include "core/engine/session.hpp"

#include <array>
#include <utility>

namespace sealwell::engine {
namespace {

using Type = Action::Type;

constexpr std::array<std::pair<std::string_view, Type>, 16> types{{
    {"submit", Type::submit},
    {"input", Type::input},
    {"back", Type::back},
    {"visit", Type::visit},
    {"change", Type::change},
    {"language", Type::language},
    {"star", Type::star},
    {"disagree", Type::disagree},
    {"print", Type::print},
    {"clear", Type::clear},
    {"restart", Type::restart},
    {"acknowledged", Type::acknowledged},
    {"not-sent", Type::not_sent},
    {"retry", Type::retry},
    {"give-up", Type::give_up},
    {"again", Type::again},
}};

Result<Fields> read_fields(const json::Value& value) {
  Fields fields;
  const json::Value* member = value.find("fields");
  if (!member) return fields;
  if (!member->if_object()) return Failure{Error::wrong_type, "fields"};
  for (const json::Member& field : *member->if_object()) {
    const json::Array* values = field.value.if_array();
    if (!values) return Failure{Error::wrong_type, "fields"};
    std::vector<std::string>& texts = fields[field.name];
    for (const json::Value& item : *values) {
      const std::string* text = item.if_string();
      if (!text) return Failure{Error::wrong_type, "fields"};
      texts.push_back(*text);
    }
  }
  return fields;
}

}  // namespace

Result<Action> read_action(const json::Value& value) {
  const json::Value* type = value.find("type");
  if (!type) return Failure{Error::missing_field, "type"};
  if (!type->if_string()) return Failure{Error::wrong_type, "type"};
  Action action;
  bool known = false;
  for (const auto& [name, candidate] : types) {
    if (name != *type->if_string()) continue;
    action.type = candidate;
    known = true;
  }
  if (!known) return Failure{Error::unknown_action, "type"};
  for (const std::string_view name : {"screen", "button", "target", "acknowledgement", "reason"}) {
    const json::Value* member = value.find(name);
    if (member && !member->if_string()) return Failure{Error::wrong_type, std::string(name)};
  }
  action.screen = ScreenId::parse(value.text_or("screen"));
  action.button = value.text_or("button");
  action.target = value.text_or("target");
  action.acknowledgement = value.text_or("acknowledgement");
  action.reason = value.text_or("reason");
  action.saved = value.bool_or("saved", false);
  if (action.type == Type::visit) {
    const json::Value* position = value.find("position");
    if (!position) return Failure{Error::missing_field, "position"};
    const auto whole = position->integer();
    if (!whole || *whole < 0 || *whole > 1'000'000) return Failure{Error::wrong_type, "position"};
    action.position = static_cast<int>(*whole);
  }
  auto fields = read_fields(value);
  if (!fields.ok()) return fields.failure();
  action.fields = std::move(fields).value();
  if (action.type == Type::submit && !value.find("screen")) return Failure{Error::missing_field, "screen"};
  return action;
}

}  // namespace sealwell::engine
