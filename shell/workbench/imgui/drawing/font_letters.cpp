#include "shell/workbench/imgui/drawing/font_letters.hpp"

namespace sealwell::drawing {
namespace {

// Amiri has small letters with long strokes above and below them in the height that a font is loaded by. At this much more than
// Latin ones its alif stands a little above their capitals and its teeth come near to their small letters. What goes down is
// long: all are raised by a part of the Latin letters' size.
constexpr float arabic_size = 1.7f, arabic_rise = -0.06f;

// `rise`: into the font that was added last, its letters higher by so much.
ImFont* add(ImFontAtlas& atlas, const std::string& bytes, float size, const ImWchar* ranges, float rise = 0) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;  // the caller's, and read only
  config.OversampleH = 1;               // three sizes of a thousand letters: one texel a pixel keeps the texture small
  config.PixelSnapH = true;
  config.MergeMode = rise != 0;
  config.GlyphOffset.y = rise;
  return atlas.AddFontFromMemoryTTF(const_cast<char*>(bytes.data()), static_cast<int>(bytes.size()), size, &config,
                                    ranges);
}

ImFont* add_text(ImFontAtlas& atlas, const LetterFiles& files, float size) {
  ImFont* const font = add(atlas, files.text, size, text_ranges);
  return add(atlas, files.arabic, size * arabic_size, arabic_ranges, arabic_rise * size) ? font : nullptr;
}

}  // namespace

bool FontLetters::load(Letters& letters, float scale) {
  constexpr std::size_t least = 100;  // Dear ImGui takes for granted that there is a font
  if (files_.text.size() < least || files_.arabic.size() < least || files_.code.size() < least) return false;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  letters.body = add_text(atlas, files_, body_size * scale);
  letters.heading = add_text(atlas, files_, heading_size * scale);
  letters.fixed = add(atlas, files_.code, fixed_size * scale, code_ranges);
  return letters.body && letters.heading && letters.fixed && atlas.Build();
}

}  // namespace sealwell::drawing
