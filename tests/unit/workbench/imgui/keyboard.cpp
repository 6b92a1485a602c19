#include "core/json/value.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include "tests/unit/workbench/imgui/form_filler.hpp"

#include <catch2/catch.hpp>
#include <imgui.h>

#include <set>

using namespace sealwell;
using driving::Hand;
using driving::JourneyRoom;

namespace {

struct Opened {
  std::unique_ptr<Hand> hand;
  JourneyRoom* room;
};

Opened opened(const char* language = "") {
  const std::int64_t now = shell::value_or_throw(shell::instant_or_now("2026-03-02T12:00:00Z"));
  const shell::LoadedPack pack = shell::value_or_throw(shell::load_pack("site/packs/livewell-dorset", "", now, true));
  auto room = std::make_unique<JourneyRoom>(pack, language, "keyboard", now);
  JourneyRoom* journeyed = room.get();
  std::vector<std::unique_ptr<workbench::Room>> rooms;
  rooms.push_back(std::move(room));
  return {std::make_unique<Hand>(std::move(rooms)), journeyed};
}

const widgets::Control* focused(Hand& hand) { return hand.app().controls().find(hand.app().controls().focused()); }

}  // namespace

TEST_CASE("Tab reaches every control, forwards and backwards, and shows it") {
  const Opened open = opened();
  Hand& hand = *open.hand;
  std::set<std::string> wanted, forwards, backwards;
  for (const auto& control : hand.app().controls().drawn()) wanted.insert(control.key);
  REQUIRE(wanted.size() > 5);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    hand.key(ImGuiKey_Tab);
    const widgets::Control* control = focused(hand);
    REQUIRE(control);
    forwards.insert(control->key);
    const float middle = (control->least.y + control->most.y) / 2;
    INFO(control->key);
    CHECK(middle >= control->seen_least.y);
    CHECK(middle <= control->seen_most.y);
  }
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    hand.key(ImGuiKey_Tab, true);
    backwards.insert(hand.app().controls().focused());
  }
  CHECK(forwards == wanted);
  CHECK(backwards == wanted);
}

TEST_CASE("a journey goes on by the keyboard alone") {
  const Opened open = opened();
  Hand& hand = *open.hand;
  const std::string before = open.room->screen()->id.to_text();
  for (int i = 0; i < 60 && !hand.app().controls().focused().starts_with("journey/screen/button/"); ++i)
    hand.key(ImGuiKey_Tab);
  hand.key(ImGuiKey_Enter);
  CHECK(open.room->screen()->id.to_text() != before);
}

TEST_CASE("what can be pressed is large enough to be hit") {
  const Opened open = opened();
  Hand& hand = *open.hand;
  for (const auto& control : hand.app().controls().drawn()) {
    INFO(control.key);
    CHECK(control.most.y - control.least.y >= 24);  // WCAG 2.2 "target size (minimum)"
  }
}

TEST_CASE("nothing is drawn while nobody does anything") {
  const Opened open = opened();
  Hand& hand = *open.hand;
  CHECK_FALSE(hand.app().wants_frame());
  open.room->act_on_screen(R"({"type":"language","target":"cy"})", 0);
  CHECK(hand.app().wants_frame());
  hand.frame();
  CHECK_FALSE(hand.app().wants_frame());
}

TEST_CASE("what was typed stays while messages come and the screen is drawn again") {
  const Opened open = opened();
  Hand& hand = *open.hand;
  // As the headless runner comes to the first screen with a text input.
  const std::int64_t now = shell::value_or_throw(shell::instant_or_now("2026-03-02T12:00:00Z"));
  const auto journey = shell::value_or_throw(
      shell::begin(shell::value_or_throw(shell::load_pack("site/packs/livewell-dorset", "", now, true)), "", now));
  shell::SeededRandom random("keyboard");
  const auto resident =
      shell::read_resident(shell::value_or_throw(shell::read_json("site/packs/livewell-dorset/scenarios/metric.json")));
  const std::string transcript = shell::walk(*journey, resident, now, random).transcript;
  std::string input;
  for (std::size_t from = 0; from < transcript.size() && input.empty();) {
    const std::size_t end = transcript.find('\n', from);
    const auto step = json::parse(std::string_view(transcript).substr(from, end - from));
    from = end + 1;
    const json::Value& action = *step.value().find("action");
    if (!action.is_null()) open.room->act_on_screen(json::write(action), now);
    const engine::Screen screen = *open.room->screen();
    for (const engine::Field* field : widgets::fields_among(screen.blocks)) {
      const bool typed = field->kind == engine::FieldKind::number || field->kind == engine::FieldKind::text;
      if (typed && input.empty()) input = field->name;
    }
  }
  hand.frame();
  hand.frame();
  REQUIRE_FALSE(input.empty());
  const std::string key = "journey/screen/field/" + input;
  hand.press(key);
  for (const char* letter : {"1", "2", "3"}) hand.letters(letter);
  hand.frame();
  CHECK(open.room->transcript().find("\"" + input + "\":[\"123\"]") != std::string::npos);
}
