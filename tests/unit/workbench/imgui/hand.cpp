#include "tests/unit/workbench/imgui/hand.hpp"

#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/workbench/imgui/drawing/wiped_allocator.hpp"

#include <imgui.h>

#include <stdexcept>

namespace sealwell::driving {
namespace {

constexpr int most_scrolls = 400;
constexpr float wheel_step = 1;

std::string bytes_of(const std::string& name) {
  return shell::value_or_throw(shell::read_file(std::string(SEALWELL_LETTERS) + "/" + name));
}

}  // namespace

void KeptPlatform::carry_out(workbench::Room&, workbench::Request request) { requests.push_back(std::move(request)); }

Hand::Hand(std::vector<std::unique_ptr<workbench::Room>> rooms, float width, float height)
    : letters_({bytes_of("text.ttf"), bytes_of("arabic.ttf"), bytes_of("code.ttf")}) {
  drawing::use_wiped_allocator();
  context_ = ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {width, height};
  io.DeltaTime = 1.0F / 60;
  for (int i = 0; i < ImGuiKey_COUNT; ++i) io.KeyMap[i] = i;
  app_ = std::make_unique<application::Application>(std::move(rooms), world_);
  if (!app_->load_letters(letters_, 1)) throw std::runtime_error("the letters can't be read");
  for (int i = 0; i < 3; ++i) frame();
}

Hand::~Hand() {
  app_.reset();
  ImGui::DestroyContext(context_);
}

void Hand::frame() {
  ImGui::NewFrame();
  app_->draw(now_ms);
  ImGui::Render();
  ++frames_;
}

Hand::Place Hand::bring_into_sight(std::string_view key) {
  ImGuiIO& io = ImGui::GetIO();
  for (int i = 0; i < most_scrolls; ++i) {
    const widgets::Control* control = app_->controls().find(key);
    if (!control) throw std::runtime_error("no control '" + std::string(key) + "' is drawn");
    const Place middle{(control->least.x + control->most.x) / 2, (control->least.y + control->most.y) / 2};
    const bool too_low = middle.y > control->seen_most.y - 4;
    const bool too_high = middle.y < control->seen_least.y + 4;
    if (!too_low && !too_high) {
      // What has just been scrolled or made anew is where it stays only once a frame has shown it there again.
      const float left = control->least.x, top = control->least.y;
      frame();
      const widgets::Control* still = app_->controls().find(key);
      if (still && still->least.x == left && still->least.y == top) return middle;
      continue;
    }
    io.MousePos = {(control->seen_least.x + control->seen_most.x) / 2,
                   (control->seen_least.y + control->seen_most.y) / 2};
    io.MouseWheel = too_low ? -wheel_step : wheel_step;
    frame();
    frame();
  }
  throw std::runtime_error("'" + std::string(key) + "' can't be scrolled into sight");
}

void Hand::press(std::string_view key) {
  ImGuiIO& io = ImGui::GetIO();
  const Place at = bring_into_sight(key);
  io.MousePos = {at.x, at.y};
  frame();
  io.MouseDown[0] = true;
  frame();
  io.MouseDown[0] = false;
  frame();
  frame();  // what came of it
}

void Hand::letters(std::string_view text) {
  const std::string typed(text);
  ImGui::GetIO().AddInputCharactersUTF8(typed.c_str());
  frame();
}

void Hand::key(int which, bool shift) {
  ImGuiIO& io = ImGui::GetIO();
  io.KeyShift = shift;
  io.KeysDown[which] = true;
  frame();
  io.KeysDown[which] = false;
  io.KeyShift = false;
  frame();
  frame();
}

void Hand::type(std::string_view key, std::string_view text) {
  press(key);
  ImGuiIO& io = ImGui::GetIO();
  io.KeyCtrl = true;
  this->key(ImGuiKey_A);
  io.KeyCtrl = false;
  this->key(ImGuiKey_Delete);
  letters(text);
  frame();
}

}  // namespace sealwell::driving
