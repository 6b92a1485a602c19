#pragma once

#include "core/engine/screen_fwd.hpp"

#include <string>

namespace sealwell::describe {

/// A screen or page as plain text, lines of any length: safety messages first, then every block in order, then whom to
/// call. A control stands in brackets; the frame around the blocks (service, languages, Back) is left out.
[[nodiscard]] std::string screen_text(const engine::Screen& screen);

}  // namespace sealwell::describe
