#pragma once

#include "shell/workbench/imgui/application/application.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace sealwell::canvas {

/// What rooms ask for, kept until the page around the canvas (shell/workbench/web/page) has carried it out: it alone can pick
/// files, save them and send.
class BrowserPlatform final : public application::Platform {
 public:
  ~BrowserPlatform() override;

  void carry_out(workbench::Room& room, workbench::Request request) override;
  void open_page(const std::string& address) override;

  /// What was asked for since the last call, as a JSON array of {number, type: "pick", "save", "page", "send" or "link",
  /// name, many, folder, method, address, headers: [[name, value]…]}. The bytes are those of `bytes`.
  [[nodiscard]] std::string take();
  /// The bytes of one: a file, a page, the body of what is sent.
  [[nodiscard]] ByteView bytes(int number) const;

  /// The page's answers. Each ends its request, whose bytes are wiped.
  void picked(int number, const std::vector<std::string>& paths, std::int64_t now_ms);
  void answered(int number, workbench::HttpAnswer answer, std::int64_t now_ms);
  void done(int number);

 private:
  struct Asked {
    workbench::Room* room = nullptr;
    workbench::Request request;
    std::string page;  ///< An address to open; else empty
    bool told = false;
  };
  [[nodiscard]] Asked take_out(int number);

  std::map<int, Asked> asked_;
  int last_ = 0;
};

}  // namespace sealwell::canvas
