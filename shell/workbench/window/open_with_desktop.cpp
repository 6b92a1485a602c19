#include "shell/workbench/window/open_with_desktop.hpp"

#include <spawn.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <thread>

extern char** environ;

namespace sealwell::window {

bool open_with_desktop(const std::string& what) {
  std::string program = "xdg-open", argument = what;
  char* const arguments[] = {program.data(), argument.data(), nullptr};
  posix_spawnattr_t attributes;
  if (posix_spawnattr_init(&attributes) != 0) return false;
  // A mask outlasts exec: a browser that was begun from here would not end when it is told to.
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  const bool begun = posix_spawnp(&child, program.c_str(), nullptr, &attributes, arguments, environ) == 0;
  posix_spawnattr_destroy(&attributes);
  // Some desktops' program stays as long as the browser does. A thread that sleeps takes note of its end, whenever that is; to
  // ignore SIGCHLD instead would take the ends of other libraries' processes from them too.
  if (begun) {
    std::thread([child] {
      while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
      }
    }).detach();
  }
  return begun;
}

}  // namespace sealwell::window
