#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sealwell::intake {

/// An HTTP answer before it is written. Status and headers are sent as they stand here;
/// Content-Length, Date and Connection are added.
struct Answer {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string text;                         ///< The body, unless `file` is set.
  std::shared_ptr<const std::string> file;  ///< A body that is shared between answers.

  [[nodiscard]] std::string_view body() const { return file ? std::string_view(*file) : std::string_view(text); }
};

/// JSON, never stored by a cache.
[[nodiscard]] Answer json_answer(unsigned status, std::string json);

/// A refusal: a stable name for programs and what to do for people. Neither may hold anything
/// that the client sent.
[[nodiscard]] Answer refusal(unsigned status, std::string_view error, std::string_view message);

/// A refusal that says when to come back.
[[nodiscard]] Answer refusal_until(unsigned status, std::string_view error, std::string_view message, unsigned seconds);

}  // namespace sealwell::intake
