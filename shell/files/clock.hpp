#pragma once

#include "shell/files/message.hpp"

#include <cstdint>
#include <string>

namespace sealwell::shell {

/// Milliseconds since 1970-01-01T00:00:00Z.
[[nodiscard]] std::int64_t clock_now();

/// The instant `text` (YYYY-MM-DDThh:mm:ssZ), or now when it is empty.
[[nodiscard]] Result<std::int64_t, Message> instant_or_now(const std::string& text);

}  // namespace sealwell::shell
