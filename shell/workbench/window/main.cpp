#include "core/sealing/system_random.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/file_type.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/program/command_line.hpp"
#include "shell/program/output.hpp"
#include "shell/workbench/imgui/application/layout_settings.hpp"
#include "shell/workbench/rooms/assist/assist_room.hpp"
#include "shell/workbench/rooms/author/author_room.hpp"
#include "shell/workbench/rooms/open/open_room.hpp"
#include "shell/workbench/rooms/preview/preview_room.hpp"
#include "shell/workbench/window/desktop_platform.hpp"
#include "shell/workbench/window/signal_listener.hpp"
#include "shell/workbench/window/window.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace {

using namespace sealwell;
namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> files;
  std::string room, trust, theme, pictures;
  int text_percent = 0, width = 1440, height = 900;
};

// Where the windows stand, as the XDG base directories have it.
std::string layout_file() {
  const char* const config = std::getenv("XDG_CONFIG_HOME");
  const char* const home = std::getenv("HOME");
  if (!(config && *config) && !home) return {};
  const fs::path folder = (config && *config ? fs::path(config) : fs::path(home) / ".config") / "sealwell";
  std::error_code trouble;
  fs::create_directories(folder, trouble);
  return trouble ? std::string() : (folder / "workbench.ini").string();
}

// What staff sealed with residents waits here until the intake has it.
std::string outbox_folder() {
  const char* const data = std::getenv("XDG_DATA_HOME");
  const char* const home = std::getenv("HOME");
  const fs::path base = data && *data ? fs::path(data) : fs::path(home ? home : ".") / ".local" / "share";
  return (base / "sealwell" / "outbox").string();
}

struct Rooms {
  std::vector<std::unique_ptr<workbench::Room>> all;
  std::string first;  ///< Id of the room that the files open in
};

Rooms rooms_for(const Options& options, RandomSource& random, std::int64_t now_ms) {
  std::string pack, folder, first;
  auto open = std::make_unique<workbench::OpenRoom>();
  for (const std::string& file : options.files) {
    const workbench::FileType what = workbench::detect_file_type(file);
    if (what == workbench::FileType::nothing) {
      throw shell::BadInput(file + ": not a pack, envelope, folder or key file. Name one of these.");
    }
    if (what == workbench::FileType::pack || what == workbench::FileType::pack_folder) pack = file;
    else shell::value_or_throw(open->open_file(file));
    if (what == workbench::FileType::pack_folder) folder = file;
    if (first.empty()) first = std::string(workbench::room_for_file_type(what));
  }
  auto assist = std::make_unique<workbench::AssistRoom>(outbox_folder(), random);
  if (!options.trust.empty()) {
    assist->trust(options.trust);
    if (!pack.empty() && folder.empty()) shell::value_or_throw(assist->open_pack(pack, now_ms));
  }
  Rooms rooms{{}, std::move(first)};
  rooms.all.push_back(std::make_unique<workbench::PreviewRoom>(pack, now_ms));
  rooms.all.push_back(std::make_unique<workbench::AuthorRoom>(folder, now_ms));
  rooms.all.push_back(std::move(assist));
  rooms.all.push_back(std::move(open));
  return rooms;
}

void take_pictures(window::Window& window, application::Application& application, const std::string& folder) {
  fs::create_directories(folder);
  for (const auto& room : application.rooms()) {
    application.open_room(room->id());
    application.tidy();
    const std::string start = folder + "/" + std::string(room->id());
    window.take_picture(application, start + ".png");
    shell::err() << start << ".png\n";
    for (const std::string& panel : room->panels()) {
      application.show_only(panel);
      window.take_picture(application, start + "-" + panel + ".png");
      shell::err() << start << "-" << panel << ".png\n";
    }
    application.show_only("");
  }
}

void run(const Options& options) {
  const std::int64_t now_ms = shell::clock_now();
  const bool shown = options.pictures.empty();
  std::optional<window::SignalListener> ending;  // pictures are made and done with: a signal just ends that
  if (shown) ending.emplace(&window::Window::wake);
  sealing::SystemRandom random;
  window::DesktopPlatform computer;
  Rooms rooms = rooms_for(options, random, now_ms);
  const auto* const author = dynamic_cast<workbench::AuthorRoom*>(rooms.all[1].get());
  const std::string first = options.room.empty() ? rooms.first : options.room;
  application::Application application(std::move(rooms.all), computer);
  window::Window window(options.width, options.height, shown, shown ? layout_file() : "");
  application::persist_with_layout(application.choices());
  if (shown) ImGui::LoadIniSettingsFromDisk(ImGui::GetIO().IniFilename ? ImGui::GetIO().IniFilename : "");
  if (!options.theme.empty()) application.choices().theme = options.theme;
  if (options.text_percent > 0) application.choices().text_percent = options.text_percent;
  application.open_room(first.empty() ? application.choices().room : first);
  // What is not saved is not lost to a click on the window's corner: the room that has it is shown instead, once.
  bool asked = false;
  const auto may_close = [&] {
    if (asked || !author->has_unsaved()) return true;
    application.open_room(author->id());
    return !(asked = true);
  };
  if (shown) window.run(application, may_close, [&] { return ending->asked_for(); });
  else take_pictures(window, application, options.pictures);
}

}  // namespace

int main(int count, char** arguments) {
  Options options;
  shell::Program program("The workbench: try packs out, write them, assist residents, open what arrived.",
                         "sealwell-workbench");
  shell::Command command = program.command();
  command.option("FILE", options.files,
                 "A pack (folder or signed file), an envelope, a folder of envelopes or a key file");
  command.option("--trust", options.trust,
                 "File of signing public keys, one a line: with it, a signed pack is ready to assist with");
  command.option("--room", options.room, "Which room to open: preview, author, assist or open");
  command.option("--look", options.theme, "light, dark or contrast");
  command.option("--text", options.text_percent, "Size of the letters in percent").between(75, 250);
  command.option("--width", options.width, "The window's width in pixels").between(320, 7680);
  command.option("--height", options.height, "Its height").between(240, 4320);
  command.option("--screenshots", options.pictures,
                 "Write a picture of each room and panel into this folder, and stop");
  command.run([&] {
    run(options);
    return 0;
  });
  return program.run(count, arguments);
}
