#include "shell/workbench/imgui/application/application.hpp"

#include "shell/workbench/imgui/widgets/inputs.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace sealwell::application {
namespace {

using workbench::Panel;

// Below this width, in pixels at scale 1, panels stand one at a time.
constexpr float narrow = 900;

ImVec4 vector(drawing::Colour colour) { return ImGui::ColorConvertU32ToFloat4(drawing::packed(colour)); }

}  // namespace

struct Application::Shown {
  std::optional<engine::Screen> screen;
  std::vector<Panel> panels;
};

Application::Application(std::vector<std::unique_ptr<workbench::Room>> rooms, Platform& platform)
    : rooms_(std::move(rooms)), platform_(platform), controls_(letters_, drawing::themes().front()),
      shown_(std::make_unique<Shown>()) {}

Application::~Application() = default;

bool Application::load_letters(drawing::LetterSource& source, float display_scale) {
  return source.load(letters_, display_scale * static_cast<float>(choices_.text_percent) / 100);
}

bool Application::consume_size_change() { return std::exchange(new_size_, false); }

void Application::open_room(std::string_view id) {
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    if (rooms_[i]->id() == id) open_ = i, choices_.room = std::string(id), alone_.clear();
  }
}

std::int64_t Application::tick(std::int64_t now_ms) {
  std::int64_t next = 0;
  const auto by_then = [&](std::int64_t wanted) {
    if (wanted > 0 && (next == 0 || wanted < next)) next = wanted;
  };
  // Every room: a post may be due in one that is not open.
  for (const auto& room : rooms_) by_then(room->tick(now_ms));
  carry_out_requests();
  by_then(platform_.tick(now_ms));
  return next;
}

std::uint64_t Application::revision() const {
  std::uint64_t revision = open_;
  for (const auto& room : rooms_) revision += room->revision();
  return revision;
}

bool Application::wants_frame() const { return revision() != drawn_revision_; }

void Application::carry_out_requests() {
  for (const auto& room : rooms_) {
    for (workbench::Request& request : room->take_requests()) platform_.carry_out(*room, std::move(request));
  }
}

void Application::dropped(const std::vector<std::string>& paths, std::int64_t now_ms) {
  room().picked("dropped", paths, now_ms);
}

void Application::apply_theme() const {
  const drawing::Theme& theme = controls_.theme();
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  style.ScaleAllSizes(std::max(controls_.scale(), 0.5f));
  style.WindowBorderSize = style.ChildBorderSize = 1;
  style.ScrollbarSize = 16 * controls_.scale();
  const ImVec4 ground = vector(theme.ground), surface = vector(theme.surface), text = vector(theme.text);
  const ImVec4 line = vector(theme.line), accent = vector(theme.accent);
  for (ImVec4& colour : style.Colors) colour = ground;
  style.Colors[ImGuiCol_Text] = style.Colors[ImGuiCol_CheckMark] = text;
  style.Colors[ImGuiCol_TextDisabled] = vector(theme.quiet);
  for (const ImGuiCol which : {ImGuiCol_TitleBg, ImGuiCol_TitleBgActive, ImGuiCol_TitleBgCollapsed, ImGuiCol_MenuBarBg,
                               ImGuiCol_ScrollbarBg, ImGuiCol_Header, ImGuiCol_TableHeaderBg, ImGuiCol_Button}) {
    style.Colors[which] = surface;
  }
  for (const ImGuiCol which : {ImGuiCol_Border, ImGuiCol_ScrollbarGrab, ImGuiCol_ResizeGrip, ImGuiCol_Separator,
                               ImGuiCol_TableBorderLight, ImGuiCol_TableBorderStrong}) {
    style.Colors[which] = line;
  }
  for (const ImGuiCol which : {ImGuiCol_ScrollbarGrabHovered, ImGuiCol_ScrollbarGrabActive, ImGuiCol_ResizeGripHovered,
                               ImGuiCol_ResizeGripActive, ImGuiCol_SeparatorHovered, ImGuiCol_SeparatorActive}) {
    style.Colors[which] = accent;
  }
  style.Colors[ImGuiCol_ButtonHovered] = style.Colors[ImGuiCol_ButtonActive] = style.Colors[ImGuiCol_HeaderHovered] =
      surface;
  style.Colors[ImGuiCol_TextSelectedBg] = ImVec4(accent.x, accent.y, accent.z, 0.35f);
  style.Colors[ImGuiCol_ModalWindowDimBg] = ImVec4(0, 0, 0, 0.4f);
  style.Colors[ImGuiCol_TableRowBg] = style.Colors[ImGuiCol_BorderShadow] = ImVec4(0, 0, 0, 0);
}

void Application::bar() {
  controls_.enter("bar", false);
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({ImGui::GetIO().DisplaySize.x, 0});
  constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                                     ImGuiWindowFlags_NoNav;
  ImGui::Begin("##bar", nullptr, flags);
  const float right = ImGui::GetWindowContentRegionMax().x;
  const auto beside = [&] {
    ImGui::SameLine();
    if (ImGui::GetCursorPosX() > right - 150 * controls_.scale()) ImGui::NewLine();
  };
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    if (i > 0) beside();
    if (widgets::button(controls_, "room/" + std::string(rooms_[i]->id()), rooms_[i]->title(), i == open_))
      open_room(rooms_[i]->id());
  }
  for (const drawing::Theme& theme : drawing::themes()) {
    if (theme.id == controls_.theme().id) continue;
    beside();
    if (widgets::button(controls_, "look/" + std::string(theme.id), theme.title, false))
      choices_.theme = std::string(theme.id);
  }
  beside();
  const int before = choices_.text_percent;
  if (widgets::button(controls_, "text/smaller", "A−", false)) choices_.text_percent = std::max(75, before - 25);
  beside();
  if (widgets::button(controls_, "text/larger", "A+", false)) choices_.text_percent = std::min(250, before + 25);
  new_size_ = new_size_ || choices_.text_percent != before;
  beside();
  if (widgets::button(controls_, "tidy", "Tidy windows", false)) tidy();
  // A window's first frame does not know its height yet.
  bar_height_ = std::max(ImGui::GetWindowSize().y, controls_.target() + 2 * ImGui::GetStyle().WindowPadding.y);
  ImGui::End();
}

void Application::refresh() {
  const workbench::Room& room = *rooms_[open_];
  if (read_room_ == room.id() && read_revision_ == room.revision()) return;
  read_room_ = std::string(room.id());
  read_revision_ = room.revision();
  shown_->screen = room.screen();
  shown_->panels.clear();
  for (const std::string& id : room.panels()) shown_->panels.push_back(room.panel(id));
}

void Application::screen_content(std::int64_t now_ms) {
  workbench::Room& room = this->room();
  const std::string prefix = std::string(room.id()) + "/screen";
  const auto act = [&](const std::string& action) { room.act_on_screen(action, now_ms); };
  const widgets::ScreenView::Outside outside{[&](const std::string& file) {
                                               json::Value action = json::Value::object();
                                               action.set("type", "download");
                                               action.set("target", file);
                                               act(json::write(action));
                                             },
                                             [&](const std::string& address) { platform_.open_page(address); }};
  screens_[prefix].draw(controls_, prefix, *shown_->screen, act, outside);
}

void Application::panel_content(const Panel& panel, std::int64_t now_ms) {
  workbench::Room& room = this->room();
  const std::string prefix = std::string(room.id()) + "/" + panel.id;
  const auto act = [&](const workbench::Event& event, workbench::Secrets secrets) {
    room.act(event, std::move(secrets), now_ms);
  };
  panels_[prefix].draw(controls_, prefix, panel, act);
}

// Windows in columns: what a room says first gets the most room.
bool Application::begin_window(const std::string& id, const std::string& title, std::size_t place, std::size_t places) {
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float top = bar_height_, height = display.y - top;
  const std::size_t columns = std::min<std::size_t>(places, 3);
  const std::size_t column = place == 0 ? 0 : 1 + (place - 1) % std::max<std::size_t>(columns - 1, 1);
  const std::size_t in_column =
      place == 0 ? 1 : (places - 1 + columns - 1 - column) / std::max<std::size_t>(columns - 1, 1);
  const std::size_t row = place == 0 ? 0 : (place - 1) / std::max<std::size_t>(columns - 1, 1);
  const float width = display.x / static_cast<float>(columns),
              each = height / static_cast<float>(std::max<std::size_t>(in_column, 1));
  const ImGuiCond when = tidy_ ? ImGuiCond_Always : ImGuiCond_FirstUseEver;
  ImGui::SetNextWindowPos({width * static_cast<float>(column), top + each * static_cast<float>(row)}, when);
  ImGui::SetNextWindowSize({width, each}, when);
  ImGui::SetNextWindowSizeConstraints({200 * controls_.scale(), 120 * controls_.scale()}, display);
  return ImGui::Begin((title + "###" + id).c_str());
}

void Application::one_by_one(std::int64_t now_ms) {
  const std::string prefix(room().id());
  const auto here = std::find_if(shown_->panels.begin(), shown_->panels.end(),
                                 [&](const Panel& panel) { return panel.id == alone_; });
  const bool on_screen = shown_->screen && (alone_ == "screen" || here == shown_->panels.end());
  if (!on_screen && shown_->panels.empty()) return;
  const Panel* const panel = on_screen ? nullptr : here == shown_->panels.end() ? &shown_->panels.front() : &*here;
  ImGui::SetNextWindowPos({0, bar_height_});
  ImGui::SetNextWindowSize({ImGui::GetIO().DisplaySize.x, ImGui::GetIO().DisplaySize.y - bar_height_});
  constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                     ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoMove |
                                     ImGuiWindowFlags_NoSavedSettings;
  ImGui::Begin("##alone", nullptr, flags);
  controls_.enter(prefix + "/panels", false);
  const auto offer = [&](const std::string& id, const std::string& title) {
    if (widgets::link(controls_, id, title)) alone_ = id;
    ImGui::SameLine();
    if (ImGui::GetCursorPosX() > ImGui::GetWindowContentRegionMax().x - 120 * controls_.scale()) ImGui::NewLine();
  };
  if (shown_->screen && !on_screen) offer("screen", "Screen");
  for (const Panel& one : shown_->panels) {
    if (&one != panel) offer(one.id, one.title);
  }
  ImGui::NewLine();
  if (panel) panel_content(*panel, now_ms);
  else screen_content(now_ms);
  ImGui::End();
}

void Application::draw(std::int64_t now_ms) {
  drawn_revision_ = revision();
  controls_.set_theme(drawing::theme_of(choices_.theme));
  controls_.set_touch(room().id() == "assist");
  apply_theme();
  controls_.begin_frame();
  bar();
  refresh();
  const float wide = ImGui::GetIO().DisplaySize.x / std::max(controls_.scale(), 0.5f);
  if (!alone_.empty() || wide < narrow) {
    one_by_one(now_ms);
  } else {
    const std::size_t places = shown_->panels.size() + (shown_->screen ? 1 : 0);
    std::size_t place = 0;
    const std::string prefix = std::string(room().id()) + "/";
    if (shown_->screen) {
      if (begin_window(prefix + "screen", "Screen", place++, places)) screen_content(now_ms);
      ImGui::End();
    }
    for (const Panel& panel : shown_->panels) {
      if (begin_window(prefix + panel.id, panel.title, place++, places)) panel_content(panel, now_ms);
      ImGui::End();
    }
    tidy_ = false;
  }
  platform_.draw_above(controls_, now_ms);
  controls_.end_frame();
  carry_out_requests();
}

}  // namespace sealwell::application
