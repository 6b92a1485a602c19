#pragma once

#include "core/engine/screen_fwd.hpp"

#include <string>

namespace sealwell::describe {

/// A screen as plain text, without line wrapping: safety messages, then every block in order, then the help line.
/// Controls are in brackets; service name, languages and the Back link are left out. Each text stands on one line, with
/// every character to be seen, but the values of a summary, which may have several, all indented.
[[nodiscard]] std::string screen_text(const engine::Screen& screen);

}  // namespace sealwell::describe
