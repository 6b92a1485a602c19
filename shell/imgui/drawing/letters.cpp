#include "shell/imgui/drawing/letters.hpp"

#include <imgui.h>

namespace sealwell::drawing {
namespace {

// What cmake/workbench_font.cmake leaves in the font: Latin with the letters of Welsh and of names, punctuation, arrows
// and marks, Arabic with the letters of Urdu, and the forms in which they join.
constexpr ImWchar text_ranges[] = {0x20, 0x17F, 0x2010, 0x2027, 0x2030, 0x205E, 0x20AC, 0x20AC, 0x2190, 0x2193,
                                   0x2212, 0x2212, 0x2248, 0x2248, 0x2260, 0x2265, 0x25A0, 0x25FF, 0x2605, 0x2606, 0x2713, 0x2717,
                                   0x60C, 0x6D5, 0x6F0, 0x6F9, 0xFB50, 0xFBFF, 0xFDF2, 0xFDFD, 0xFE70, 0xFEFC, 0};
constexpr ImWchar code_ranges[] = {0x20, 0x17F, 0x2010, 0x2027, 0x20AC, 0x20AC, 0};

ImFont* add(ImFontAtlas& atlas, const std::string& bytes, float size, const ImWchar* ranges) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;  // the caller's, and read only
  config.OversampleH = 1;  // three sizes of a thousand letters: one texel a pixel keeps the texture small
  config.PixelSnapH = true;
  return atlas.AddFontFromMemoryTTF(const_cast<char*>(bytes.data()), static_cast<int>(bytes.size()), size, &config, ranges);
}

}  // namespace

bool load_letters(Letters& letters, const std::string& text, const std::string& fixed, float scale) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  if (text.size() < 100 || fixed.size() < 100) return false;
  letters.body = add(atlas, text, body_size * scale, text_ranges);
  letters.heading = add(atlas, text, body_size * 1.4f * scale, text_ranges);
  letters.fixed = add(atlas, fixed, body_size * 0.85f * scale, code_ranges);
  return letters.body && letters.heading && letters.fixed && atlas.Build();
}

}  // namespace sealwell::drawing
