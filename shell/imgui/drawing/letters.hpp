#pragma once

#include <string>

struct ImFont;

namespace sealwell::drawing {

/// The workbench's letters in the sizes in use. They live as long as the ImGui context that they were loaded into.
struct Letters {
  ImFont* body = nullptr;
  ImFont* heading = nullptr;  ///< Headings of level 1 and 2
  ImFont* fixed = nullptr;    ///< Code
};

/// Pixels of body text at scale 1.
inline constexpr float body_size = 18;

/// Loads the letters from a font file's bytes (`text`, and `fixed` for code) into the current context and forgets
/// those that were there before. `scale`: of the display times what the reader asked for. False when a font can't be read.
[[nodiscard]] bool load_letters(Letters& letters, const std::string& text, const std::string& fixed, float scale);

}  // namespace sealwell::drawing
