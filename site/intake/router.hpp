#pragma once

#include "core/base/bytes.hpp"

#include "site/intake/answer.hpp"
#include "site/intake/body_budget.hpp"
#include "site/intake/envelope_routes.hpp"
#include "site/intake/listener.hpp"
#include "site/intake/metrics.hpp"
#include "site/intake/rate_limit.hpp"
#include "site/intake/static_site.hpp"
#include "site/intake/store_thread.hpp"
#include "site/intake/tokens.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace sealwell::intake {

/// The route's name as logs and metrics say it.
enum class Route : std::uint8_t { envelopes, envelope, withdrawal, health, metrics, site, other };
[[nodiscard]] std::string_view route_name(Route route);

/// What of a request's head decides how it is answered.
struct RequestHead {
  std::string method;
  std::string path;   ///< Without the query; not decoded.
  std::string query;  ///< Without the question mark.
  std::string accept_encoding, authorization, content_encoding, content_type, if_none_match, proof;
  std::string client;                           ///< See client_key.
  Listener listener = Listener::everybody;      ///< Where it came in.
  std::optional<std::uint64_t> content_length;  ///< Nothing when the length is not announced.
};

/// 503: there is no memory, or no connection, to spare.
[[nodiscard]] Answer busy();

/// Which answer a request gets. Knows HTTP's rules and the routes; does no input or output itself.
class Router {
 public:
  /// Hands over an answer, on the thread that runs the sessions.
  using Reply = std::function<void(Answer)>;

  struct Parts {
    EnvelopeRoutes& envelopes;
    StoreThread& store;
    Metrics& metrics;
    RateLimit& rate_limit;
    BodyBudget& memory;
    const Tokens* tokens = nullptr;  ///< Nothing: nobody collects.
    /// Nothing: the numbers need no token, and are not told to everybody.
    const Tokens* metrics_tokens = nullptr;
    bool metrics_apart = false;        ///< The numbers have an address of their own, and no other tells them.
    const StaticSite* site = nullptr;  ///< Nothing: no site.
  };
  explicit Router(Parts parts) : parts_(parts) {}

  [[nodiscard]] Route route_of(const RequestHead& head) const;

  /// What a head by itself decides: an answer, or that a body may now come.
  struct Admission {
    std::optional<Answer> answer;
    bool takes_body = false;
  };
  [[nodiscard]] Admission admit(const RequestHead& head, RateLimit::Time now);

  /// Answers an admitted request. `reply` is called once, now or later.
  void handle(const RequestHead& head, Bytes body, Reply reply);

  /// Whence bodies get their memory.
  [[nodiscard]] BodyBudget& memory() { return parts_.memory; }

 private:
  [[nodiscard]] std::optional<Answer> refuse_method(const RequestHead& head, Route route) const;
  [[nodiscard]] std::optional<Answer> refuse_post(const RequestHead& head, Route route) const;
  /// The tokens of which one is needed there for anything but a POST; nothing when none is.
  [[nodiscard]] const Tokens* tokens_for(Route route) const;
  [[nodiscard]] bool tells_metrics(Listener listener) const;

  Parts parts_;
};

}  // namespace sealwell::intake
