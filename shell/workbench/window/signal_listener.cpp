#include "shell/workbench/window/signal_listener.hpp"

#include <pthread.h>

#include <utility>

namespace sealwell::window {

SignalListener::SignalListener(std::function<void()> wake) {
  sigemptyset(&signals_);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals_, signal);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  // A thread that waits for signals may do anything on one; a handler could not wake a wait for events.
  listener_ = std::thread([this, wake = std::move(wake)] {
    int signal = 0;
    while (sigwait(&signals_, &signal) == 0 && !over_) {
      asked_for_ = true;
      wake();
    }
  });
}

SignalListener::~SignalListener() {
  over_ = true;
  pthread_kill(listener_.native_handle(), SIGTERM);
  listener_.join();
}

}  // namespace sealwell::window
