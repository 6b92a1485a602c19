#pragma once

#include "core/base/bytes.hpp"

#include "site/intake/answer.hpp"
#include "site/intake/body_budget.hpp"
#include "site/intake/envelope_routes.hpp"
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
  std::optional<std::uint64_t> content_length;  ///< Nothing when the length is not announced.
};

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
    const Tokens* tokens = nullptr;    ///< Nothing: nobody collects.
    const StaticSite* site = nullptr;  ///< Nothing: no site.
  };
  Router(Parts parts, std::size_t budget_bytes) : parts_(parts), budget_(budget_bytes) {}

  [[nodiscard]] Route route_of(std::string_view path) const;

  /// What a head by itself decides: an answer, or a share of memory for the body that may now come.
  struct Admission {
    std::optional<Answer> answer;
    BodyBudget::Share share;  ///< Held until the request is answered.
  };
  [[nodiscard]] Admission admit(const RequestHead& head, RateLimit::Time now);

  /// Answers an admitted request. `reply` is called once, now or later.
  void handle(const RequestHead& head, Bytes body, Reply reply);

 private:
  [[nodiscard]] std::optional<Answer> refuse_method(const RequestHead& head, Route route) const;
  [[nodiscard]] std::optional<Answer> refuse_post(const RequestHead& head, Route route) const;

  Parts parts_;
  BodyBudget budget_;
};

}  // namespace sealwell::intake
