#pragma once

#include "shell/workbench/imgui/widgets/panel_view.hpp"
#include "shell/workbench/imgui/widgets/screen_view.hpp"
#include "shell/workbench/rooms/room.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sealwell::application {

/// What the window or the canvas does for the workbench.
class Platform {
 public:
  Platform() = default;
  virtual ~Platform() = default;
  Platform(const Platform&) = delete;
  Platform& operator=(const Platform&) = delete;

  /// Carries out what `room` asks for; answers come back to the room, at once or later.
  virtual void carry_out(workbench::Room& room, workbench::Request request) = 0;
  /// Opens a page outside.
  virtual void open_page(const std::string& address) = 0;
  /// Goes on with what takes time, such as sending; when it wants to be called again, 0 for never.
  virtual std::int64_t tick(std::int64_t now_ms) { return (void)now_ms, 0; }
  /// Widgets above all others in this frame: where it must ask somebody first.
  virtual void draw_above(widgets::Controls& controls, std::int64_t now_ms) { (void)controls, (void)now_ms; }
};

/// What somebody chose about how the workbench looks. Kept with the layout; nothing of a pack or a person is in it.
struct Choices {
  std::string theme = "light";
  int text_percent = 100;  ///< 75 to 250
  std::string room;        ///< The one that was open last
};

/// The whole workbench: its rooms, which of them is open, and their windows. Draws one frame when it is told to.
class Application {
 public:
  Application(std::vector<std::unique_ptr<workbench::Room>> rooms, Platform& platform);
  ~Application();

  /// The letters of the current ImGui context, once loaded; for every change of the display's scale again.
  [[nodiscard]] bool load_letters(drawing::LetterSource& source, float display_scale);

  /// The widgets of one frame, between ImGui::NewFrame and ImGui::Render. `now_ms`: since 1970.
  void draw(std::int64_t now_ms);

  /// Lets every room look after itself, and the world go on; when it wants to be called again, 0 for never.
  std::int64_t tick(std::int64_t now_ms);
  /// Whether anything may look different since the last frame.
  [[nodiscard]] bool wants_frame() const;

  [[nodiscard]] workbench::Room& room() { return *rooms_[open_]; }
  [[nodiscard]] const std::vector<std::unique_ptr<workbench::Room>>& rooms() const { return rooms_; }
  void open_room(std::string_view id);
  /// Paths that were dropped on the window: the open room's.
  void dropped(const std::vector<std::string>& paths, std::int64_t now_ms);

  [[nodiscard]] widgets::Controls& controls() { return controls_; }
  [[nodiscard]] const widgets::Controls& controls() const { return controls_; }
  [[nodiscard]] Choices& choices() { return choices_; }
  /// Whether the letters must be loaded again, because the text size was changed.
  [[nodiscard]] bool consume_size_change();

  /// The ImGui windows of the open room stand in their places again.
  void tidy() { tidy_ = true; }
  /// Shows that panel alone, over the whole window; empty: all again. For pictures and for small displays.
  void show_only(std::string panel) { alone_ = std::move(panel); }

 private:
  void bar();
  bool begin_window(const std::string& id, const std::string& title, std::size_t place, std::size_t places);
  void one_by_one(std::int64_t now_ms);
  void screen_content(std::int64_t now_ms);
  void panel_content(const workbench::Panel& panel, std::int64_t now_ms);
  void carry_out_requests();
  void refresh();
  void apply_theme() const;
  /// Grows or changes whenever what is shown may.
  [[nodiscard]] std::uint64_t revision() const;

  std::vector<std::unique_ptr<workbench::Room>> rooms_;
  Platform& platform_;
  std::size_t open_ = 0;
  drawing::Letters letters_;
  Choices choices_;
  widgets::Controls controls_;
  // What the open room showed at `read_revision_`: making it can cost as much as a sealing.
  struct Shown;
  std::unique_ptr<Shown> shown_;
  std::uint64_t read_revision_ = 0;
  std::string read_room_;
  std::map<std::string, widgets::ScreenView> screens_;  // by room
  std::map<std::string, widgets::PanelView> panels_;    // by room and panel
  std::uint64_t drawn_revision_ = 0;
  bool new_size_ = false, tidy_ = false;
  float bar_height_ = 0;
  std::string alone_;
};

}  // namespace sealwell::application
