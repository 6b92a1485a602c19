// Regular expressions: what the subset takes, what it refuses, and that no text makes it explode.
#include "core/base/pattern.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sealwell;

namespace {

// The texts of `yes` match and those of `no` do not.
void check(const std::string& expression, const std::vector<std::string>& yes, const std::vector<std::string>& no) {
  const auto pattern = Pattern::read(expression);
  INFO(expression);
  REQUIRE(pattern.ok());
  for (const std::string& text : yes) {
    INFO(text);
    CHECK(pattern.value().matches(text));
  }
  for (const std::string& text : no) {
    INFO(text);
    CHECK_FALSE(pattern.value().matches(text));
  }
}

}  // namespace

TEST_CASE("the whole text matches, or nothing does") {
  check("abc", {"abc"}, {"", "ab", "abcd", "xabc"});
  check("^abc$", {"abc"}, {"", "abcd"});
  check("", {""}, {"a"});
  check("a|bc|", {"a", "bc", ""}, {"abc", "b"});
  check("a*", {"", "aaa"}, {"b", "aab"});
  check("a+?b", {"ab", "aaab"}, {"b"});
  check("colou?r", {"color", "colour"}, {"colouur"});
  check("(ab|c){2,3}", {"abab", "cc", "abcab"}, {"ab", "cccc"});
  check("x{3}", {"xxx"}, {"xx", "xxxx"});
  check("x{2,}", {"xx", "xxxxx"}, {"x"});
  check("x{0}", {""}, {"x"});
  check("(?:a(b(c)?)?)*", {"", "aabc", "ab"}, {"ac"});
  check("a^b", {}, {"ab"});
  check("(^a|b$)", {"a", "b"}, {"ab"});
}

TEST_CASE("classes, escapes and characters of every alphabet") {
  check("[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}", {"DT1 1XJ", "SW1A2AA"}, {"dt1 1xj", "DT1"});
  check("[^0-9]", {"a", "é", "\n"}, {"5", ""});
  check("\\w+\\s\\W", {"a_9 !"}, {"a9a!", "a b"});
  check("\\D\\S", {"x!"}, {"5!", "x "});
  check(".", {"x", "é", "😀"}, {"", "\n", "xy"});
  check("[a\\-z]+", {"a-z"}, {"b"});
  check("[-a]+[a-]+", {"-a-"}, {"b"});
  check("\\u00e9[\\u0600-\\u06FF]*", {"é", "éنعم"}, {"e"});
  check("a\\.b\\\\\\/\\(", {"a.b\\/("}, {"axb\\/("});
  check("[\\D]", {"x"}, {"5"});
  check("\\t\\n", {"\t\n"}, {"tn"});
  check("[.]", {"."}, {"x"});
}

TEST_CASE("an expression is found anywhere, where it was read for that") {
  const auto found = [](const char* expression, const char* text) {
    const auto pattern = Pattern::read_to_find(expression);
    REQUIRE(pattern.ok());
    return pattern.value().matches(text);
  };
  CHECK(found("Lib", "a/Library|4"));
  CHECK_FALSE(found("^Lib$", "Library"));
  CHECK(found("^Library$", "Library"));
  CHECK(found("^a|b$", "ax"));
  CHECK(found("^a|b$", "xb"));
  CHECK_FALSE(found("^a|b$", "xabx"));
  CHECK(found("a.c", "xa\ncx"));
  CHECK(found("", ""));
  CHECK(found("", "anything"));
  CHECK_FALSE(found("a", ""));
  CHECK(found("d{2}", "add"));
  CHECK_FALSE(Pattern::read_to_find("(?=a)").ok());
  CHECK_FALSE(found("(a+)+\\.$", std::string(20'000, 'a').c_str()));
}

TEST_CASE("what is outside the subset is refused where it stands") {
  for (const char* expression :
       {"(?=a)", "(?!a)", "(?<n>a)", "(?i)a",       "(a)\\1", "\\bword", "\\p{L}", "a**", "a++",   "a{2}{3}", "*a",
        "+",     "?",     "{2}",     "a{,3}",       "a{3,2}", "a{x}",    "(",      ")",   "a)",    "(a",      "[",
        "[]",    "[a",    "[z-a]",   "[[:alpha:]]", "\\",     "[\\",     "\\u12",  "a]",  "\\x41", "[a-"}) {
    INFO(expression);
    const auto pattern = Pattern::read(expression);
    REQUIRE_FALSE(pattern.ok());
    CHECK(pattern.error() == Error::unsupported);
    CHECK(pattern.failure().where.starts_with("byte "));
  }
}

TEST_CASE("what is too large is refused before it costs anything") {
  for (const std::string& expression :
       {std::string("a{1001}"), std::string("a{99999999999999999999}"), std::string("(a{1000}){1000}"),
        std::string("((((){1000}){1000}){1000}){1000}"), std::string(40, '(') + "a" + std::string(40, ')'),
        std::string(2001, 'a'), std::string("(a|b|c){900}")}) {
    INFO(expression.substr(0, 40));
    const auto pattern = Pattern::read(expression);
    REQUIRE_FALSE(pattern.ok());
    CHECK(pattern.error() == Error::too_large);
  }
}

TEST_CASE("no text makes an expression explode", "[large]") {
  // Each takes time without end where every way to match is tried.
  const std::string many(20'000, 'a');
  for (const char* expression : {"(a+)+$", "(a*)*b", "(a|aa)+$", "(a|a?)+", "^(([a-z])+.)+[A-Z]([a-z])+$",
                                 "(.*.*.*.*)*=", "((a{0,30}){0,30})*!"}) {
    INFO(expression);
    const auto pattern = Pattern::read(expression);
    REQUIRE(pattern.ok());
    CHECK_FALSE(pattern.value().matches(many + "!b5"));
  }
}
