#pragma once

#include "shell/files/message.hpp"

#include <cstdint>
#include <string>

namespace sealwell::shell {

/// The present time in milliseconds since 1970-01-01T00:00:00Z.
[[nodiscard]] std::int64_t clock_now();

/// Reads an instant (YYYY-MM-DDThh:mm:ssZ) into milliseconds since 1970-01-01T00:00:00Z; the present time for an empty
/// text.
[[nodiscard]] Result<std::int64_t, Message> instant_or_now(const std::string& text);

}  // namespace sealwell::shell
