#include "site/intake/router.hpp"

#include "core/base/text.hpp"
#include "core/sealing/envelope_proof.hpp"

#include <algorithm>

namespace sealwell::intake {
namespace {

constexpr std::string_view envelopes_path = "/v1/envelopes";
constexpr std::string_view envelope_prefix = "/v1/envelopes/";
constexpr std::string_view withdrawal_suffix = "/withdrawal";
constexpr std::string_view envelope_type = "application/octet-stream";
constexpr unsigned seconds_until_less_busy = 5;

Answer not_found() { return refusal(404, "not_found", "There is nothing at this address. Check the address."); }

Answer health(bool healthy) {
  return healthy ? json_answer(200, R"({"status":"ok"})") : json_answer(503, R"({"status":"failing"})");
}

Answer metrics_text(const Metrics& metrics) {
  Answer answer = json_answer(200, metrics.text());
  answer.headers[0].second = "text/plain; version=0.0.4; charset=utf-8";
  return answer;
}

/// Seconds to wait when the client has used up its allowance, as an answer.
std::optional<Answer> refuse_rate(RateLimit& limit, const RequestHead& head, RateLimit::Time now) {
  const unsigned wait = limit.seconds_to_wait(head.client, now);
  if (wait == 0) return std::nullopt;
  return refusal_until(429, "too_many_requests", "Too many requests came from here. Wait, then send again.", wait);
}

}  // namespace

Answer busy() {
  return refusal_until(503, "busy", "The intake has more to do than it can hold. Send again soon.",
                       seconds_until_less_busy);
}

std::string_view route_name(Route route) {
  switch (route) {
    case Route::envelopes: return "envelopes";
    case Route::envelope: return "envelope";
    case Route::withdrawal: return "withdrawal";
    case Route::health: return "healthz";
    case Route::metrics: return "metrics";
    case Route::site: return "site";
    case Route::other: break;
  }
  return "other";
}

Route Router::route_of(const RequestHead& head) const {
  const std::string_view path = head.path;
  if (head.listener == Listener::metrics) return path == "/metrics" ? Route::metrics : Route::other;
  if (path == envelopes_path) return Route::envelopes;
  if (path.starts_with(envelope_prefix)) {
    return path.ends_with(withdrawal_suffix) ? Route::withdrawal : Route::envelope;
  }
  if (path == "/healthz") return Route::health;
  if (path == "/metrics") return Route::metrics;
  return parts_.site && parts_.site->has(path) ? Route::site : Route::other;
}

Router::Admission Router::admit(const RequestHead& head, RateLimit::Time now) {
  const Route route = route_of(head);
  if (auto refused = refuse_method(head, route)) return {std::move(refused)};
  const bool post = head.method == "POST";
  const Tokens* const tokens = post ? nullptr : tokens_for(route);
  // Each try of a token counts.
  if (post || tokens) {
    if (auto refused = refuse_rate(parts_.rate_limit, head, now)) return {std::move(refused)};
  }
  if (tokens && !tokens->allow(head.authorization)) {
    Answer answer = refusal(401, "unauthorised", "Send a token that this intake knows: Authorization: Bearer TOKEN.");
    answer.headers.emplace_back("WWW-Authenticate", "Bearer");
    return {std::move(answer)};
  }
  if (!post) return {};
  if (auto refused = refuse_post(head, route)) return {std::move(refused)};
  return {std::nullopt, true};
}

const Tokens* Router::tokens_for(Route route) const {
  switch (route) {
    case Route::envelopes:
    case Route::envelope: return parts_.tokens;
    case Route::metrics: return parts_.metrics_tokens;
    default: return nullptr;
  }
}

std::optional<Answer> Router::refuse_method(const RequestHead& head, Route route) const {
  std::vector<std::string_view> allowed;
  switch (route) {
    case Route::envelopes:
      // Without tokens nobody collects, and the route says nothing of it.
      if (!parts_.tokens && head.method == "GET") return not_found();
      allowed = {"POST"};
      if (parts_.tokens) allowed.emplace_back("GET");
      break;
    case Route::envelope:
      if (!parts_.tokens) return not_found();
      allowed = {"DELETE"};
      break;
    case Route::withdrawal: allowed = {"POST"}; break;
    case Route::metrics:
      if (!tells_metrics(head.listener)) return not_found();
      allowed = {"GET", "HEAD"};
      break;
    case Route::health:
    case Route::site: allowed = {"GET", "HEAD"}; break;
    case Route::other: return not_found();
  }
  if (std::ranges::find(allowed, head.method) != allowed.end()) return std::nullopt;
  Answer answer = refusal(405, "method_not_allowed", "This address takes other methods; Allow names them.");
  answer.headers.emplace_back("Allow", joined(allowed));
  return answer;
}

bool Router::tells_metrics(Listener listener) const {
  return listener == Listener::metrics || (!parts_.metrics_apart && parts_.metrics_tokens);
}

std::optional<Answer> Router::refuse_post(const RequestHead& head, Route route) const {
  const std::string_view type = trimmed(split(head.content_type, ';')[0]);
  const std::string coding = ascii_lower(trimmed(head.content_encoding));
  if (ascii_lower(type) != envelope_type || (!coding.empty() && coding != "identity")) {
    return refusal(415, "unsupported_media_type",
                   "Send the bytes as they are, with Content-Type: application/octet-stream.");
  }
  if (route == Route::withdrawal) {
    if (head.content_length.value_or(0) > sealing::envelope_proof_bytes) return withdrawal_invalid();
    return std::nullopt;
  }
  if (head.content_length.value_or(0) > sealing::envelope_max_bytes) return envelope_too_large();
  return std::nullopt;
}

void Router::handle(const RequestHead& head, Bytes body, Reply reply) {
  switch (route_of(head)) {
    case Route::envelopes:
      if (head.method == "POST") return parts_.envelopes.post(std::move(body), head.proof, std::move(reply));
      return parts_.envelopes.list(head.query, std::move(reply));
    case Route::envelope:
      return parts_.envelopes.remove(std::string_view(head.path).substr(envelope_prefix.size()), std::move(reply));
    case Route::withdrawal: {
      std::string_view id = std::string_view(head.path).substr(envelope_prefix.size());
      id.remove_suffix(std::min(id.size(), withdrawal_suffix.size()));
      return parts_.envelopes.withdraw(id, body, head.client, std::move(reply));
    }
    case Route::health: return reply(health(parts_.store.healthy()));
    case Route::metrics: return reply(metrics_text(parts_.metrics));
    case Route::site: return reply(parts_.site->get(head.path, head.accept_encoding, head.if_none_match));
    case Route::other: return reply(not_found());
  }
}

}  // namespace sealwell::intake
