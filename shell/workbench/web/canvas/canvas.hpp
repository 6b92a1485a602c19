#pragma once

#include "shell/files/message.hpp"
#include "shell/workbench/imgui/application/application.hpp"
#include "shell/workbench/web/canvas/browser_letters.hpp"
#include "shell/workbench/web/canvas/browser_platform.hpp"
#include "shell/workbench/web/canvas/browser_random.hpp"
#include "shell/workbench/web/canvas/input.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace sealwell::canvas {

/// The rooms of one of the workbench's pages (docs/workbench.md, "In a browser"): each page has a module with its own.
[[nodiscard]] std::vector<std::unique_ptr<workbench::Room>> rooms_of_page(RandomSource& random, std::int64_t now_ms);

/// The workbench in a page's canvas: WebGL 2 and Dear ImGui, and the same as HTML beside it.
class Canvas {
 public:
  /// `selector`: of the canvas. `layout`: what `layout()` gave once, or empty.
  Canvas(const char* selector, const std::string& layout, std::int64_t now_ms);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  /// The canvas' size in CSS pixels, and how many of the display's one of them has.
  void resize(float width, float height, float ratio);
  /// Refused where the letters can't be had.
  shell::DoneOrMessage draw(std::int64_t now_ms);
  /// False in a browser without WebGL 2, or whose letters can't be had: then there is only what stands beside the canvas.
  [[nodiscard]] bool draws() const { return draws_; }

  [[nodiscard]] application::Application& application() { return application_; }
  [[nodiscard]] BrowserPlatform& browser() { return browser_; }
  [[nodiscard]] Input& input() { return input_; }

  /// What stands beside the canvas; nothing when it is what it was when this was asked last.
  [[nodiscard]] std::optional<std::string> html_mirror();
  /// What somebody did beside the canvas: an event of a panel as JSON {panel, type, target, button, fields: [[name, value]…]},
  /// with the passphrases that were handed over before. Refused when it is no JSON.
  shell::DoneOrMessage act(std::string_view event, std::int64_t now_ms);
  void hand_over_secret(const std::string& name, ByteView bytes);
  /// Folds a panel ("ROOM/PANEL") open or shut.
  void fold(const std::string& key);

  /// The controls that were drawn last, as JSON [{key, label, at: [left, top, right, bottom]}…] in the display's pixels: for
  /// who presses them without eyes, as tests do.
  [[nodiscard]] std::string controls() const;

  /// Whether the page has made an envelope of the outbox's folder last.
  void kept(std::string_view envelope, bool lasting);

  /// Where the windows stand, when that has changed.
  [[nodiscard]] std::optional<std::string> take_layout();

 private:
  [[nodiscard]] bool load_letters();

  BrowserRandom random_;
  BrowserPlatform browser_;
  application::Application application_;
  Input input_;
  BrowserLetters letters_;
  const bool draws_;
  float width_ = 0, height_ = 0, ratio_ = 1, loaded_ratio_ = 0;
  std::set<std::string> open_panels_;
  std::uint64_t folds_ = 0;
  std::string mirror_source_;  ///< What `html_mirror` was made of last
  workbench::Secrets secrets_;
};

}  // namespace sealwell::canvas
