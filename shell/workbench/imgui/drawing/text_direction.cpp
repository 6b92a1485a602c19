#include "shell/workbench/imgui/drawing/text_direction.hpp"

#include <fribidi.h>

#include <algorithm>
#include <limits>

namespace sealwell::drawing {
namespace {

constexpr FriBidiChar hebrew_begins = 0x590;

std::vector<FriBidiChar> characters(std::string_view text) {
  std::vector<FriBidiChar> characters(text.size());
  const FriBidiStrIndex count = fribidi_charset_to_unicode(
      FRIBIDI_CHAR_SET_UTF8, text.data(), static_cast<FriBidiStrIndex>(text.size()), characters.data());
  characters.resize(static_cast<std::size_t>(count));
  return characters;
}

void append_utf8(std::string& text, FriBidiChar character) {
  char bytes[8] = {};
  const FriBidiStrIndex count = fribidi_unicode_to_charset(FRIBIDI_CHAR_SET_UTF8, &character, 1, bytes);
  text.append(bytes, static_cast<std::size_t>(count));
}

bool is_space(FriBidiChar character) { return character == ' ' || character == '\t'; }

/// What is told by direction and never drawn: marks of direction, what joining left over.
bool is_drawn(FriBidiChar character) {
  return character != FRIBIDI_CHAR_FILL && !(character >= 0x200B && character <= 0x200F) &&
         !(character >= 0x202A && character <= 0x202E) && !(character >= 0x2066 && character <= 0x2069);
}

/// One paragraph: no line breaks inside.
class Paragraph {
 public:
  Paragraph(std::string_view text, bool right_to_left)
      : logical_(characters(text)), types_(logical_.size()), levels_(logical_.size()) {
    const auto count = static_cast<FriBidiStrIndex>(logical_.size());
    if (count == 0) return;
    fribidi_get_bidi_types(logical_.data(), count, types_.data());
    std::vector<FriBidiBracketType> brackets(logical_.size());
    fribidi_get_bracket_types(logical_.data(), count, types_.data(), brackets.data());
    base_ = right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    shaped_ = logical_;
    // It fails only without memory; then letters stand as they are read.
    if (!fribidi_get_par_embedding_levels_ex(types_.data(), brackets.data(), count, &base_, levels_.data())) return;
    // Joining looks at the whole paragraph: a letter keeps its form when a line ends beside it.
    std::vector<FriBidiArabicProp> joining(logical_.size());
    fribidi_get_joining_types(logical_.data(), count, joining.data());
    fribidi_join_arabic(types_.data(), count, levels_.data(), joining.data());
    fribidi_shape(FRIBIDI_FLAGS_DEFAULT | FRIBIDI_FLAGS_ARABIC, levels_.data(), count, joining.data(), shaped_.data());
  }

  void break_into(std::vector<Line>& lines, float width, const Measure& measure) {
    std::size_t begin = 0;
    do {
      std::size_t end = begin;   // behind what surely fits
      std::size_t next = begin;  // behind the word that is tried
      while (next < logical_.size()) {
        next = word_end(next);
        if (end > begin && measure(visual(begin, next)) > width) break;
        end = next;
      }
      if (measure(visual(begin, end)) > width) end = cut(begin, end, width, measure);
      std::string text = visual(begin, end);
      const float wide = measure(text);
      lines.push_back({std::move(text), wide});
      begin = end;
      while (begin < logical_.size() && is_space(logical_[begin])) ++begin;
    } while (begin < logical_.size());
  }

 private:
  std::size_t word_end(std::size_t at) const {
    while (at < logical_.size() && is_space(logical_[at])) ++at;
    while (at < logical_.size() && !is_space(logical_[at])) ++at;
    return at;
  }

  /// As many characters of one long word as fit, one at least.
  std::size_t cut(std::size_t begin, std::size_t end, float width, const Measure& measure) const {
    while (end > begin + 1 && measure(visual(begin, end)) > width) --end;
    return end;
  }

  std::string visual(std::size_t begin, std::size_t end) const {
    while (end > begin && is_space(logical_[end - 1])) --end;
    std::vector<FriBidiChar> line(shaped_.begin() + static_cast<std::ptrdiff_t>(begin),
                                  shaped_.begin() + static_cast<std::ptrdiff_t>(end));
    std::vector<FriBidiLevel> levels(levels_.begin() + static_cast<std::ptrdiff_t>(begin),
                                     levels_.begin() + static_cast<std::ptrdiff_t>(end));
    std::string text;
    if (!line.empty() &&
        !fribidi_reorder_line(FRIBIDI_FLAGS_DEFAULT, types_.data() + begin, static_cast<FriBidiStrIndex>(line.size()),
                              0, base_, levels.data(), line.data(), nullptr)) {
      return text;
    }
    for (const FriBidiChar character : line) {
      if (is_drawn(character)) append_utf8(text, character);
    }
    return text;
  }

  std::vector<FriBidiChar> logical_, shaped_;
  std::vector<FriBidiCharType> types_;
  std::vector<FriBidiLevel> levels_;
  FriBidiParType base_ = FRIBIDI_PAR_LTR;
};

}  // namespace

bool has_right_to_left(std::string_view text) {
  const std::vector<FriBidiChar> all = characters(text);
  return std::any_of(all.begin(), all.end(), [](FriBidiChar character) {
    return character >= hebrew_begins && FRIBIDI_IS_RTL(fribidi_get_bidi_type(character));
  });
}

std::vector<Line> lines_of(std::string_view text, bool right_to_left, float width, const Measure& measure) {
  std::vector<Line> lines;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    Paragraph(text.substr(0, end), right_to_left).break_into(lines, width, measure);
    if (end == text.size()) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string visual(std::string_view text, bool right_to_left) {
  std::string all;
  for (const Line& line :
       lines_of(text, right_to_left, std::numeric_limits<float>::max(), [](std::string_view) { return 0.f; })) {
    if (!all.empty()) all += ' ';
    all += line.text;
  }
  return all;
}

}  // namespace sealwell::drawing
