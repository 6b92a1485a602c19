#pragma once

#include "site/intake/listener.hpp"

#include <boost/asio/ip/tcp.hpp>

namespace sealwell::intake {

class Server;

/// One connection: reads a request, has it answered, writes the answer, and again. Every phase
/// has its time; a client that is slower loses the connection.
class HttpSession {
 public:
  virtual ~HttpSession() = default;

  /// The program stops: closes at once when nothing is being done, otherwise after the answer.
  virtual void finish() = 0;
  /// Drops the connection; what is pending ends with an error.
  virtual void close() = 0;
  /// Makes room for others: drops the connection, after a word to a proxy, which would take silence for an intake that
  /// is down. Only while it waits for its client.
  virtual void give_up() = 0;
};

/// Begins to answer what comes over `socket`, which `listener` accepted. The session lives until its connection ends,
/// and tells `server` of both.
void begin_http_session(boost::asio::ip::tcp::socket socket, Server& server, Listener listener);

}  // namespace sealwell::intake
