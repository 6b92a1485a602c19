#include "shell/files/clock.hpp"

#include "core/base/civil_date.hpp"

#include <chrono>

namespace sealwell::shell {

std::int64_t clock_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

Result<std::int64_t, Message> instant_or_now(const std::string& text) {
  if (text.empty()) return clock_now();
  if (const auto instant = parse_instant(text)) return *instant;
  return Message{"\"" + text + "\" is not a UTC time: write it like 2026-11-22T09:30:00Z"};
}

}  // namespace sealwell::shell
