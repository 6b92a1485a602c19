#pragma once

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
};

/// Begins to answer what comes over `socket`. The session lives until its connection ends, and tells `server` of both.
void begin_http_session(boost::asio::ip::tcp::socket socket, Server& server);

}  // namespace sealwell::intake
