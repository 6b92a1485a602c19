#include "core/base/visible_text.hpp"

#include "core/base/text.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sealwell;

namespace {

std::string utf8(char32_t character) {
  const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
  if (character < 0x80) return {byte(character)};
  if (character < 0x800) return {byte(0xC0 | character >> 6), byte(0x80 | (character & 0x3F))};
  if (character < 0x10000) {
    return {byte(0xE0 | character >> 12), byte(0x80 | (character >> 6 & 0x3F)), byte(0x80 | (character & 0x3F))};
  }
  return {byte(0xF0 | character >> 18), byte(0x80 | (character >> 12 & 0x3F)), byte(0x80 | (character >> 6 & 0x3F)),
          byte(0x80 | (character & 0x3F))};
}

}  // namespace

TEST_CASE("what can be seen stays byte for byte, in each form") {
  for (const char* text : {"", "plain", "a text that is longer than eight characters ~", "Llŷn – “Gŵyl”, 37 °C ½",
                           "آپ کی صحت، کیا ہے؟", "ਸਿਹਤ স্বাস্থ্য સ્વાસ્થ્ય", "健康 zdrowie ", "a\xC2\xA0no-break space",
                           "\xE2\x9D\xA4 \xF0\x9F\x98\x80", "\xEF\xBF\xBD", "\\u{202e} written out"}) {
    CAPTURE(text);
    CHECK(visible_line(text) == text);
    CHECK(visible_lines(text) == text);
    CHECK(visible_json(text) == text);
    CHECK(visible_html(text) == text);
    CHECK(visible_calendar(text) == text);
    CHECK(is_visible_json(text));
  }
}

TEST_CASE("every kind of unseen character is shown") {
  struct Known {
    char32_t character;
    const char *line, *json, *html;
  };
  const Known all[] = {
      {0x00, "\\u{0}", "\\u0000", "\xEF\xBF\xBD"},
      {0x07, "\\u{7}", "\\u0007", "\xEF\xBF\xBD"},
      {0x08, "\\u{8}", "\\u0008", "\xEF\xBF\xBD"},
      {0x0B, "\\u{b}", "\\u000b", "\xEF\xBF\xBD"},
      {0x0C, "\\u{c}", "\\u000c", " "},
      {0x0D, "\\u{d}", "\\u000d", "\n"},
      {0x1B, "\\u{1b}", "\\u001b", "\xEF\xBF\xBD"},
      {0x1F, "\\u{1f}", "\\u001f", "\xEF\xBF\xBD"},
      {0x7F, "\\u{7f}", "\\u007f", "\xEF\xBF\xBD"},
      {0x80, "\\u{80}", "\\u0080", "\xEF\xBF\xBD"},
      {0x85, "\\u{85}", "\\u0085", "\xEF\xBF\xBD"},
      {0x9B, "\\u{9b}", "\\u009b", "\xEF\xBF\xBD"},
      {0x9F, "\\u{9f}", "\\u009f", "\xEF\xBF\xBD"},
      {0xAD, "\\u{ad}", "\\u00ad", "&#xad;"},
      {0x61C, "\\u{61c}", "\\u061c", "&#x61c;"},
      {0x200B, "\\u{200b}", "\\u200b", "&#x200b;"},
      {0x200C, "\\u{200c}", "\\u200c", "&#x200c;"},
      {0x200D, "\\u{200d}", "\\u200d", "&#x200d;"},
      {0x200E, "\\u{200e}", "\\u200e", "&#x200e;"},
      {0x200F, "\\u{200f}", "\\u200f", "&#x200f;"},
      {0x2028, "\\u{2028}", "\\u2028", "&#x2028;"},
      {0x2029, "\\u{2029}", "\\u2029", "&#x2029;"},
      {0x202A, "\\u{202a}", "\\u202a", "&#x202a;"},
      {0x202E, "\\u{202e}", "\\u202e", "&#x202e;"},
      {0x2060, "\\u{2060}", "\\u2060", "&#x2060;"},
      {0x2066, "\\u{2066}", "\\u2066", "&#x2066;"},
      {0x2069, "\\u{2069}", "\\u2069", "&#x2069;"},
      {0x206F, "\\u{206f}", "\\u206f", "&#x206f;"},
      {0x3164, "\\u{3164}", "\\u3164", "&#x3164;"},
      {0xE000, "\\u{e000}", "\\ue000", "&#xe000;"},
      {0xFDD0, "\\u{fdd0}", "\\ufdd0", "\xEF\xBF\xBD"},
      {0xFE0F, "\\u{fe0f}", "\\ufe0f", "&#xfe0f;"},
      {0xFEFF, "\\u{feff}", "\\ufeff", "&#xfeff;"},
      {0xFFF9, "\\u{fff9}", "\\ufff9", "&#xfff9;"},
      {0xFFFE, "\\u{fffe}", "\\ufffe", "\xEF\xBF\xBD"},
      {0x1D173, "\\u{1d173}", "\\ud834\\udd73", "&#x1d173;"},
      {0x1FFFF, "\\u{1ffff}", "\\ud83f\\udfff", "\xEF\xBF\xBD"},
      {0xE0001, "\\u{e0001}", "\\udb40\\udc01", "&#xe0001;"},
      {0xE0041, "\\u{e0041}", "\\udb40\\udc41", "&#xe0041;"},
      {0xE01EF, "\\u{e01ef}", "\\udb40\\uddef", "&#xe01ef;"},
      {0xF0000, "\\u{f0000}", "\\udb80\\udc00", "&#xf0000;"},
      {0x10FFFD, "\\u{10fffd}", "\\udbff\\udffd", "&#x10fffd;"},
  };
  for (const Known& known : all) {
    CAPTURE(static_cast<unsigned>(known.character));
    const std::string around = "before it 12345 " + utf8(known.character) + "ع";
    const auto with = [](const char* shown) { return "before it 12345 " + std::string(shown) + "ع"; };
    CHECK(visible_line(around) == with(known.line));
    CHECK(visible_lines(around) == with(known.line));
    CHECK(visible_json(around) == with(known.json));
    CHECK(visible_html(around) == with(known.html));
    CHECK(visible_calendar(around) == with("\xEF\xBF\xBD"));
    CHECK_FALSE(is_visible_json(around));
    CHECK(visible_line(visible_line(around)) == with(known.line));
  }
}

TEST_CASE("line ends and tabs stay where they divide what is ours") {
  CHECK(visible_line("a\nb\tc") == "a\\u{a}b\\u{9}c");
  CHECK(visible_lines("a\nb\tc") == "a\nb\\u{9}c");
  CHECK(visible_json("{\n  \"a\": 1\n}\n") == "{\n  \"a\": 1\n}\n");
  CHECK(is_visible_json("{\"a\":1}\n"));
  CHECK(visible_html("<p>\n\ta</p>") == "<p>\n\ta</p>");
  CHECK(visible_calendar("BEGIN:VEVENT\r\nX\n\rY\r\n\r\n") == "BEGIN:VEVENT\r\nX\xEF\xBF\xBD\xEF\xBF\xBDY\r\n\r\n");
}

TEST_CASE("a byte that is not UTF-8 is shown as that byte, or replaced where a form has none") {
  // A raw C1 byte, two overlong escapes, a surrogate, a cut character, one above the last.
  struct Known {
    const char *text, *line;
    int bytes;
  };
  const Known all[] = {{"\x9b", "\\x9b", 1},
                       {"\xC0\x9B", "\\xc0\\x9b", 2},
                       {"\xE0\x82\x9B", "\\xe0\\x82\\x9b", 3},
                       {"\xED\xA0\x80", "\\xed\\xa0\\x80", 3},
                       {"\xE2\x80", "\\xe2\\x80", 2},
                       {"\xF4\x90\x80\x80", "\\xf4\\x90\\x80\\x80", 4},
                       {"\xFF", "\\xff", 1}};
  for (const Known& known : all) {
    CAPTURE(known.line);
    const auto repeated = [&](const char* one) {
      std::string text = "a";
      for (int i = 0; i < known.bytes; ++i) text += one;
      return text + "z";
    };
    const std::string text = "a" + std::string(known.text) + "z";
    CHECK(visible_line(text) == "a" + std::string(known.line) + "z");
    CHECK(visible_json(text) == repeated("\\ufffd"));
    CHECK(visible_html(text) == repeated("\xEF\xBF\xBD"));
    CHECK(visible_calendar(text) == repeated("\xEF\xBF\xBD"));
    CHECK_FALSE(is_visible_json(text));
  }
}

TEST_CASE("a joiner stays where it changes how a word looks, and is shown where it hides") {
  const std::string apart = "\xE2\x80\x8C", joined = "\xE2\x80\x8D";
  CHECK(visible_line("می" + apart + "کند") == "می" + apart + "کند");  // Persian and Urdu
  CHECK(visible_line("क्" + joined + "ष") == "क्" + joined + "ष");      // behind a virama
  CHECK(visible_line("pay" + apart + "pal") == "pay\\u{200c}pal");
  CHECK(visible_line("می" + apart + apart + "کند") == "می\\u{200c}\\u{200c}کند");
  CHECK(visible_line("می" + apart + " ") == "می\\u{200c} ");
  CHECK(visible_line(apart + "می") == "\\u{200c}می");
  CHECK(visible_json("می" + apart + "کند") == "می\\u200cکند");
  CHECK(visible_html("می" + apart + "کند") == "می" + apart + "کند");
}

TEST_CASE("nothing that acts on a terminal is left of any character, wherever it stands") {
  for (char32_t character = 0; character <= 0x10FFFF; ++character) {
    if (character >= 0xD800 && character <= 0xDFFF) continue;
    const std::string text = "a" + utf8(character) + "b";
    const std::string shown = visible_line(text);
    const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    const bool same = shown == text;
    if (control && same) FAIL("control " << static_cast<unsigned>(character));
    if (is_visible_json(text) != (same || character == '\n')) {
      // The two differ for a line end, which stays between the values of JSON, and for nothing else.
      if (character != '\n') FAIL("JSON of " << static_cast<unsigned>(character));
    }
    if (!is_utf8(shown)) FAIL("not UTF-8: " << static_cast<unsigned>(character));
  }
  SUCCEED();
}
