#include "site/intake/server.hpp"

#include "site/intake/http_session.hpp"
#include "site/intake/request_log.hpp"
#include "site/intake/startup_error.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <csignal>
#include <memory>
#include <unordered_set>
#include <utility>
#include <vector>

namespace sealwell::intake {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr std::chrono::seconds time_to_finish{10};

// How long to wait when the system has no more file descriptors to give.
constexpr std::chrono::milliseconds accept_pause{100};

}  // namespace

struct Server::Network {
  asio::io_context io{1};
  tcp::acceptor acceptor{io};
  asio::signal_set signals{io};
  asio::steady_timer deadline{io};
  asio::steady_timer pause{io};
  // A session that waits for the store has nothing pending here; this keeps its answer possible.
  asio::executor_work_guard<asio::io_context::executor_type> work{asio::make_work_guard(io)};
  std::unordered_set<HttpSession*> sessions;
};

Server::Server(const Options& options, Metrics& metrics)
    : options_(options), metrics_(metrics), network_(std::make_unique<Network>()) {
  tcp::acceptor& acceptor = network_->acceptor;
  boost::system::error_code failed;
  const auto address = asio::ip::make_address(options.listen_address, failed);
  if (failed) throw StartupError("--listen: " + options.listen_address + " is not an IP address");
  const tcp::endpoint endpoint(address, options.listen_port);
  try {
    acceptor.open(endpoint.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    acceptor.bind(endpoint);
    acceptor.listen(asio::socket_base::max_listen_connections);
  } catch (const boost::system::system_error& error) {
    throw StartupError("--listen: cannot listen on " + options.listen_address + ":" +
                       std::to_string(options.listen_port) + " (" + error.code().message() +
                       "). Stop what listens there, or name another port.");
  }
}

Server::~Server() {
  // After an exception there may be sessions, which end with the network: they are to find it gone.
  const std::unique_ptr<Network> ending = std::move(network_);
}

std::string Server::origin() const {
  const auto endpoint = network_->acceptor.local_endpoint();
  const std::string address = endpoint.address().to_string();
  return "http://" + (endpoint.address().is_v6() ? "[" + address + "]" : address) + ":" +
         std::to_string(endpoint.port());
}

void Server::post(std::function<void()> action) { asio::post(network_->io, std::move(action)); }

void Server::run(Router& router) {
  router_ = &router;
  network_->signals.add(SIGINT);
  network_->signals.add(SIGTERM);
  network_->signals.async_wait([this](boost::system::error_code failed, int) {
    if (!failed) stop();
  });
  accept();
  network_->io.run();
}

void Server::accept() {
  if (accepting_ || stopping_ || network_->sessions.size() >= options_.connections) return;
  accepting_ = true;
  network_->acceptor.async_accept([this](boost::system::error_code failed, tcp::socket socket) {
    accepting_ = false;
    if (stopping_) return;
    if (failed) {
      network_->pause.expires_after(accept_pause);
      network_->pause.async_wait([this](boost::system::error_code cancelled) {
        if (!cancelled) accept();
      });
      return;
    }
    begin_http_session(std::move(socket), *this);
    accept();
  });
}

void Server::opened(HttpSession& session) {
  network_->sessions.insert(&session);
  metrics_.connection_opened();
}

void Server::closed(HttpSession& session) {
  if (!network_) return;
  network_->sessions.erase(&session);
  metrics_.connection_closed();
  end_if_idle();
  accept();
}

void Server::stop() {
  log_event("stopping", "finishing what is being received and written");
  stopping_ = true;
  // A second signal finds the system's own handling again and ends the program at once.
  network_->signals.clear();
  network_->acceptor.close();
  network_->pause.cancel();
  for (HttpSession* session : std::vector(network_->sessions.begin(), network_->sessions.end())) session->finish();
  network_->deadline.expires_after(time_to_finish);
  network_->deadline.async_wait([this](boost::system::error_code cancelled) {
    if (cancelled) return;
    for (HttpSession* session : std::vector(network_->sessions.begin(), network_->sessions.end())) session->close();
  });
  end_if_idle();
}

void Server::end_if_idle() {
  if (!stopping_ || !network_->sessions.empty()) return;
  network_->deadline.cancel();
  network_->work.reset();
}

}  // namespace sealwell::intake
