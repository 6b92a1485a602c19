#pragma once

#include "site/intake/metrics.hpp"
#include "site/intake/options.hpp"
#include "site/intake/router.hpp"

#include <functional>
#include <memory>
#include <string>

namespace sealwell::intake {

class HttpSession;

/// Accepts connections, no more of them than allowed, and stops gracefully on SIGINT or SIGTERM.
/// One thread runs every session; only the store has its own. Asio is behind `Network`: its headers take longer to
/// compile than all of the intake that includes this one.
class Server {
 public:
  /// Begins to listen. Throws StartupError when the address can't be had.
  Server(const Options& options, Metrics& metrics);
  ~Server();

  /// The address that is listened on, as a URL's origin.
  [[nodiscard]] std::string origin() const;

  /// Does `action` soon on the thread that runs the sessions. May be called from any thread.
  void post(std::function<void()> action);

  /// Accepts connections and runs their sessions until the program is told to stop. All sessions have ended when it
  /// returns.
  void run(Router& router);

  // For the sessions.
  [[nodiscard]] Router& router() { return *router_; }
  [[nodiscard]] Metrics& metrics() { return metrics_; }
  [[nodiscard]] const Options& options() const { return options_; }
  [[nodiscard]] bool stopping() const { return stopping_; }
  void opened(HttpSession& session);
  void closed(HttpSession& session);

 private:
  struct Network;

  void accept();
  void stop();
  void end_if_idle();

  const Options& options_;
  Metrics& metrics_;
  Router* router_ = nullptr;
  std::unique_ptr<Network> network_;
  bool accepting_ = false;
  bool stopping_ = false;
};

}  // namespace sealwell::intake
