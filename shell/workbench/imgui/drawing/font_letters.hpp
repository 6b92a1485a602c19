#pragma once

#include "shell/workbench/imgui/drawing/letters.hpp"

#include <string>

namespace sealwell::drawing {

/// The bytes of the font files that cmake/workbench_letters.cmake makes.
struct LetterFiles {
  std::string text;    ///< text.ttf: Latin, punctuation, marks
  std::string arabic;  ///< arabic.ttf: the letters of Urdu, and the forms in which they join
  std::string code;    ///< code.ttf: of one width
};

/// Letters from font files. Must live as long as the context that they were loaded into.
class FontLetters : public LetterSource {
 public:
  explicit FontLetters(LetterFiles files) : files_(std::move(files)) {}
  [[nodiscard]] bool load(Letters& letters, float scale) override;

 private:
  const LetterFiles files_;
};

}  // namespace sealwell::drawing
