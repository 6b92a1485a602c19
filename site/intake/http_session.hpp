#pragma once

#include "core/base/bytes.hpp"

#include "site/intake/answer.hpp"
#include "site/intake/router.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/vector_body.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

namespace sealwell::intake {

class Server;

/// One connection: reads a request, has it answered, writes the answer, and again. Every phase
/// has its time; a client that is slower loses the connection.
class HttpSession : public std::enable_shared_from_this<HttpSession> {
 public:
  HttpSession(boost::asio::ip::tcp::socket socket, Server& server);
  ~HttpSession();
  HttpSession(const HttpSession&) = delete;
  HttpSession& operator=(const HttpSession&) = delete;

  void start();
  /// The program stops: closes at once when nothing is being done, otherwise after the answer.
  void finish();
  /// Drops the connection; what is pending ends with an error.
  void close();

 private:
  using Failed = boost::beast::error_code;
  using Parser = boost::beast::http::request_parser<boost::beast::http::vector_body<std::uint8_t>>;
  using Response = boost::beast::http::response<boost::beast::http::span_body<const char>>;

  void read_head();
  void on_head(Failed failed);
  void continue_to_body();
  void read_body();
  void on_body(Failed failed);
  void handle();
  void refuse_broken(Failed failed);
  void answer(Answer answer);
  void note(unsigned status) const;
  void on_written(Failed failed);
  void linger();
  [[nodiscard]] RequestHead head_of_request() const;
  [[nodiscard]] std::string client() const;

  boost::beast::tcp_stream stream_;
  Server& server_;
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  RequestHead head_;
  BodyBudget::Share share_;
  Answer answer_;
  std::optional<Response> response_;
  std::optional<boost::beast::http::response<boost::beast::http::empty_body>> continue_;
  std::chrono::steady_clock::time_point began_at_;
  std::size_t body_bytes_ = 0;
  std::size_t drained_ = 0;
  bool waiting_for_head_ = false;
};

}  // namespace sealwell::intake
