#pragma once

#include "shell/workbench/imgui/application/application.hpp"
#include "shell/workbench/imgui/drawing/font_letters.hpp"

#include <functional>
#include <string>
#include <vector>

struct GLFWwindow;

namespace sealwell::window {

/// A window with an OpenGL 3 context and Dear ImGui in it. Throws BadInput when there is no display.
class Window {
 public:
  /// `layout`: the file that keeps where the windows stand; empty: none is kept.
  Window(int width, int height, bool visible, const std::string& layout);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// Runs until somebody closes the window; `may_close` is asked before. `must_end`: whether the system wants it to end, which
  /// asks nobody.
  void run(application::Application& application, const std::function<bool()>& may_close,
           const std::function<bool()>& must_end);
  /// Ends a wait for events, from any thread.
  static void wake();

  /// Draws so often that everything stands where it will, and keeps the picture in a file.
  void take_picture(application::Application& application, const std::string& path);

  [[nodiscard]] float scale() const;
  [[nodiscard]] std::int64_t frames() const { return frames_; }

 private:
  void watch_events();
  void load_letters(application::Application& application);
  void draw(application::Application& application);

  GLFWwindow* window_ = nullptr;
  std::string layout_;
  drawing::FontLetters letters_;
  float loaded_scale_ = 0;
  std::int64_t frames_ = 0;
  std::vector<std::string> dropped_;
  bool touched_ = false;  ///< Something happened since the last frame
};

}  // namespace sealwell::window
