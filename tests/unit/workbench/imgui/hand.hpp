#pragma once

#include "shell/workbench/imgui/application/application.hpp"
#include "shell/workbench/imgui/drawing/font_letters.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct ImGuiContext;

namespace sealwell::driving {

/// What the workbench asks for outside, kept to be looked at.
class KeptPlatform final : public application::Platform {
 public:
  void carry_out(workbench::Room& room, workbench::Request request) override;
  void open_page(const std::string& address) override { opened.push_back(address); }

  std::vector<workbench::Request> requests;
  std::vector<std::string> opened;
};

/// The workbench without a window, and somebody's hand: it moves a pointer, presses what is in sight, scrolls to what is
/// not, and types. It touches nothing but what a window would give to Dear ImGui.
class Hand {
 public:
  /// `width`, `height`: of the window, in pixels.
  explicit Hand(std::vector<std::unique_ptr<workbench::Room>> rooms, float width = 1100, float height = 800);
  ~Hand();
  Hand(const Hand&) = delete;
  Hand& operator=(const Hand&) = delete;

  void frame();
  /// Presses the control of that key. Throws std::runtime_error when there is none, or when it can't be brought into sight.
  void press(std::string_view key);
  /// Presses an input, and types in place of what stands in it.
  void type(std::string_view key, std::string_view text);
  /// Types without pressing anything before.
  void letters(std::string_view text);
  /// A key: an ImGuiKey_, with or without Shift.
  void key(int which, bool shift = false);

  [[nodiscard]] bool has(std::string_view key) { return app_->controls().find(key) != nullptr; }
  [[nodiscard]] application::Application& app() { return *app_; }
  [[nodiscard]] KeptPlatform& world() { return world_; }
  [[nodiscard]] std::uint64_t frames() const { return frames_; }
  [[nodiscard]] ImGuiContext& context() { return *context_; }

  std::int64_t now_ms = 0;

 private:
  /// Scrolls until the control is in sight; where its middle is then.
  struct Place {
    float x, y;
  };
  [[nodiscard]] Place bring_into_sight(std::string_view key);

  drawing::FontLetters letters_;
  ImGuiContext* context_;
  KeptPlatform world_;
  std::unique_ptr<application::Application> app_;
  std::uint64_t frames_ = 0;
};

}  // namespace sealwell::driving
