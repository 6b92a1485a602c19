#pragma once

#include "core/engine/screen_fwd.hpp"

#include <string>

namespace sealwell::html {

/// A screen as one HTML document with inline style, which opens and prints without a network.
[[nodiscard]] std::string document_html(const engine::Screen& screen);

}  // namespace sealwell::html
