#include "shell/workbench/rooms/panel.hpp"

#include "tests/unit/workbench/imgui/hand.hpp"

#include <catch2/catch.hpp>
#include <imgui.h>
#include <imgui_internal.h>

#include <cstring>

using namespace sealwell;

namespace {

constexpr std::string_view passphrase = "correct horse battery";

class SecretRoom final : public workbench::Room {
 public:
  [[nodiscard]] std::string_view id() const override { return "secret"; }
  [[nodiscard]] std::string_view title() const override { return "Secret"; }
  [[nodiscard]] std::vector<std::string> panels() const override { return {"keys"}; }
  [[nodiscard]] workbench::Panel panel(std::string_view) const override {
    workbench::Form form;
    form.id = "unlock";
    form.parts.emplace_back(workbench::SecretField{"passphrase", "Passphrase", "", ""});
    form.parts.emplace_back(engine::Block(engine::Actions{{{"Unlock", "unlock", engine::Button::Kind::primary}}}));
    return {"keys", "Keys", {std::move(form)}};
  }
  void act(const workbench::Event& event, workbench::Secrets secrets, std::int64_t) override {
    events.push_back(event);
    for (auto& [name, secret] : secrets) {
      const auto bytes = secret.bytes.view().first(secret.size);
      got = std::string(bytes.begin(), bytes.end());
    }
  }
  [[nodiscard]] std::uint64_t revision() const override { return events.size(); }

  std::vector<workbench::Event> events;
  std::string got;
};

// Whether those bytes lie in a block of memory, as bytes or as Dear ImGui's 16-bit letters.
bool lies_in(const void* memory, std::size_t size, std::string_view text) {
  std::string wide;
  for (const char letter : text) wide += letter, wide += '\0';
  const std::string_view block(static_cast<const char*>(memory), size);
  return block.find(text) != std::string_view::npos || block.find(wide) != std::string_view::npos;
}

template <typename T> bool lies_in(const ImVector<T>& list, std::string_view text) {
  return lies_in(list.Data, static_cast<std::size_t>(list.Capacity) * sizeof(T), text);
}

}  // namespace

TEST_CASE("a passphrase reaches its room, and nothing of it stays in Dear ImGui") {
  auto room = std::make_unique<SecretRoom>();
  SecretRoom& at = *room;
  std::vector<std::unique_ptr<workbench::Room>> rooms;
  rooms.push_back(std::move(room));
  driving::Hand hand(std::move(rooms));
  const ImGuiInputTextState& copies = hand.context().InputTextState;
  hand.press("secret/keys/field/passphrase");
  hand.letters(passphrase);
  hand.frame();
  // The test can fail: while it is typed, it is there.
  REQUIRE(lies_in(copies.TextW, passphrase));
  hand.press("secret/keys/button/unlock");
  REQUIRE(at.events.size() == 1);
  CHECK(at.events[0].type == "submit");
  CHECK(at.events[0].target == "unlock");
  CHECK(at.events[0].fields.empty());
  CHECK(at.got == passphrase);
  const std::string_view part = passphrase.substr(0, 8);
  CHECK_FALSE(lies_in(copies.TextW, part));
  CHECK_FALSE(lies_in(copies.TextA, part));
  CHECK_FALSE(lies_in(copies.InitialTextA, part));
  CHECK_FALSE(lies_in(&copies.Stb, sizeof copies.Stb, part));
  CHECK_FALSE(lies_in(hand.context().IO.InputQueueCharacters, part));
  hand.press("secret/keys/button/unlock");
  CHECK(at.got.empty());  // the field is empty afterwards
}

TEST_CASE("a passphrase can't be copied out of its field") {
  auto room = std::make_unique<SecretRoom>();
  std::vector<std::unique_ptr<workbench::Room>> rooms;
  rooms.push_back(std::move(room));
  driving::Hand hand(std::move(rooms));
  hand.press("secret/keys/field/passphrase");
  hand.letters(passphrase);
  ImGui::SetClipboardText("as it was");
  ImGui::GetIO().KeyCtrl = true;
  hand.key(ImGuiKey_A);
  hand.key(ImGuiKey_C);
  ImGui::GetIO().KeyCtrl = false;
  CHECK(std::string(ImGui::GetClipboardText()) == "as it was");
}
