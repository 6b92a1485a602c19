// What is added to a screen and forgotten in the widgets: what Dear ImGui draws is looked at, text by text and vertex by
// vertex.

#include "shell/workbench/imgui/drawing/font_letters.hpp"
#include "shell/workbench/imgui/drawing/wiped_allocator.hpp"
#include "shell/workbench/imgui/widgets/screen_view.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include "tests/unit/html/samples.hpp"
#include "tests/unit/html/screen_changes.hpp"

#include <catch2/catch.hpp>
#include <imgui.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <sstream>

using namespace sealwell;
using namespace sealwell::html;

namespace {

constexpr samples::LeftOut left_out[] = {
    {"chart.groupHeading", "there is no table: each bar stands under the name of its group"},
    {"chart.barHeading", "there is no table: each bar has its words beside it"},
    {"chart.valueHeading", "there is no table: each bar has its number beside it"},
    {"chart.tableLabel", "there is no table to open"},
    {"field.autocomplete", "no browser fills anything in"},
    {"field.autofill", "no browser fills anything in"},
    {"field.decimal", "which keys an on-screen keyboard has is for browsers"},
    {"field.fromLeft", "an input stands as it is typed in every language"},
    {"field.inARow", "options stand below each other in a narrow panel"},
    {"field.maxLength", "the core counts what was typed and says when it is too long"},
    {"field.repeats", "each further answer is a field of its own"},
    {"field.spellcheck", "nothing checks spelling"},
    {"field.wrongParts", "the error stands above all parts of a date"},
    {"option.exclusive", "acts when it is chosen (widgets/field_values.cpp)"},
    {"paragraph.lead", "letters have one size in a panel"},
    {"screen.form", "decides what is sent when a button is pressed"},
    {"screen.id", "goes back with each action"},
    {"screen.language", "the letters of all languages are loaded together"},
    {"screen.position", "tells one screen's inputs from another's"},
    {"screen.title", "is for a browser's window; the heading says it"},
    {"screen language.direction", "a button has its own words' direction"},
};

std::string bytes_of(const std::string& name) {
  std::ifstream file(std::string(SEALWELL_LETTERS) + "/" + name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// A window with nothing in it but one screen.
class Stage {
 public:
  Stage() : source_({bytes_of("text.ttf"), bytes_of("arabic.ttf"), bytes_of("code.ttf")}) {
    drawing::use_wiped_allocator();
    context_ = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {900, 6000};  // so high that nothing is scrolled out of sight
    io.DeltaTime = 1.0F / 60;
    for (int i = 0; i < ImGuiKey_COUNT; ++i) io.KeyMap[i] = i;
    REQUIRE(source_.load(letters_, 1));
    controls_.listen([this](std::string_view text) { texts_.emplace_back(text); });
  }
  ~Stage() { ImGui::DestroyContext(context_); }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  // Every text, every control by its key, and what a graphics card would be given, with all details open.
  std::string drawn(const engine::Screen& screen) {
    for (int i = 0; i < 3; ++i) frame(screen);
    std::string all;
    for (const std::string& text : texts_) all += text + '\n';
    for (const widgets::Control& control : controls_.drawn()) all += control.key + '\t' + control.label + '\n';
    std::uint64_t sum = 0xcbf29ce484222325;
    const ImDrawData& data = *ImGui::GetDrawData();
    for (int i = 0; i < data.CmdListsCount; ++i) {
      for (const ImDrawVert& vertex : data.CmdLists[i]->VtxBuffer) {
        for (const float number : {vertex.pos.x, vertex.pos.y, vertex.uv.x, vertex.uv.y}) {
          sum = (sum ^ static_cast<std::uint64_t>(static_cast<std::int64_t>(number * 4096))) * 0x100000001b3;
        }
        sum = (sum ^ vertex.col) * 0x100000001b3;
      }
    }
    return all + std::to_string(sum);
  }

  const std::vector<std::string>& texts() const { return texts_; }

 private:
  void frame(const engine::Screen& screen) {
    texts_.clear();
    ImGui::NewFrame();
    controls_.begin_frame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("screen");
    controls_.enter("screen", false);
    for (const engine::Block& block : screen.blocks) {
      if (const auto* details = std::get_if<engine::Details>(&block)) {
        ImGui::PushID(controls_.key(details->summary).c_str());
        ImGui::GetStateStorage()->SetBool(ImGui::GetID("details"), true);
        ImGui::PopID();
      }
    }
    view_.draw(controls_, "screen", screen, [](const std::string&) {}, {});
    ImGui::End();
    controls_.focus("nothing");  // an outline would say where somebody was before
    controls_.end_frame();
    ImGui::Render();
  }

  drawing::FontLetters source_;
  drawing::Letters letters_;
  ImGuiContext* context_ = nullptr;
  widgets::Controls controls_{letters_, drawing::theme_of("light")};
  widgets::ScreenView view_;
  std::vector<std::string> texts_;
};

}  // namespace

TEST_CASE("widgets show each member of a screen, or say why not") {
  Stage stage;
  const auto draw = [&](const engine::Screen& screen) { return stage.drawn(screen); };
  for (const std::string& fault : samples::faults_of_renderer(draw, left_out)) FAIL_CHECK(fault);
}

TEST_CASE("a refused form as widgets says what is wrong, and keeps what was typed to itself") {
  Stage stage;
  static_cast<void>(stage.drawn(samples::refused_form()));
  const auto has = [&](std::string_view text) { return std::ranges::find(stage.texts(), text) != stage.texts().end(); };
  for (const char* text : {"There is a problem", "Error: Select whether you smoke", "Yes, on some days", "Day", "kg",
                           "Something else", "Continue", "Need help? Call LiveWell Dorset 0800 840 1628"}) {
    INFO(text);
    CHECK(has(text));
  }
  CHECK_FALSE(has("eighty"));
}
