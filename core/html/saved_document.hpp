#pragma once

#include "core/engine/screen_fwd.hpp"

#include <string>

namespace sealwell::html {

/// A screen as a file to keep: one HTML document with its style inside, which opens and prints
/// anywhere without a network.
[[nodiscard]] std::string document_html(const engine::Screen& screen);

}  // namespace sealwell::html
