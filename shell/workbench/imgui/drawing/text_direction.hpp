#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::drawing {

/// The width of a run of visual text in pixels.
using Measure = std::function<float(std::string_view)>;

/// One line as it is to be drawn from left to right: its letters in the order in which they stand, Arabic ones in the
/// forms in which they join.
struct Line {
  std::string text;
  float width = 0;
};

/// Whether any letter of `text` is written from right to left.
[[nodiscard]] bool has_right_to_left(std::string_view text);

/// `text` (UTF-8 in the order in which it is read; line breaks begin new lines) broken between words into lines of at
/// most `width` pixels; a word that is wider stands alone and is cut. `right_to_left`: the direction of the whole.
[[nodiscard]] std::vector<Line> lines_of(std::string_view text, bool right_to_left, float width,
                                         const Measure& measure);

/// The same on one line, however wide.
[[nodiscard]] std::string visual(std::string_view text, bool right_to_left);

}  // namespace sealwell::drawing
