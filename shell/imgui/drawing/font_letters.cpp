#include "shell/imgui/drawing/letters.hpp"

#include <imgui.h>

namespace sealwell::drawing {
namespace {

// What cmake/workbench_letters.cmake leaves in the fonts: Latin with the letters of Welsh and of names, punctuation, arrows
// and marks; Arabic with the letters of Urdu, and the forms in which they join.
constexpr ImWchar text_ranges[] = {0x20, 0x17F, 0x1E80, 0x1E85, 0x1EF2, 0x1EF3, 0x2010, 0x2027, 0x2030, 0x205E,
                                   0x20AC, 0x20AC, 0x2190, 0x2193, 0x2212, 0x2212, 0x2248, 0x2248,
                                   0x2260, 0x2265, 0x25A0, 0x25FF, 0x2605, 0x2606, 0x2713, 0x2717, 0};
constexpr ImWchar arabic_ranges[] = {0x60C, 0x6D5, 0x6F0, 0x6F9, 0xFB50, 0xFBFF, 0xFDF2, 0xFDFD, 0xFE70, 0xFEFC, 0};
constexpr ImWchar code_ranges[] = {0x20, 0x17F, 0x2010, 0x2027, 0x20AC, 0x20AC, 0};

// Amiri has small letters with long strokes above and below them in the height that a font is loaded by. At this much more than
// Latin ones its alif stands a little above their capitals and its teeth come near to their small letters. What goes down is
// long: all are raised by a part of the Latin letters' size.
constexpr float arabic_size = 1.7f, arabic_rise = -0.06f;

// `rise`: into the font that was added last, its letters higher by so much.
ImFont* add(ImFontAtlas& atlas, const std::string& bytes, float size, const ImWchar* ranges, float rise = 0) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;  // the caller's, and read only
  config.OversampleH = 1;  // three sizes of a thousand letters: one texel a pixel keeps the texture small
  config.PixelSnapH = true;
  config.MergeMode = rise != 0;
  config.GlyphOffset.y = rise;
  return atlas.AddFontFromMemoryTTF(const_cast<char*>(bytes.data()), static_cast<int>(bytes.size()), size, &config, ranges);
}

ImFont* add_text(ImFontAtlas& atlas, const LetterFiles& files, float size) {
  ImFont* const font = add(atlas, files.text, size, text_ranges);
  return add(atlas, files.arabic, size * arabic_size, arabic_ranges, arabic_rise * size) ? font : nullptr;
}

}  // namespace

bool load_letters(Letters& letters, const LetterFiles& files, float scale) {
  constexpr std::size_t least = 100;  // Dear ImGui takes for granted that there is a font
  if (files.text.size() < least || files.arabic.size() < least || files.code.size() < least) return false;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  letters.body = add_text(atlas, files, body_size * scale);
  letters.heading = add_text(atlas, files, body_size * 1.4f * scale);
  letters.fixed = add(atlas, files.code, body_size * 0.85f * scale, code_ranges);
  return letters.body && letters.heading && letters.fixed && atlas.Build();
}

}  // namespace sealwell::drawing
