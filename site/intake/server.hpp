#pragma once

#include "site/intake/metrics.hpp"
#include "site/intake/options.hpp"
#include "site/intake/router.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <string>
#include <unordered_set>

namespace sealwell::intake {

class HttpSession;

/// Accepts connections, no more of them than allowed, and stops gracefully on SIGINT or SIGTERM.
/// One thread runs every session; only the store has its own.
class Server {
 public:
  /// Begins to listen. Throws StartupError when the address can't be had.
  Server(boost::asio::io_context& io, const Options& options, Router& router, Metrics& metrics);

  /// The address that is listened on, as a URL's origin.
  [[nodiscard]] std::string origin() const;

  /// Begins to accept.
  void start();

  // For the sessions.
  [[nodiscard]] Router& router() { return router_; }
  [[nodiscard]] Metrics& metrics() { return metrics_; }
  [[nodiscard]] const Options& options() const { return options_; }
  [[nodiscard]] bool stopping() const { return stopping_; }
  void opened(HttpSession& session);
  void closed(HttpSession& session);

 private:
  void accept();
  void stop();
  void end_if_idle();

  const Options& options_;
  Router& router_;
  Metrics& metrics_;
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::signal_set signals_;
  boost::asio::steady_timer deadline_;
  boost::asio::steady_timer pause_;
  // A session that waits for the store has nothing pending here; this keeps its answer possible.
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  std::unordered_set<HttpSession*> sessions_;
  bool accepting_ = false;
  bool stopping_ = false;
};

}  // namespace sealwell::intake
