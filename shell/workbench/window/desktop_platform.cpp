#include "shell/workbench/window/desktop_platform.hpp"

#include "core/sealing/secret.hpp"

#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/workbench/imgui/widgets/inputs.hpp"
#include "shell/workbench/window/open_with_desktop.hpp"

#include <cstdlib>
#include <filesystem>

namespace sealwell::window {
namespace {

namespace fs = std::filesystem;

std::string in_home(std::string path) {
  const char* const home = std::getenv("HOME");
  if (home && (path == "~" || path.starts_with("~/"))) return home + path.substr(1);
  return path;
}

// In memory where the system has such a folder for this person alone; a page can hold a record.
std::string folder_for_pages() {
  const char* const runtime = std::getenv("XDG_RUNTIME_DIR");
  return runtime && *runtime ? std::string(runtime) : fs::temp_directory_path().string();
}

}  // namespace

DesktopPlatform::~DesktopPlatform() {
  std::error_code ignored;
  for (const std::string& page : pages_) fs::remove(page, ignored);
  if (!page_folder_.empty()) fs::remove(page_folder_, ignored);
}

void DesktopPlatform::open_page(const std::string& address) {
  if (address.starts_with("https://")) open_with_desktop(address);
}

void DesktopPlatform::show(const workbench::Request& request) {
  if (page_folder_.empty()) page_folder_ = shell::value_or_throw(shell::make_scratch_folder(folder_for_pages()));
  const std::string page = page_folder_ + "/" + std::to_string(pages_.size() + 1) + ".html";
  shell::value_or_throw(shell::create_private_file(page, as_text(request.bytes)));
  pages_.push_back(page);
  open_with_desktop(page);
}

void DesktopPlatform::carry_out(workbench::Room& room, workbench::Request request) {
  using Type = workbench::Request::Type;
  if (request.type == Type::http) {
    senders_[request.id] = &room;
    sender_.send(std::move(request));
    return;
  }
  if (request.type == Type::show_page) {
    show(request);
    sealing::wipe(request.bytes);
    return;
  }
  std::string path = request.type == Type::save_file ? "~/" + request.name : "";
  asked_.push_back({&room, std::move(request), std::move(path), ""});
}

std::int64_t DesktopPlatform::tick(std::int64_t now_ms) {
  for (auto& [request, answer] : sender_.poll()) {
    const auto found = senders_.find(request);
    if (found == senders_.end()) continue;
    workbench::Room& room = *found->second;
    senders_.erase(found);
    room.answered(request, std::move(answer), now_ms);
  }
  constexpr std::int64_t soon_ms = 50;
  return sender_.busy() ? now_ms + soon_ms : 0;
}

void DesktopPlatform::answer(std::int64_t now_ms) {
  Asked& asked = asked_.front();
  const std::string path = in_home(asked.path);
  std::error_code trouble;
  if (asked.request.type == workbench::Request::Type::pick_files) {
    if (!fs::exists(path, trouble)) {
      asked.trouble = "There is nothing at " + path + ". Look at the path again.";
      return;
    }
    workbench::Room& room = *asked.room;
    const std::string id = asked.request.id;
    asked_.pop_front();
    room.picked(id, {path}, now_ms);
    return;
  }
  try {
    if (shell::is_something(path)) {
      asked.trouble = path + " is there already. Choose another name.";
      return;
    }
    shell::value_or_throw(shell::create_private_file(path, as_text(asked.request.bytes)));
    sealing::wipe(asked.request.bytes);
    asked_.pop_front();
  } catch (const shell::BadInput& error) {
    asked.trouble = error.what();
  }
}

void DesktopPlatform::draw_above(widgets::Controls& controls, std::int64_t now_ms) {
  if (asked_.empty()) return;
  Asked& asked = asked_.front();
  const bool picks = asked.request.type == workbench::Request::Type::pick_files;
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({display.x / 2, display.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSize({std::min(640 * controls.scale(), display.x), 0});
  ImGui::SetNextWindowFocus();
  ImGui::Begin("##asked", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings);
  controls.enter("asked", false);
  const widgets::Pen pen(controls);
  pen.write(picks ? asked.request.name : "Save " + asked.request.name, {.font = controls.letters().heading});
  pen.write(!picks                 ? "Where to save it. The file can be read by you alone."
            : asked.request.folder ? "The folder's path. You can also drop it on this window."
                                   : "The file's path. You can also drop it on this window.",
            {.colour = controls.theme().quiet});
  (void)widgets::text_input(controls, "path", asked.path,
                            {.label = "Path", .width = 0, .lines = 1, .error = !asked.trouble.empty()});
  pen.write(asked.trouble, {.colour = controls.theme().error});
  const bool go = widgets::button(controls, "go", picks ? "Open" : "Save", true);
  ImGui::SameLine();
  const bool leave = widgets::button(controls, "leave", "Cancel", false);
  ImGui::End();
  if (leave) {
    sealing::wipe(asked.request.bytes);
    asked_.pop_front();
  } else if (go) {
    answer(now_ms);
  }
}

}  // namespace sealwell::window
