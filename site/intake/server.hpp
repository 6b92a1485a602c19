#pragma once

#include "site/intake/listener.hpp"
#include "site/intake/metrics.hpp"
#include "site/intake/options.hpp"
#include "site/intake/router.hpp"

#include <functional>
#include <memory>
#include <string>

namespace sealwell::intake {

class HttpSession;

/// Accepts connections, gives some up for others when there are more than allowed, and stops gracefully on SIGINT or
/// SIGTERM. One thread runs every session; only the store has its own. Asio is behind `Network`: its headers take longer to
/// compile than all of the intake that includes this one.
class Server {
 public:
  /// Begins to listen. Throws StartupError when an address can't be had.
  Server(const Options& options, Metrics& metrics);
  ~Server();

  /// The address that is listened on, as a URL's origin; empty when that listener was not asked for.
  [[nodiscard]] std::string origin(Listener listener);

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
  void opened(HttpSession& session, Listener listener, const std::string& client);
  void closed(HttpSession& session, Listener listener);
  /// See Connections.
  void waits(HttpSession& session, Listener listener, const std::string& client);
  void works(HttpSession& session, Listener listener);

 private:
  struct Listening;
  struct Network;

  [[nodiscard]] Listening& listening(Listener listener);
  void listen(Listener listener, const ListenAddress& where, const char* option);
  void accept(Listener listener);
  void stop();
  void end_if_idle();

  const Options& options_;
  Metrics& metrics_;
  Router* router_ = nullptr;
  std::unique_ptr<Network> network_;
  bool stopping_ = false;
};

}  // namespace sealwell::intake
