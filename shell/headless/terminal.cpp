#include "shell/headless/terminal.hpp"

#include "core/base/visible_text.hpp"

#include "shell/files/value_or_throw.hpp"

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>

namespace sealwell::shell {
namespace {

volatile std::sig_atomic_t caught = 0;

void catch_signal(int signal) { caught = signal; }

/// While it lives, signals that would end or stop the program are held back until `wait`, and end that instead.
class CaughtSignals {
 public:
  CaughtSignals() {
    caught = 0;
    sigset_t held;
    sigemptyset(&held);
    for (const int signal : signals) sigaddset(&held, signal);
    sigprocmask(SIG_BLOCK, &held, &mask_);
    struct sigaction catching {};
    catching.sa_handler = catch_signal;
    sigemptyset(&catching.sa_mask);
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &catching, &before_[i]);
  }
  ~CaughtSignals() {
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &before_[i], nullptr);
    sigprocmask(SIG_SETMASK, &mask_, nullptr);
  }
  CaughtSignals(const CaughtSignals&) = delete;
  CaughtSignals& operator=(const CaughtSignals&) = delete;

  /// Until the terminal has something to read: true; or a signal came, also one from before the call: false.
  [[nodiscard]] bool wait(int terminal) const {
    for (;;) {
      pollfd waiting{terminal, POLLIN, 0};
      if (ppoll(&waiting, 1, nullptr, &mask_) >= 0) return true;
      if (errno != EINTR) throw BadInput(std::string("the terminal: ") + std::strerror(errno));
      if (caught != 0) return false;
    }
  }

 private:
  static constexpr std::array<int, 5> signals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
  std::array<struct sigaction, signals.size()> before_{};
  sigset_t mask_{};
};

/// While it lives, the terminal does not show what is typed.
class Hidden {
 public:
  explicit Hidden(int terminal) : terminal_(terminal) {
    if (tcgetattr(terminal_, &before_) != 0) throw BadInput(std::string("the terminal: ") + std::strerror(errno));
    termios hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    hidden.c_lflag |= static_cast<tcflag_t>(ECHONL) | static_cast<tcflag_t>(ICANON);
    if (tcsetattr(terminal_, TCSAFLUSH, &hidden) != 0) {
      throw BadInput(std::string("the terminal: ") + std::strerror(errno));
    }
  }
  ~Hidden() { tcsetattr(terminal_, TCSADRAIN, &before_); }
  Hidden(const Hidden&) = delete;
  Hidden& operator=(const Hidden&) = delete;

 private:
  int terminal_;
  termios before_{};
};

/// A whole line, or nothing when a signal came.
std::optional<std::size_t> read_line(int terminal, const CaughtSignals& signals, std::span<std::uint8_t> to) {
  std::size_t have = 0;
  for (;;) {
    if (!signals.wait(terminal)) return std::nullopt;
    std::uint8_t byte = 0;
    const ssize_t count = read(terminal, &byte, 1);
    if (count < 0) throw BadInput(std::string("the terminal: ") + std::strerror(errno));
    if (count == 0 || byte == '\n' || byte == '\r') return have;
    if (have < to.size()) to[have++] = byte;
  }
}

}  // namespace

Terminal::Terminal(const std::string& without) : file_(open("/dev/tty", O_RDWR | O_CLOEXEC)) {
  if (file_ < 0) throw BadInput(without);
}

Terminal::~Terminal() { close(file_); }

void Terminal::show(std::string_view words) const {
  const std::string visible = visible_lines(words);
  std::string_view text = visible;
  while (!text.empty()) {
    const ssize_t count = write(file_, text.data(), text.size());
    if (count <= 0) return;  // nobody looks at it any more
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::size_t Terminal::ask_hidden(std::string_view question, std::span<std::uint8_t> to) const {
  for (;;) {
    std::optional<std::size_t> size;
    {
      const CaughtSignals signals;
      const Hidden hidden(file_);  // before the question: nobody answers a terminal that still shows
      show(visible_line(question));
      size = read_line(file_, signals, to);
    }
    if (size) return *size;
    // Now as if nothing had caught it: it ends the program, or stops it until it is wanted again.
    raise(caught);
  }
}

}  // namespace sealwell::shell
