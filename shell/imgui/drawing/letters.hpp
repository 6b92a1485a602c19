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

/// The bytes of the font files that cmake/workbench_letters.cmake makes.
struct LetterFiles {
  std::string text;    ///< text.ttf: Latin, punctuation, marks
  std::string arabic;  ///< arabic.ttf: the letters of Urdu, and the forms in which they join
  std::string code;    ///< code.ttf: of one width
};

/// Loads the letters into the current context and forgets those that were there before; `files` must stay as long as it.
/// `scale`: of the display times what the reader asked for. False when a font can't be read.
[[nodiscard]] bool load_letters(Letters& letters, const LetterFiles& files, float scale);

}  // namespace sealwell::drawing
