#include "site/intake/server.hpp"

#include "site/intake/http_session.hpp"
#include "site/intake/request_log.hpp"
#include "site/intake/startup_error.hpp"

#include <boost/asio/ip/address.hpp>

#include <chrono>
#include <csignal>
#include <memory>
#include <vector>

namespace sealwell::intake {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr std::chrono::seconds time_to_finish{10};

// How long to wait when the system has no more file descriptors to give.
constexpr std::chrono::milliseconds accept_pause{100};

}  // namespace

Server::Server(asio::io_context& io, const Options& options, Router& router, Metrics& metrics)
    : options_(options), router_(router), metrics_(metrics), acceptor_(io), signals_(io), deadline_(io), pause_(io),
      work_(asio::make_work_guard(io)) {
  boost::system::error_code failed;
  const auto address = asio::ip::make_address(options.listen_address, failed);
  if (failed) throw StartupError("--listen: " + options.listen_address + " is no IP address");
  const tcp::endpoint endpoint(address, options.listen_port);
  try {
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(asio::socket_base::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen(asio::socket_base::max_listen_connections);
  } catch (const boost::system::system_error& error) {
    throw StartupError("--listen: cannot listen on " + options.listen_address + ":" +
                       std::to_string(options.listen_port) + " (" + error.code().message() +
                       "). Stop what listens there, or name another port.");
  }
}

std::string Server::origin() const {
  const auto endpoint = acceptor_.local_endpoint();
  const std::string address = endpoint.address().to_string();
  return "http://" + (endpoint.address().is_v6() ? "[" + address + "]" : address) + ":" +
         std::to_string(endpoint.port());
}

void Server::start() {
  signals_.add(SIGINT);
  signals_.add(SIGTERM);
  signals_.async_wait([this](boost::system::error_code failed, int) {
    if (!failed) stop();
  });
  accept();
}

void Server::accept() {
  if (accepting_ || stopping_ || sessions_.size() >= options_.connections) return;
  accepting_ = true;
  acceptor_.async_accept([this](boost::system::error_code failed, tcp::socket socket) {
    accepting_ = false;
    if (stopping_) return;
    if (failed) {
      pause_.expires_after(accept_pause);
      pause_.async_wait([this](boost::system::error_code cancelled) {
        if (!cancelled) accept();
      });
      return;
    }
    std::make_shared<HttpSession>(std::move(socket), *this)->start();
    accept();
  });
}

void Server::opened(HttpSession& session) {
  sessions_.insert(&session);
  metrics_.connection_opened();
}

void Server::closed(HttpSession& session) {
  sessions_.erase(&session);
  metrics_.connection_closed();
  end_if_idle();
  accept();
}

void Server::stop() {
  log_event("stopping", "finishing what is being received and written");
  stopping_ = true;
  // A second signal finds the system's own handling again and ends the program at once.
  signals_.clear();
  acceptor_.close();
  pause_.cancel();
  for (HttpSession* session : std::vector(sessions_.begin(), sessions_.end())) session->finish();
  deadline_.expires_after(time_to_finish);
  deadline_.async_wait([this](boost::system::error_code cancelled) {
    if (cancelled) return;
    for (HttpSession* session : std::vector(sessions_.begin(), sessions_.end())) session->close();
  });
  end_if_idle();
}

void Server::end_if_idle() {
  if (!stopping_ || !sessions_.empty()) return;
  deadline_.cancel();
  work_.reset();
}

}  // namespace sealwell::intake
