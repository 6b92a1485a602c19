#pragma once

#include "core/session/screen.hpp"

#include <string>

namespace sealwell::journey {

/// A screen as a file to keep: one HTML document with its style inside, which opens and prints
/// anywhere without a network.
[[nodiscard]] std::string document_html(const session::Screen& screen);

}  // namespace sealwell::journey
