#pragma once

#include <string>

namespace sealwell::window {

/// Writes what the current OpenGL context has drawn, `width` by `height` pixels, as a PNG file. False when it can't be written.
[[nodiscard]] bool write_png(const std::string& path, int width, int height);

}  // namespace sealwell::window
