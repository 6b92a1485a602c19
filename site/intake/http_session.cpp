#include "site/intake/http_session.hpp"

#include "core/base/bytes.hpp"
#include "core/sealing/envelope.hpp"

#include "site/intake/address.hpp"
#include "site/intake/answer.hpp"
#include "site/intake/arriving_body.hpp"
#include "site/intake/request_log.hpp"
#include "site/intake/router.hpp"
#include "site/intake/server.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/write.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sealwell::intake {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::asio::ip::tcp;

constexpr std::uint32_t most_header_bytes = 8 * 1024;
constexpr std::size_t most_buffered_bytes = 64 * 1024;

// What is read and thrown away after a refusal, so that the client gets to see the answer before
// the connection is reset under what it is still sending.
constexpr std::size_t most_drained_bytes = 4 * 1024 * 1024;
constexpr std::chrono::seconds drain_time{5};

Answer too_slow() {
  return refusal(408, "too_slow", "The body took longer to arrive than the intake waits. Send it again, all at once.");
}

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 64> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
  return {text.data(), length};
}

bool too_long_header(beast::error_code failed) {
  return failed == http::error::header_limit || failed == http::error::buffer_overflow;
}

/// The session over Beast, which this file alone includes: no other header of the intake takes so long to compile.
class BeastSession final : public HttpSession, public std::enable_shared_from_this<BeastSession> {
 public:
  BeastSession(tcp::socket socket, Server& server, Listener listener);
  ~BeastSession() override;
  BeastSession(const BeastSession&) = delete;
  BeastSession& operator=(const BeastSession&) = delete;

  void start();
  void finish() override;
  void close() override;
  void give_up() override;

 private:
  using Failed = beast::error_code;
  using Parser = http::request_parser<ArrivingBody>;
  using Response = http::response<http::span_body<const char>>;

  void read_head();
  void on_head(Failed failed);
  void continue_to_body();
  void read_body();
  void read_more();
  void on_more(Failed failed);
  void refuse_body(Answer answer);
  void handle();
  void refuse_broken(Failed failed);
  void answer(Answer answer);
  void note(unsigned status) const;
  void on_written(Failed failed);
  void linger();
  [[nodiscard]] RequestHead head_of_request() const;
  [[nodiscard]] std::string peer() const;
  [[nodiscard]] std::string client() const;

  /// What the connection is about; `serving` while nothing of the client is waited for.
  enum class Phase : std::uint8_t { head, body, serving, writing };

  beast::tcp_stream stream_;
  Server& server_;
  const Listener listener_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  RequestHead head_;
  BodyBudget::Share share_;             ///< Of a whole body, until it is answered.
  std::optional<Answer> refused_body_;  ///< Why no more of the body is waited for.
  Answer answer_;
  std::optional<Response> response_;
  std::optional<http::response<http::empty_body>> continue_;
  std::chrono::steady_clock::time_point began_at_;
  std::size_t body_bytes_ = 0;
  std::size_t drained_ = 0;
  Phase phase_ = Phase::head;
  asio::steady_timer body_deadline_;
};

BeastSession::BeastSession(tcp::socket socket, Server& server, Listener listener)
    : stream_(std::move(socket)), server_(server), listener_(listener), buffer_(most_buffered_bytes),
      body_deadline_(stream_.get_executor()) {
  server_.opened(*this, listener_, peer());
}

BeastSession::~BeastSession() { server_.closed(*this, listener_); }

void BeastSession::start() {
  beast::error_code ignored;
  stream_.socket().set_option(tcp::no_delay(true), ignored);
  read_head();
}

void BeastSession::finish() {
  if (phase_ == Phase::head) close();
}

void BeastSession::close() {
  beast::error_code ignored;
  stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
  stream_.close();
}

void BeastSession::give_up() {
  if (phase_ == Phase::body && server_.options().trust_proxy) return refuse_body(busy());
  close();
}

void BeastSession::read_head() {
  parser_.emplace();
  parser_->header_limit(most_header_bytes);
  parser_->body_limit(sealing::envelope_max_bytes);
  share_ = {};
  refused_body_.reset();
  body_bytes_ = 0;
  phase_ = Phase::head;
  server_.waits(*this, listener_, peer());
  stream_.expires_after(server_.options().header_time);
  http::async_read_header(stream_, buffer_, *parser_,
                          [self = shared_from_this()](Failed failed, std::size_t) { self->on_head(failed); });
}

void BeastSession::on_head(Failed failed) {
  phase_ = Phase::serving;
  server_.works(*this, listener_);
  began_at_ = std::chrono::steady_clock::now();
  head_ = head_of_request();
  if (failed) return refuse_broken(failed);
  Router::Admission admission = server_.router().admit(head_, began_at_);
  if (admission.answer) return answer(std::move(*admission.answer));
  if (parser_->is_done()) return handle();
  if (!admission.takes_body) {
    return answer(refusal(413, "no_body_here", "This address takes no body. Send the request without one."));
  }
  read_body();
}

void BeastSession::read_body() {
  phase_ = Phase::body;
  server_.waits(*this, listener_, head_.client);
  parser_->get().body().share = server_.router().memory().open(head_.client, [this] {
    Bytes().swap(parser_->get().body().bytes);
    server_.metrics().body_given_up();
    refuse_body(busy());
  });
  parser_->eager(true);
  // The time is for all of the body, however it comes. The stream's own would end the connection without a word.
  stream_.expires_never();
  body_deadline_.expires_after(server_.options().body_time);
  body_deadline_.async_wait([self = shared_from_this()](Failed cancelled) {
    if (!cancelled && self->phase_ == Phase::body) self->refuse_body(too_slow());
  });
  if (beast::iequals(parser_->get()[http::field::expect], "100-continue")) return continue_to_body();
  read_more();
}

void BeastSession::continue_to_body() {
  continue_.emplace(http::status::continue_, 11);
  http::async_write(stream_, *continue_, [self = shared_from_this()](Failed failed, std::size_t) {
    if (failed) return self->on_more(failed);
    self->read_more();
  });
}

void BeastSession::read_more() {
  // Refused while something else was about to happen, so that nothing was pending that could be cancelled.
  if (refused_body_) return on_more({});
  http::async_read_some(stream_, buffer_, *parser_,
                        [self = shared_from_this()](Failed failed, std::size_t) { self->on_more(failed); });
}

void BeastSession::on_more(Failed failed) {
  if (!refused_body_ && !failed && !parser_->is_done()) return read_more();
  phase_ = Phase::serving;
  body_deadline_.cancel();
  server_.works(*this, listener_);
  if (refused_body_) return answer(std::move(*refused_body_));
  if (parser_->get().body().refused) return answer(busy());
  if (failed) return refuse_broken(failed);
  handle();
}

void BeastSession::refuse_body(Answer answer) {
  refused_body_ = std::move(answer);
  stream_.cancel();
}

void BeastSession::handle() {
  Bytes body = std::move(parser_->get().body().bytes);
  share_ = std::move(parser_->get().body().share);
  body_bytes_ = body.size();
  // The store takes as long as it takes; its answer sets the next limit.
  stream_.expires_never();
  server_.router().handle(head_, std::move(body),
                          [self = shared_from_this()](Answer answer) { self->answer(std::move(answer)); });
}

void BeastSession::refuse_broken(Failed failed) {
  if (failed == http::error::body_limit) return answer(envelope_too_large());
  if (too_long_header(failed)) {
    return answer(refusal(431, "header_too_large", "The request's header is longer than 8 KiB. Send a shorter one."));
  }
  // Beyond what HTTP itself got wrong, the connection is gone or its time is up.
  if (failed.category() != http::make_error_code(http::error::bad_method).category() ||
      failed == http::error::end_of_stream || failed == http::error::partial_message) {
    return close();
  }
  answer(refusal(400, "bad_request", "This is not a request of HTTP/1.1. Check the client."));
}

void BeastSession::answer(Answer answer) {
  answer_ = std::move(answer);
  const bool without_body = answer_.status == 204 || answer_.status == 304;
  const bool keep_alive = parser_->is_done() && !refused_body_ && parser_->get().keep_alive() && !server_.stopping();
  const std::string_view body = answer_.body();

  response_.emplace();
  response_->version(11);
  response_->result(answer_.status);
  for (const auto& [name, value] : answer_.headers) response_->insert(name, value);
  response_->set(http::field::date, http_date());
  if (!without_body) response_->content_length(body.size());
  if (!without_body && head_.method != "HEAD") response_->body() = {body.data(), body.size()};
  response_->keep_alive(keep_alive);

  note(answer_.status);
  phase_ = Phase::writing;
  server_.waits(*this, listener_, head_.client);
  stream_.expires_after(server_.options().body_time);
  http::async_write(stream_, *response_,
                    [self = shared_from_this()](Failed failed, std::size_t) { self->on_written(failed); });
}

void BeastSession::note(unsigned status) const {
  const auto took = std::chrono::steady_clock::now() - began_at_;
  const std::string_view route = route_name(server_.router().route_of(head_));
  const std::string_view method = known_method(head_.method);
  server_.metrics().request(route, method, status, took);
  log_request({method, route, status, body_bytes_, took});
}

void BeastSession::on_written(Failed failed) {
  if (failed) return close();
  const bool keep_alive = response_->keep_alive();
  const bool unread = refused_body_ || !parser_->is_done();
  response_.reset();
  answer_ = {};
  share_ = {};
  parser_->get().body() = {};
  if (keep_alive && !server_.stopping()) return read_head();
  if (!unread) return close();
  beast::error_code ignored;
  stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  drained_ = 0;
  buffer_.clear();
  stream_.expires_after(drain_time);
  linger();
}

void BeastSession::linger() {
  stream_.async_read_some(buffer_.prepare(most_buffered_bytes / 2),
                          [self = shared_from_this()](Failed failed, std::size_t bytes) {
                            self->drained_ += bytes;
                            if (failed || self->drained_ > most_drained_bytes) return self->close();
                            self->linger();
                          });
}

RequestHead BeastSession::head_of_request() const {
  const auto& request = parser_->get();
  const auto text = [](beast::string_view view) { return std::string(view.data(), view.size()); };
  const std::string target = text(request.target());
  const std::size_t mark = target.find('?');
  RequestHead head;
  head.method = text(request.method_string());
  head.path = target.substr(0, mark);
  if (mark != std::string::npos) head.query = target.substr(mark + 1);
  head.accept_encoding = text(request[http::field::accept_encoding]);
  head.authorization = text(request[http::field::authorization]);
  head.content_encoding = text(request[http::field::content_encoding]);
  head.content_type = text(request[http::field::content_type]);
  head.if_none_match = text(request[http::field::if_none_match]);
  head.proof = text(request["Sealwell-Proof"]);
  head.client = client();
  head.listener = listener_;
  // A head that was broken off has no length to tell.
  if (!parser_->is_header_done()) return head;
  if (const auto length = parser_->content_length()) head.content_length = *length;
  return head;
}

std::string BeastSession::peer() const {
  beast::error_code failed;
  const auto peer = stream_.socket().remote_endpoint(failed);
  return failed ? std::string() : client_key(peer.address());
}

std::string BeastSession::client() const {
  if (!server_.options().trust_proxy || listener_ == Listener::metrics) return peer();
  beast::error_code failed;
  const auto peer = stream_.socket().remote_endpoint(failed);
  if (failed) return {};
  // A proxy may add a line of its own instead of an entry: the last line counts.
  std::string last;
  const auto lines = parser_->get().equal_range("X-Forwarded-For");
  for (auto line = lines.first; line != lines.second; ++line) last = std::string(line->value());
  return client_key(forwarded_address(last, peer.address()));
}

}  // namespace

void begin_http_session(tcp::socket socket, Server& server, Listener listener) {
  std::make_shared<BeastSession>(std::move(socket), server, listener)->start();
}

}  // namespace sealwell::intake
