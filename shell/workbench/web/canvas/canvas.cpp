#include "shell/workbench/web/canvas/canvas.hpp"

#include "shell/workbench/html/panel_html.hpp"
#include "shell/workbench/html/workbench_html.hpp"
#include "shell/workbench/imgui/application/layout_settings.hpp"
#include "shell/workbench/imgui/drawing/wiped_allocator.hpp"

#include <GLES3/gl3.h>
#include <emscripten/html5_webgl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>

namespace sealwell::canvas {
namespace {

bool begin_webgl(const char* selector) {
  EmscriptenWebGLContextAttributes wanted;
  emscripten_webgl_init_context_attributes(&wanted);
  wanted.majorVersion = 2;
  wanted.alpha = wanted.depth = wanted.stencil = wanted.antialias = false;
  // What was drawn stays until the next frame, which may be an hour away.
  wanted.preserveDrawingBuffer = true;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context(selector, &wanted);
  return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

}  // namespace

Canvas::Canvas(const char* selector, const std::string& layout, std::int64_t now_ms)
    : application_(rooms_of_page(random_, now_ms), browser_),
      draws_(BrowserLetters::can_be_had() && begin_webgl(selector)) {
  drawing::use_wiped_allocator();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // the page keeps it
  io.ConfigInputTextCursorBlink = false;
  input_.begin();
  if (draws_) ImGui_ImplOpenGL3_Init("#version 300 es");
  application::persist_with_layout(application_.choices());
  ImGui::LoadIniSettingsFromMemory(layout.data(), layout.size());
  application_.open_room(application_.choices().room);
  // What a room says first can be read at once.
  for (const auto& room : application_.rooms()) fold(std::string(room->id()) + "/" + room->panels().front());
}

Canvas::~Canvas() {
  if (draws_) ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
}

void Canvas::resize(float width, float height, float ratio) {
  width_ = width, height_ = height, ratio_ = std::max(ratio, 0.5f);
}

bool Canvas::load_letters() {
  loaded_ratio_ = ratio_;
  if (!application_.load_letters(letters_, ratio_)) return false;
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  return ImGui_ImplOpenGL3_CreateFontsTexture();
}

shell::DoneOrMessage Canvas::draw(std::int64_t now_ms) {
  if (!draws_) return Done{};
  if ((application_.consume_size_change() || ratio_ != loaded_ratio_) && !load_letters()) {
    return shell::Message{"out of memory for fonts of this size"};
  }
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width_ * ratio_, height_ * ratio_};
  io.DeltaTime = 1.0F / 60;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  application_.draw(now_ms);
  ImGui::Render();
  input_.end_frame();
  glViewport(0, 0, static_cast<int>(io.DisplaySize.x), static_cast<int>(io.DisplaySize.y));
  const ImVec4 ground = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
  glClearColor(ground.x, ground.y, ground.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  return Done{};
}

std::optional<std::string> Canvas::html_mirror() {
  const workbench::Room& room = application_.room();
  const std::string made_of =
      std::string(room.id()) + " " + std::to_string(room.revision()) + " " + std::to_string(folds_);
  if (made_of == mirror_source_) return std::nullopt;
  mirror_source_ = made_of;
  return workbench::workbench_html({application_.rooms(), room, open_panels_});
}

shell::DoneOrMessage Canvas::act(std::string_view text, std::int64_t now_ms) {
  const auto read = json::parse(text);
  if (!read.ok()) return shell::Message{"the event is not JSON"};
  const json::Value& event = read.value();
  workbench::Event did;
  did.panel = event.text_or("panel");
  did.type = event.text_or("type");
  did.target = event.text_or("target");
  did.button = event.text_or("button");
  const auto own = [&](std::string_view name) { return std::string(workbench::own_name(did.target, name)); };
  for (const json::Value& field : event.items("fields")) {
    const json::Array* const pair = field.if_array();
    if (!pair || pair->size() != 2 || !(*pair)[0].if_string() || !(*pair)[1].if_string()) continue;
    did.fields.emplace_back(own(*(*pair)[0].if_string()), *(*pair)[1].if_string());
  }
  workbench::Secrets secrets;
  for (auto& [name, secret] : secrets_) secrets.emplace(own(name), std::move(secret));
  secrets_.clear();
  application_.room().act(did, std::move(secrets), now_ms);
  return Done{};
}

void Canvas::hand_over_secret(const std::string& name, ByteView bytes) {
  constexpr std::size_t limit = 1024;  // as widgets::SecretInput has it
  workbench::TypedSecret secret{sealing::GuardedSecret(limit), std::min(bytes.size(), limit - 1)};
  std::copy_n(bytes.begin(), secret.size, secret.bytes.writable().begin());
  secrets_.insert_or_assign(name, std::move(secret));
}

void Canvas::fold(const std::string& key) {
  if (open_panels_.erase(key) == 0) open_panels_.insert(key);
  ++folds_;
}

void Canvas::kept(std::string_view envelope, bool lasting) {
  for (const auto& room : application_.rooms()) room->kept(envelope, lasting);
}

std::string Canvas::controls() const {
  json::Value all = json::Value::array();
  for (const widgets::Control& control : application_.controls().drawn()) {
    json::Value at = json::Value::array();
    for (const float edge : {control.least.x, control.least.y, control.most.x, control.most.y})
      at.add(static_cast<int>(edge));
    all.add(json::Value::object().set("key", control.key).set("label", control.label).set("at", std::move(at)));
  }
  return json::write(all);
}

std::optional<std::string> Canvas::take_layout() {
  if (!std::exchange(ImGui::GetIO().WantSaveIniSettings, false)) return std::nullopt;
  std::size_t size = 0;
  const char* const text = ImGui::SaveIniSettingsToMemory(&size);
  return std::string(text, size);
}

}  // namespace sealwell::canvas
