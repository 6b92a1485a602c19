#pragma once

#include "shell/workbench/imgui/application/application.hpp"
#include "shell/workbench/window/http/http_sender.hpp"

#include <deque>
#include <functional>
#include <string>

namespace sealwell::window {

/// Carries out what rooms ask for, with this computer. A file is asked for by its path, or dropped on the window: the workbench has no
/// file dialogue of its own to learn.
class DesktopPlatform final : public application::Platform {
 public:
  ~DesktopPlatform() override;

  void carry_out(workbench::Room& room, workbench::Request request) override;
  void open_page(const std::string& address) override;

  std::int64_t tick(std::int64_t now_ms) override;
  /// Asks for a path where one is needed.
  void draw_above(widgets::Controls& controls, std::int64_t now_ms) override;

 private:
  struct Asked {
    workbench::Room* room;
    workbench::Request request;
    std::string path;
    std::string trouble;
  };
  void answer(std::int64_t now_ms);
  void show(const workbench::Request& request);

  imgui::HttpSender sender_;
  std::map<std::string, workbench::Room*> senders_;  // by request
  std::deque<Asked> asked_;
  std::string page_folder_;         ///< Of this run alone, for its owner alone; made for the first page
  std::vector<std::string> pages_;  ///< Files in it, deleted in the end with it
};

}  // namespace sealwell::window
