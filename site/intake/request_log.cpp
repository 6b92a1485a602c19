#include "site/intake/request_log.hpp"

#include "core/base/civil_date.hpp"
#include "core/json/value.hpp"

#include "site/intake/output.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace sealwell::intake {
namespace {

std::string now_text() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return instant_to_iso(std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
}

// Wide on purpose: an exact size could tell two referrals apart.
std::string_view size_bucket(std::size_t bytes) {
  constexpr std::array<std::pair<std::size_t, std::string_view>, 5> buckets{
      {{0, "0"}, {16'384, "<=16K"}, {65'536, "<=64K"}, {262'144, "<=256K"}, {1'048'576, "<=1M"}}};
  for (const auto& [most, name] : buckets) {
    if (bytes <= most) return name;
  }
  return ">1M";
}

}  // namespace

std::string_view known_method(std::string_view method) {
  constexpr std::array<std::string_view, 7> known{"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"};
  return std::ranges::find(known, method) != known.end() ? method : "other";
}

void log_request(const LoggedRequest& request) {
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(request.took).count();
  write_log_line(json::Value::object()
                     .set("at", now_text())
                     .set("method", request.method)
                     .set("route", request.route)
                     .set("status", static_cast<std::int64_t>(request.status))
                     .set("bytes", size_bucket(request.bytes))
                     .set("ms", static_cast<std::int64_t>(ms)));
}

void log_event(std::string_view name, std::string_view text) {
  write_log_line(json::Value::object().set("at", now_text()).set("event", name).set("text", text));
}

}  // namespace sealwell::intake
