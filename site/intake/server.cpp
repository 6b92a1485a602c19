#include "site/intake/server.hpp"

#include "site/intake/connections.hpp"
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

// One that asks, and a few that were forgotten.
constexpr std::size_t most_metrics_connections = 16;

}  // namespace

struct Server::Listening {
  Listening(asio::io_context& io, std::size_t most, std::size_t most_per_client)
      : acceptor(io), pause(io), connections(most, most_per_client) {}
  tcp::acceptor acceptor;
  asio::steady_timer pause;
  Connections connections;
  bool accepting = false;
};

struct Server::Network {
  explicit Network(const Options& options)
      // Behind a proxy every connection is the proxy's.
      : everybody(io, options.connections, options.trust_proxy ? 0 : options.connections_per_address),
        metrics(io, most_metrics_connections, 0) {}
  asio::io_context io{1};
  Listening everybody;
  Listening metrics;
  asio::signal_set signals{io};
  asio::steady_timer deadline{io};
  // A session that waits for the store has nothing pending here; this keeps its answer possible.
  asio::executor_work_guard<asio::io_context::executor_type> work{asio::make_work_guard(io)};
  std::unordered_set<HttpSession*> sessions;
};

Server::Server(const Options& options, Metrics& metrics)
    : options_(options), metrics_(metrics), network_(std::make_unique<Network>(options)) {
  listen(Listener::everybody, options.listen, "--listen");
  if (options.metrics_listen) listen(Listener::metrics, *options.metrics_listen, "--metrics-listen");
}

void Server::listen(Listener listener, const ListenAddress& where, const char* option) {
  tcp::acceptor& acceptor = listening(listener).acceptor;
  const std::string named = std::string(option) + ": ";
  boost::system::error_code failed;
  const auto address = asio::ip::make_address(where.address, failed);
  if (failed) throw StartupError(named + where.address + " is not an IP address");
  const tcp::endpoint endpoint(address, where.port);
  try {
    acceptor.open(endpoint.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    acceptor.bind(endpoint);
    acceptor.listen(asio::socket_base::max_listen_connections);
  } catch (const boost::system::system_error& error) {
    throw StartupError(named + "cannot listen on " + where.address + ":" + std::to_string(where.port) + " (" +
                       error.code().message() + "). Stop what listens there, or name another port.");
  }
}

Server::~Server() {
  // After an exception there may be sessions, which end with the network: they are to find it gone.
  const std::unique_ptr<Network> ending = std::move(network_);
}

Server::Listening& Server::listening(Listener listener) {
  return listener == Listener::metrics ? network_->metrics : network_->everybody;
}

std::string Server::origin(Listener listener) {
  const tcp::acceptor& acceptor = listening(listener).acceptor;
  if (!acceptor.is_open()) return {};
  const auto endpoint = acceptor.local_endpoint();
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
  accept(Listener::everybody);
  accept(Listener::metrics);
  network_->io.run();
}

void Server::accept(Listener listener) {
  Listening& at = listening(listener);
  if (at.accepting || stopping_ || !at.acceptor.is_open() || !at.connections.can_take_another()) return;
  at.accepting = true;
  at.acceptor.async_accept([this, &at, listener](boost::system::error_code failed, tcp::socket socket) {
    at.accepting = false;
    if (stopping_) return;
    if (failed) {
      at.pause.expires_after(accept_pause);
      at.pause.async_wait([this, listener](boost::system::error_code cancelled) {
        if (!cancelled) accept(listener);
      });
      return;
    }
    begin_http_session(std::move(socket), *this, listener);
    accept(listener);
  });
}

void Server::opened(HttpSession& session, Listener listener, const std::string& client) {
  Connections& connections = listening(listener).connections;
  network_->sessions.insert(&session);
  connections.opened(session, client);
  if (listener == Listener::everybody) metrics_.connection_opened();
  HttpSession* const given_up = connections.to_give_up(session);
  if (!given_up) return;
  connections.closed(*given_up);
  if (listener == Listener::everybody) {
    metrics_.connection_given_up();
    metrics_.connection_closed();
  }
  given_up->give_up();
}

void Server::closed(HttpSession& session, Listener listener) {
  if (!network_) return;
  network_->sessions.erase(&session);
  const bool was_counted = listening(listener).connections.closed(session);
  if (was_counted && listener == Listener::everybody) metrics_.connection_closed();
  end_if_idle();
  accept(listener);
}

void Server::waits(HttpSession& session, Listener listener, const std::string& client) {
  Connections& connections = listening(listener).connections;
  connections.belongs_to(session, client);
  connections.waits(session);
  accept(listener);
}

void Server::works(HttpSession& session, Listener listener) { listening(listener).connections.works(session); }

void Server::stop() {
  log_event("stopping", "finishing what is being received and written");
  stopping_ = true;
  // A second signal finds the system's own handling again and ends the program at once.
  network_->signals.clear();
  for (Listening* at : {&network_->everybody, &network_->metrics}) {
    at->acceptor.close();
    at->pause.cancel();
  }
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
