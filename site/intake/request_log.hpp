#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace sealwell::intake {

/// What may be written down about one request: nothing that came from the client but its method,
/// and that only when it is a usual one.
struct LoggedRequest {
  std::string_view method;  ///< See `known_method`.
  std::string_view route;   ///< The route's name, never the path.
  unsigned status = 0;
  std::size_t bytes = 0;  ///< Of the request's body; only its bucket is written.
  std::chrono::steady_clock::duration took{};
};

/// `method` when it is one of GET, HEAD, POST, PUT, DELETE, OPTIONS and PATCH; "other" otherwise.
[[nodiscard]] std::string_view known_method(std::string_view method);

/// One JSON object a line on stderr. Safe from any thread.
void log_request(const LoggedRequest& request);

/// An event of the program itself: `name`, and a text that holds nothing of any request.
void log_event(std::string_view name, std::string_view text);

}  // namespace sealwell::intake
