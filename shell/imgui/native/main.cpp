#include "shell/headless/clock.hpp"
#include "shell/headless/files.hpp"
#include "shell/imgui/application/keeping.hpp"
#include "shell/imgui/native/computer.hpp"
#include "shell/imgui/native/window.hpp"
#include "shell/workbench/author/author_room.hpp"
#include "shell/workbench/preview/preview_room.hpp"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <filesystem>
#include <iostream>

namespace {

using namespace sealwell;
namespace fs = std::filesystem;

struct Options {
  std::string path, room, look, pictures;
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

std::vector<std::unique_ptr<workbench::Room>> rooms_for(const std::string& path, std::int64_t now_ms) {
  std::error_code ignored;
  std::vector<std::unique_ptr<workbench::Room>> rooms;
  rooms.push_back(std::make_unique<workbench::PreviewRoom>(path, now_ms));
  rooms.push_back(std::make_unique<workbench::AuthorRoom>(fs::is_directory(path, ignored) ? path : "", now_ms));
  return rooms;
}

void take_pictures(native::Window& window, application::Application& application, const std::string& folder) {
  fs::create_directories(folder);
  for (const auto& room : application.rooms()) {
    application.open_room(room->id());
    application.tidy();
    const std::string start = folder + "/" + std::string(room->id());
    window.take_picture(application, start + ".png");
    std::cerr << start << ".png\n";
    for (const std::string& panel : room->panels()) {
      application.show_alone(panel);
      window.take_picture(application, start + "-" + panel + ".png");
      std::cerr << start << "-" << panel << ".png\n";
    }
    application.show_alone("");
  }
}

void run(const Options& options) {
  const std::int64_t now_ms = headless::instant_or_now({});
  const bool shown = options.pictures.empty();
  native::Computer computer;
  application::Application application(rooms_for(options.path, now_ms), computer);
  native::Window window(options.width, options.height, shown, shown ? layout_file() : "");
  application::keep_with_layout(application.choices());
  if (shown) ImGui::LoadIniSettingsFromDisk(ImGui::GetIO().IniFilename ? ImGui::GetIO().IniFilename : "");
  if (!options.look.empty()) application.choices().look = options.look;
  if (options.text_percent > 0) application.choices().text_percent = options.text_percent;
  application.open_room(options.room.empty() ? application.choices().room : options.room);
  if (shown) window.run(application, [] { return true; });
  else take_pictures(window, application, options.pictures);
}

}  // namespace

int main(int count, char** arguments) {
  Options options;
  CLI::App program("The workbench: try packs out, write them, assist residents, open what arrived.", "sealwell-workbench");
  program.set_version_flag("--version", SEALWELL_VERSION);
  program.add_option("PACK", options.path, "A pack's folder or signed file");
  program.add_option("--room", options.room, "Which room to open: preview, author, assist or open");
  program.add_option("--look", options.look, "light, dark or contrast");
  program.add_option("--text", options.text_percent, "Size of the letters in percent")->check(CLI::Range(75, 250));
  program.add_option("--width", options.width, "The window's width in pixels")->check(CLI::Range(320, 7680));
  program.add_option("--height", options.height, "Its height")->check(CLI::Range(240, 4320));
  program.add_option("--screenshots", options.pictures, "Write a picture of each room and panel into this folder, and stop");
  try {
    program.parse(count, arguments);
    run(options);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    std::cerr << "sealwell-workbench: " << error.what() << "\n";
    return 1;
  }
  return 0;
}
