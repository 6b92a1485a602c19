// core/json beside nlohmann/json: over texts around every limit, over every JSON file of the repository and each of them
// with something changed, and over texts put together from pieces of JSON, both say the same.
#include "core/json/number_limits.hpp"

#include "tests/unit/json/independent_reader.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

using namespace sealwell;

namespace {

constexpr json::Limits small{.bytes = 400, .depth = 4, .values = 12};

void agree(std::string_view text, const json::Limits& limits = {}) {
  const std::string difference = json::difference_of_readers(text, limits);
  if (difference.empty()) return;
  INFO(text);
  CHECK(difference == "");
}

/// A number below `below`, the same in every run and with every library.
std::size_t drawn(std::mt19937& random, std::size_t below) { return random() % below; }

std::vector<std::string> json_files() {
  std::vector<std::string> texts;
  for (const char* folder : {"site", "tests", "docs"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".json") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
  }
  return texts;
}

}  // namespace

TEST_CASE("two readers agree about texts around each rule and each limit") {
  using namespace std::string_literals;
  const std::string nines(json::number_max_mantissa, '9');
  for (const std::string& text : {""s,
                                  " "s,
                                  "\xEF\xBB\xBF{}"s,
                                  "[1]\0"s,
                                  "\0"s,
                                  "\"a\0\""s,
                                  "[\"\\u0000\"]"s,
                                  "\"\xC0\x80\""s,
                                  "\"\xED\xA0\x80\""s,
                                  "\"\xF4\x90\x80\x80\""s,
                                  "\xC2\xA0"
                                  "1"s,
                                  "\"\x7F\""s,
                                  "\"\x1F\""s,
                                  "\"\\ud800\""s,
                                  "\"\\udc00\""s,
                                  "\"\\ud83d\\ude00\""s,
                                  "\"\\ude00\\ud83d\""s,
                                  "{\"\\ud800\":1}"s,
                                  "-"s,
                                  "-0"s,
                                  "[-0,-0.0,-0e0,0E-0]"s,
                                  "00"s,
                                  "0x1"s,
                                  "1.e1"s,
                                  "1.0E+"s,
                                  "1e+99"s,
                                  "1e-99"s,
                                  "1e100"s,
                                  "1e099"s,
                                  nines,
                                  nines + "9",
                                  "-" + nines,
                                  nines + "e99",
                                  nines + "e100",
                                  "0." + std::string(198, '0') + "e-99",
                                  "9223372036854775807"s,
                                  "9223372036854775808"s,
                                  "-9223372036854775808"s,
                                  "-9223372036854775809"s,
                                  "18446744073709551615"s,
                                  "18446744073709551616"s,
                                  "{\"a\":1,\"a\":1}"s,
                                  "{\"a\":1,\"\\u0061\":1}"s,
                                  "{\"\":1,\"\":1}"s,
                                  "{\"a\":{\"b\":1,\"b\":2},"s,
                                  "[1,2,3,4,5,6,7,8,9,10,11]"s,
                                  "[1,2,3,4,5,6,7,8,9,10,11,12]"s,
                                  "[[[[]]]]"s,
                                  "[[[[[]]]]]"s,
                                  "[[[[["s,
                                  "[[[[1,1,1,1,1,1,1,1,1"s,
                                  "[1}"s,
                                  "{1:2}"s,
                                  "[,]"s,
                                  "{,}"s,
                                  "[1,,2]"s,
                                  "nul"s,
                                  "nulll"s,
                                  "true false"s,
                                  "/**/1"s,
                                  "'a'"s,
                                  "\"\\/\\b\\f\\n\\r\\t\""s,
                                  "\"\\v\""s,
                                  "\"\\u00g0\""s,
                                  "\"\\u12\""s,
                                  "Infinity"s,
                                  "1 "s,
                                  "\t\n\r 1"s,
                                  "\f1"s}) {
    agree(text);
    agree(text, small);
  }
}

TEST_CASE("two readers agree about every JSON file of the repository, whole and with a byte changed, gone or twice",
          "[large]") {
  const auto texts = json_files();
  REQUIRE(texts.size() > 100);
  std::mt19937 random(1);
  for (const std::string& text : texts) {
    agree(text);
    agree(text, small);
    for (int i = 0; i < 20 && !text.empty() && text.size() < 20'000; ++i) {
      std::string changed = text;
      const std::size_t at = drawn(random, text.size());
      if (i % 4 == 0) changed[at] = static_cast<char>(drawn(random, 256));
      else if (i % 4 == 1) changed.erase(at, 1 + drawn(random, 3));
      else if (i % 4 == 2) changed.insert(at, text.substr(drawn(random, text.size()), 1 + drawn(random, 30)));
      else changed[at] = R"({}[]",:\0-.eE)"[drawn(random, 13)];
      agree(changed);
    }
  }
}

TEST_CASE("two readers agree about texts put together from pieces of JSON", "[large]") {
  constexpr std::string_view pieces[] = {"{",
                                         "}",
                                         "[",
                                         "]",
                                         ",",
                                         ":",
                                         "\"a\"",
                                         "\"b\"",
                                         "\"a\":",
                                         "\"\\u0061\":",
                                         "1",
                                         "-0",
                                         "-1.50",
                                         "2e3",
                                         "2E-99",
                                         "1e999",
                                         "0",
                                         ".",
                                         "true",
                                         "false",
                                         "null",
                                         " ",
                                         "\n",
                                         "\"",
                                         "\\",
                                         "\\ud83d",
                                         "\\ude00",
                                         "\xC3\xA9",
                                         "\xF0\x9F\x98\x80",
                                         "\xED\xA0",
                                         "\x01",
                                         "[1,2]",
                                         "{\"a\":{}}",
                                         "{\"a\":1,\"b\":[",
                                         "]}",
                                         "\"\\\"\""};
  std::mt19937 random(2);
  std::size_t good = 0;
  for (int i = 0; i < 300'000; ++i) {
    std::string text;
    for (std::size_t count = 1 + drawn(random, 9); count > 0; --count) text += pieces[drawn(random, std::size(pieces))];
    agree(text, small);
    good += json::parse(text, small).ok() ? 1 : 0;
  }
  CHECK(good > 1000);
}
