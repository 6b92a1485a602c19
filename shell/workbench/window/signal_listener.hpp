#pragma once

#include <atomic>
#include <csignal>
#include <functional>
#include <thread>

namespace sealwell::window {

/// Ends the program in order when the system asks it to (SIGTERM, SIGINT, SIGHUP), so that pages with a record in them are
/// deleted and the windows' places kept. Made before any other thread: those inherit what it holds back.
class SignalListener {
 public:
  /// `wake`: called from another thread once it is asked for, to end a wait for events.
  explicit SignalListener(std::function<void()> wake);
  ~SignalListener();
  SignalListener(const SignalListener&) = delete;
  SignalListener& operator=(const SignalListener&) = delete;

  [[nodiscard]] bool asked_for() const { return asked_for_; }

 private:
  sigset_t signals_{};
  std::atomic<bool> asked_for_ = false, over_ = false;
  std::thread listener_;
};

}  // namespace sealwell::window
