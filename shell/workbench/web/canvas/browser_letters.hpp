#pragma once

#include "shell/workbench/imgui/drawing/letters.hpp"

namespace sealwell::canvas {

/// Letters that the browser draws (shell/workbench/web/page/letters.ts), in fonts that the computer has: none is fetched.
class BrowserLetters : public drawing::LetterSource {
 public:
  /// False in a browser that lets no page read what it drew, as some do that guard against being told apart.
  [[nodiscard]] static bool can_be_had();
  [[nodiscard]] bool load(drawing::Letters& letters, float scale) override;
};

}  // namespace sealwell::canvas
