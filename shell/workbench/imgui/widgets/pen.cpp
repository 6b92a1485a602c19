#include "shell/workbench/imgui/widgets/pen.hpp"

#include "shell/workbench/imgui/drawing/text_direction.hpp"

#include <algorithm>

namespace sealwell::widgets {
namespace {

// A line's height beside that of its letters; Arabic ones reach further down and up.
constexpr float leading = 1.25f, arabic_leading = 1.6f;

float leading_of(std::string_view text) { return drawing::has_right_to_left(text) ? arabic_leading : leading; }
constexpr float endless = 1e9f;

drawing::Measure measure(ImFont* font) {
  return [font](std::string_view text) {
    return font->CalcTextSizeA(font->FontSize, endless, 0, text.data(), text.data() + text.size()).x;
  };
}

}  // namespace

float Pen::width(const Style& style) const {
  const float free = style.width > 0 ? style.width : ImGui::GetContentRegionAvail().x;
  return std::max(free - style.indent, controls_.letters().body->FontSize * 4);
}

ImVec2 Pen::size_of(std::string_view text, const Style& style) const {
  ImFont* const with = font(style);
  const auto lines = drawing::lines_of(text, controls_.right_to_left(), width(style), measure(with));
  float wide = 0;
  for (const drawing::Line& line : lines) wide = std::max(wide, line.width);
  return {wide + style.indent, with->FontSize * leading_of(text) * static_cast<float>(lines.size())};
}

ImVec2 Pen::write_at(ImVec2 from, std::string_view text, const Style& style) const {
  controls_.tell_listener(text);
  ImFont* const with = font(style);
  const float room = width(style);
  const auto colour = drawing::packed(style.colour.empty() ? controls_.theme().text : style.colour);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float line_height = with->FontSize * leading_of(text), above = (line_height - with->FontSize * leading) / 2;
  float y = from.y, wide = 0;
  for (const drawing::Line& line : drawing::lines_of(text, controls_.right_to_left(), room, measure(with))) {
    const float x = controls_.right_to_left() ? from.x + room - line.width : from.x + style.indent;
    list.AddText(with, with->FontSize, {x, y + above}, colour, line.text.data(), line.text.data() + line.text.size());
    y += line_height;
    wide = std::max(wide, line.width);
    if (style.underlined)
      list.AddLine({x, y - with->FontSize * 0.15f}, {x + line.width, y - with->FontSize * 0.15f}, colour);
  }
  return {wide + style.indent, y - from.y};
}

void Pen::write(std::string_view text, const Style& style) const {
  if (!text.empty()) ImGui::Dummy(write_at(ImGui::GetCursorScreenPos(), text, style));
}

void Pen::gap(float pixels) const { ImGui::Dummy({1, pixels * controls_.scale()}); }

void Pen::bar(float top, drawing::Colour colour, float width) const {
  const ImVec2 here = ImGui::GetCursorScreenPos();
  const float wide = width * controls_.scale();
  const float x = controls_.right_to_left() ? here.x + ImGui::GetContentRegionAvail().x - wide : here.x;
  ImGui::GetWindowDrawList()->AddRectFilled({x, top}, {x + wide, here.y}, drawing::packed(colour));
}

void Pen::rule() const {
  const ImVec2 here = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine(here, {here.x + ImGui::GetContentRegionAvail().x, here.y},
                                      drawing::packed(controls_.theme().line));
  gap(6);
}

}  // namespace sealwell::widgets
