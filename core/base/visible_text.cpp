#include "core/base/visible_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace sealwell {
namespace {

using Character = std::uint32_t;

struct Range {
  Character first, last;
};

template <std::size_t size> bool is_in(const std::array<Range, size>& ranges, Character character) {
  const auto above =
      std::partition_point(ranges.begin(), ranges.end(), [&](const Range& range) { return range.last < character; });
  return above != ranges.end() && above->first <= character;
}

// Control characters; those that Unicode calls Default_Ignorable_Code_Point, which no font draws (DerivedCoreProperties
// 15.0), among them every mark, embedding and isolate of writing direction, zero-width characters, the byte order mark,
// variation selectors and tags; the line and paragraph separators; interlinear annotation; private use. Noncharacters
// are told by is_noncharacter.
constexpr std::array<Range, 22> unseen_ranges{{
    {0x0000, 0x001F},   {0x007F, 0x009F},    {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x061C, 0x061C},
    {0x115F, 0x1160},   {0x17B4, 0x17B5},    {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},
    {0x2060, 0x206F},   {0x3164, 0x3164},    {0xE000, 0xF8FF},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},    {0x13430, 0x13440}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF}, {0xF0000, 0x10FFFF},
}};

bool is_noncharacter(Character character) {
  return (character >= 0xFDD0 && character <= 0xFDEF) || (character & 0xFFFE) == 0xFFFE;
}

bool is_unseen(Character character) {
  return character < 0x7F ? character < 0x20 : is_in(unseen_ranges, character) || is_noncharacter(character);
}

// Letters of Arabic script and the marks over them.
constexpr std::array<Range, 6> arabic_letters{
    {{0x0620, 0x065F}, {0x066E, 0x06D3}, {0x06D5, 0x06DC}, {0x06FA, 0x06FF}, {0x0750, 0x077F}, {0x08A0, 0x08C9}}};

// Signs of South Asian scripts behind which a joiner chooses how two consonants are written.
constexpr std::array<Range, 10> viramas{{{0x094D, 0x094D},
                                         {0x09CD, 0x09CD},
                                         {0x0A4D, 0x0A4D},
                                         {0x0ACD, 0x0ACD},
                                         {0x0B4D, 0x0B4D},
                                         {0x0BCD, 0x0BCD},
                                         {0x0C4D, 0x0C4D},
                                         {0x0CCD, 0x0CCD},
                                         {0x0D4D, 0x0D4D},
                                         {0x0DCA, 0x0DCA}}};

bool is_joiner(Character character) { return character == 0x200C || character == 0x200D; }

// Where the two joiners change how a word looks, they can be seen (RFC 5892, appendix A, by blocks and not by joining
// type).
bool joins(Character before, Character after) {
  return is_in(viramas, before) || (is_in(arabic_letters, before) && is_in(arabic_letters, after));
}

struct Decoded {
  Character character = 0;
  std::size_t bytes = 0;  ///< 0: the byte there begins no well-formed character, or there is none
};

Decoded decode(std::string_view text) {
  if (text.empty()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return {};
  Character character = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    character = character << 6 | (byte(i) & 0x3F);
  }
  const bool overlong = (bytes == 3 && character < 0x800) || (bytes == 4 && character < 0x10000);
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (overlong || surrogate || character > 0x10FFFF) return {};
  return {character, bytes};
}

/// Where the printable ASCII ends with which `text` begins. Eight characters at a time, as long as there are as many.
std::size_t plain_size(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  std::size_t at = 0;
  for (std::uint64_t eight = 0; text.size() - at >= 8; at += 8) {
    std::memcpy(&eight, text.data() + at, 8);
    const std::uint64_t deletes = eight ^ (ones * 0x7F);
    // The highest bit of some byte is set if one is above 0x7F, below a space, or 0x7F.
    if (((eight | (eight - ones * 0x20) | ((deletes - ones) & ~deletes)) & (ones * 0x80)) != 0) break;
  }
  while (at < text.size() && text[at] >= 0x20 && text[at] < 0x7F) ++at;
  return at;
}

void add_hex(std::string& out, Character number, int digits) {
  constexpr std::string_view hex = "0123456789abcdef";
  while (digits < 8 && number >> (4 * digits) != 0) ++digits;
  while (digits > 0) out.push_back(hex[number >> (4 * --digits) & 15]);
}

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Each form says what stays though it is unseen, what stands for an unseen character, and for a byte that is not UTF-8.

struct Line {
  static bool keeps(Character, Character, Character) { return false; }
  static void character(std::string& out, Character character) {
    out.append("\\u{");
    add_hex(out, character, 1);
    out.push_back('}');
  }
  static void byte(std::string& out, std::uint8_t byte) {
    out.append("\\x");
    add_hex(out, byte, 2);
  }
};

struct Lines : Line {
  static bool keeps(Character, Character character, Character) { return character == '\n'; }
};

struct Json {
  static bool keeps(Character, Character character, Character) { return character == '\n'; }
  static void character(std::string& out, Character character) {
    if (character > 0xFFFF) {
      Json::character(out, 0xD7C0 + (character >> 10));
      character = 0xDC00 + (character & 0x3FF);
    }
    out.append("\\u");
    add_hex(out, character, 4);
  }
  static void byte(std::string& out, std::uint8_t) { out.append("\\ufffd"); }
};

struct Html {
  static bool keeps(Character, Character character, Character) { return character == '\n' || character == '\t'; }
  static void character(std::string& out, Character character) {
    if (character == '\r') out.push_back('\n');  // what a reader of HTML makes of it
    else if (character == '\f') out.push_back(' ');
    else if (character < 0xA0 || is_noncharacter(character)) out.append(replacement);
    else {
      out.append("&#x");
      add_hex(out, character, 1);
      out.push_back(';');
    }
  }
  static void byte(std::string& out, std::uint8_t) { out.append(replacement); }
};

struct Calendar {
  static bool keeps(Character before, Character character, Character after) {
    return (character == '\r' && after == '\n') || (character == '\n' && before == '\r');
  }
  static void character(std::string& out, Character) { out.append(replacement); }
  static void byte(std::string& out, std::uint8_t) { out.append(replacement); }
};

// Where a joiner is seen it stays, but in JSON, which says the same either way.
template <typename Form> bool stays(Character before, Character character, std::string_view behind) {
  const Character after = decode(behind).character;
  if (Form::keeps(before, character, after)) return true;
  return !std::is_same_v<Form, Json> && is_joiner(character) && joins(before, after);
}

/// Gives runs that stay to `same`, and each place that does not, to `unseen` (a character) or `broken` (a byte); until
/// one of these says false.
template <typename Form, typename Same, typename Unseen, typename Broken>
void go_through(std::string_view text, Same same, Unseen unseen, Broken broken) {
  Character before = 0;
  std::size_t run = 0;  // its characters are at text[0, run)
  const auto end_run = [&](std::size_t behind) {
    same(text.substr(0, run));
    text.remove_prefix(run + behind);
    run = 0;
  };
  for (;;) {
    if (const std::size_t plain = plain_size(text.substr(run)); plain > 0) {
      run += plain;
      before = static_cast<Character>(text[run - 1]);
    }
    if (run == text.size()) break;
    const Decoded next = decode(text.substr(run));
    if (next.bytes > 0 &&
        (!is_unseen(next.character) || stays<Form>(before, next.character, text.substr(run + next.bytes)))) {
      run += next.bytes;
      before = next.character;
      continue;
    }
    const auto first = static_cast<std::uint8_t>(text[run]);
    end_run(std::max<std::size_t>(next.bytes, 1));
    before = next.character;
    if (!(next.bytes > 0 ? unseen(next.character) : broken(first))) return;
  }
  end_run(0);
}

template <typename Form> std::string visible(std::string_view text) {
  std::string out;
  // Grown once: where it would grow again, it would leave copies of what may be a resident's behind.
  std::size_t size = 0;
  std::string one;
  const auto measure = [&] {
    size += one.size();
    one.clear();
    return true;
  };
  go_through<Form>(
      text, [&](std::string_view run) { size += run.size(); },
      [&](Character character) { return Form::character(one, character), measure(); },
      [&](std::uint8_t byte) { return Form::byte(one, byte), measure(); });
  out.reserve(size);
  go_through<Form>(
      text, [&](std::string_view run) { out.append(run); },
      [&](Character character) { return Form::character(out, character), true; },
      [&](std::uint8_t byte) { return Form::byte(out, byte), true; });
  return out;
}

}  // namespace

std::string visible_line(std::string_view text) { return visible<Line>(text); }
std::string visible_lines(std::string_view text) { return visible<Lines>(text); }
std::string visible_json(std::string_view json) { return visible<Json>(json); }
std::string visible_html(std::string_view html) { return visible<Html>(html); }
std::string visible_calendar(std::string_view calendar) { return visible<Calendar>(calendar); }

bool is_visible_json(std::string_view json) {
  bool same = true;
  go_through<Json>(
      json, [](std::string_view) {}, [&](Character) { return same = false; },
      [&](std::uint8_t) { return same = false; });
  return same;
}

}  // namespace sealwell
