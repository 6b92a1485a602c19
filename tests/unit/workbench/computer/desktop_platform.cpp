// Pages that are handed to the desktop's browser, and what is left of them.
#include "shell/workbench/window/desktop_platform.hpp"

#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/workbench/rooms/panel.hpp"
#include "shell/workbench/window/open_with_desktop.hpp"
#include "shell/workbench/window/signal_listener.hpp"

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

using namespace sealwell;
namespace fs = std::filesystem;

namespace {

bool comes_true(const std::function<bool()>& what) {
  for (int i = 0; i < 500 && !what(); ++i) usleep(10'000);
  return what();
}

// A desktop whose browser writes down what it was given and which signals it can't be reached by.
class Desktop {
 public:
  Desktop() {
    std::string name = (fs::temp_directory_path() / "sealwell-desktop-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    const fs::path program = folder_ / "xdg-open";
    std::ofstream(program)
        << "#!/bin/sh\nblocked=$(grep SigBlk /proc/self/status)\n"
           "printf '%s\\n%s\\n' \"$1\" \"$blocked\" > \"${0%/*}/.given\"\nmv \"${0%/*}/.given\" \"${0%/*}/given\"\n";
    fs::permissions(program, fs::perms::owner_all);
    setenv("PATH", (folder_.string() + ":" + path_).c_str(), 1);
    setenv("XDG_RUNTIME_DIR", folder_.c_str(), 1);
  }
  ~Desktop() {
    setenv("PATH", path_.c_str(), 1);
    unsetenv("XDG_RUNTIME_DIR");
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Desktop(const Desktop&) = delete;
  Desktop& operator=(const Desktop&) = delete;

  [[nodiscard]] std::vector<std::string> given() const {
    REQUIRE(comes_true([&] { return fs::exists(folder_ / "given"); }));
    std::ifstream file(folder_ / "given");
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
  }
  [[nodiscard]] std::string folder() const { return folder_.string(); }

 private:
  std::string path_ = std::getenv("PATH") ? std::getenv("PATH") : "/usr/bin:/bin";
  fs::path folder_;
};

// Whether a child of this process is there, at work or ended and not taken note of.
bool has_children() {
  siginfo_t about{};
  return waitid(P_ALL, 0, &about, WEXITED | WNOHANG | WNOWAIT) == 0 || errno != ECHILD;
}

workbench::Request page(const std::string& html) {
  workbench::Request request;
  request.type = workbench::Request::Type::show_page;
  request.name = "record.html";
  request.bytes.assign(html.begin(), html.end());
  return request;
}

// A room that only has to be there.
class Bare final : public workbench::Room {
 public:
  std::string_view id() const override { return "bare"; }
  std::string_view title() const override { return "Bare"; }
  std::vector<std::string> panels() const override { return {}; }
  workbench::Panel panel(std::string_view) const override { return {}; }
  void act(const workbench::Event&, workbench::Secrets, std::int64_t) override {}
  std::uint64_t revision() const override { return 0; }
};

}  // namespace

TEST_CASE("the browser is begun, gets its signals, and leaves no process behind") {
  const Desktop desktop;
  std::atomic<int> woken = 0;
  const window::SignalListener ending([&] { ++woken; });  // holds signals back, as in the program
  REQUIRE(window::open_with_desktop("https://service.example/"));
  const auto given = desktop.given();
  REQUIRE(given.size() == 2);
  CHECK(given[0] == "https://service.example/");
  CHECK(given[1] == "SigBlk:\t0000000000000000");
  CHECK(comes_true([] { return !has_children(); }));
}

TEST_CASE("where the desktop opens nothing, nothing is begun") {
  const Desktop desktop;
  fs::remove(desktop.folder() + "/xdg-open");
  setenv("PATH", desktop.folder().c_str(), 1);
  CHECK_FALSE(window::open_with_desktop("https://service.example/"));
  CHECK_FALSE(has_children());
}

TEST_CASE("a page is for this person alone, and goes when the workbench closes") {
  const Desktop desktop;
  Bare room;
  std::string shown;
  {
    window::DesktopPlatform computer;
    computer.carry_out(room, page("<p>A record</p>"));
    shown = desktop.given().front();
    CHECK(shown.starts_with(desktop.folder()));
    CHECK(shell::value_or_throw(shell::read_file(shown)) == "<p>A record</p>");
    struct stat about {};
    REQUIRE(stat(shown.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
    const std::string around = fs::path(shown).parent_path().string();
    CHECK(around != desktop.folder());
    REQUIRE(stat(around.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0700);
  }
  CHECK_FALSE(fs::exists(shown));
  CHECK_FALSE(fs::exists(fs::path(shown).parent_path()));
  CHECK(comes_true([] { return !has_children(); }));
}

TEST_CASE("a signal asks for an end, and wakes what waits") {
  std::atomic<int> woken = 0;
  {
    const window::SignalListener ending([&] { ++woken; });
    CHECK_FALSE(ending.asked_for());
    for (const int signal : {SIGTERM, SIGHUP, SIGINT}) {
      CAPTURE(signal);
      const int before = woken;
      kill(getpid(), signal);
      CHECK(comes_true([&] { return woken > before; }));
      CHECK(ending.asked_for());
    }
  }
  CHECK(woken == 3);
}
