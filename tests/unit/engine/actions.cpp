// The one place that reads an action: what it takes, and what it refuses by name.
#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::engine;

namespace {

Result<Action> read(std::string_view text) { return read_action(pack::json_of(text)); }

std::string refusal(std::string_view text) {
  const auto action = read(text);
  return action.ok() ? "read" : std::string(error_name(action.error())) + " " + action.failure().where;
}

}  // namespace

TEST_CASE("every type of action is read") {
  const std::vector<std::pair<std::string, Action::Type>> types{
      {"submit", Action::Type::submit},     {"input", Action::Type::input},
      {"back", Action::Type::back},         {"visit", Action::Type::visit},
      {"change", Action::Type::change},     {"language", Action::Type::language},
      {"star", Action::Type::star},         {"disagree", Action::Type::disagree},
      {"print", Action::Type::print},       {"clear", Action::Type::clear},
      {"restart", Action::Type::restart},   {"acknowledged", Action::Type::acknowledged},
      {"not-sent", Action::Type::not_sent}, {"retry", Action::Type::retry},
      {"give-up", Action::Type::give_up}};
  for (const auto& [name, type] : types) {
    INFO(name);
    const auto action = read("{'type': '" + name + "', 'screen': 's', 'position': 3}");
    REQUIRE(action.ok());
    CHECK(action.value().type == type);
  }
}

TEST_CASE("every member is read") {
  const auto action = read(
      "{'type': 'submit', 'screen': 's', 'fields': {'a': ['1', '2'], 'b': []}, 'button': 'yes', "
      "'target': 't', 'acknowledgement': 'k', 'reason': 'offline', 'saved': true}");
  REQUIRE(action.ok());
  CHECK(action.value().screen.to_text() == "s");
  CHECK(action.value().fields.at("a") == std::vector<std::string>{"1", "2"});
  CHECK(action.value().fields.at("b").empty());
  CHECK(action.value().button == "yes");
  CHECK(action.value().target == "t");
  CHECK(action.value().acknowledgement == "k");
  CHECK(action.value().reason == "offline");
  CHECK(action.value().saved);
  CHECK(read("{'type': 'visit', 'position': 12}").value().position == 12);
}

TEST_CASE("malformed actions are refused by the member that is wrong") {
  CHECK(refusal("{}") == "missing_field type");
  CHECK(refusal("[]") == "missing_field type");
  CHECK(refusal("{'type': 3}") == "wrong_type type");
  CHECK(refusal("{'type': 'dance'}") == "unknown_action type");
  CHECK(refusal("{'type': 'submit'}") == "missing_field screen");
  CHECK(refusal("{'type': 'submit', 'screen': 3}") == "wrong_type screen");
  CHECK(refusal("{'type': 'submit', 'screen': 's', 'button': 3}") == "wrong_type button");
  CHECK(refusal("{'type': 'change', 'target': []}") == "wrong_type target");
  CHECK(refusal("{'type': 'not-sent', 'reason': 3}") == "wrong_type reason");
  CHECK(refusal("{'type': 'acknowledged', 'acknowledgement': {}}") == "wrong_type acknowledgement");
  CHECK(refusal("{'type': 'visit'}") == "missing_field position");
  for (const char* position : {"-1", "1.5", "1000001", "'1'", "null"}) {
    CAPTURE(position);
    CHECK(refusal("{'type': 'visit', 'position': " + std::string(position) + "}") == "wrong_type position");
  }
  for (const char* fields : {"[]", "'x'", "null", "{'a': 'x'}", "{'a': [1]}", "{'a': [null]}"}) {
    INFO(fields);
    CHECK(refusal("{'type': 'submit', 'screen': 's', 'fields': " + std::string(fields) + "}") == "wrong_type fields");
  }
}

TEST_CASE("no refusal holds what was typed") {
  CHECK(refusal("{'type': 'submit', 'screen': 's', 'fields': {'a': ['my secret'], 'b': 3}}").find("secret") ==
        std::string::npos);
}
