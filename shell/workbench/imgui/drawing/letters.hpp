#pragma once

#include <imgui.h>

namespace sealwell::drawing {

/// The workbench's letters in the sizes in use. They live as long as the ImGui context that they were loaded into.
struct Letters {
  ImFont* body = nullptr;
  ImFont* heading = nullptr;  ///< Headings of level 1 and 2
  ImFont* fixed = nullptr;    ///< Code
};

/// Pixels of each at scale 1, from the highest letters' top to the lowest ones' foot.
inline constexpr float body_size = 18, heading_size = body_size * 1.4f, fixed_size = body_size * 0.85f;

// Which letters there are, as Dear ImGui has ranges: the first and the last of each, then 0. cmake/workbench_letters.cmake
// leaves the same in the fonts of the window.

/// Latin with the letters of Welsh and of names, punctuation, arrows and marks.
inline constexpr ImWchar text_ranges[] = {0x20,   0x17F,  0x1E80, 0x1E85, 0x1EF2, 0x1EF3, 0x2010, 0x2027, 0x2030,
                                          0x205E, 0x20AC, 0x20AC, 0x2190, 0x2193, 0x2212, 0x2212, 0x2248, 0x2248,
                                          0x2260, 0x2265, 0x25A0, 0x25FF, 0x2605, 0x2606, 0x2713, 0x2717, 0};
/// The letters of Urdu, and the forms in which Arabic ones join.
inline constexpr ImWchar arabic_ranges[] = {0x60C,  0x6D5,  0x6F0,  0x6F9,  0xFB50, 0xFBFF,
                                            0xFDF2, 0xFDFD, 0xFE70, 0xFEFC, 0};
/// Of one width, for code.
inline constexpr ImWchar code_ranges[] = {0x20, 0x17F, 0x2010, 0x2027, 0x20AC, 0x20AC, 0};

/// Where the letters come from: fonts of the window's own, or a browser.
class LetterSource {
 public:
  LetterSource() = default;
  virtual ~LetterSource() = default;
  LetterSource(const LetterSource&) = delete;
  LetterSource& operator=(const LetterSource&) = delete;

  /// Loads the letters into the current context and forgets those that were there before. `scale`: of the display times
  /// what the reader asked for. False when they can't be had.
  [[nodiscard]] virtual bool load(Letters& letters, float scale) = 0;
};

}  // namespace sealwell::drawing
