#include "site/intake/request_log.hpp"

#include "core/base/civil_date.hpp"
#include "core/json/value.hpp"

#include <unistd.h>

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

// One write for a line, so that lines of several threads or processes do not mix.
void write_line(const json::Value& value) {
  const std::string line = json::write(value) + "\n";
  std::string_view left = line;
  while (!left.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, left.data(), left.size());
    if (written <= 0) return;  // Nobody reads the log; serving goes on.
    left.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

std::string_view known_method(std::string_view method) {
  constexpr std::array<std::string_view, 7> known{"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"};
  return std::ranges::find(known, method) != known.end() ? method : "other";
}

void log_request(const LoggedRequest& request) {
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(request.took).count();
  write_line(json::Value::object()
                 .set("at", now_text())
                 .set("method", request.method)
                 .set("route", request.route)
                 .set("status", static_cast<std::int64_t>(request.status))
                 .set("bytes", size_bucket(request.bytes))
                 .set("ms", static_cast<std::int64_t>(ms)));
}

void log_event(std::string_view name, std::string_view text) {
  write_line(json::Value::object().set("at", now_text()).set("event", name).set("text", text));
}

}  // namespace sealwell::intake
