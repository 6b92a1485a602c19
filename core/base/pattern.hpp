#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace sealwell {

/// A regular expression of a regular subset, run without backtracking (Thompson 1968): matching costs at most the
/// length of the text times that of the expression. The whole text must match; with read_to_find(), some part of it.
///
/// Literals, `.` (anything but a line end), classes `[a-z]` `[^a-z]`, `\d \w \s` and `\D \W \S` (ASCII), `\t \n \r`,
/// `\uXXXX`, `\` before a character that is no letter or digit, groups `( )` `(?: )`, `|`, `^`, `$`, and the counts
/// `* + ? {m} {m,} {m,n}`, also with a `?` behind (the whole text must match, so greed makes no difference).
/// Anything else is unsupported: looking around, back references, `\b`, `\p{}`, flags, possessive counts.
class Pattern {
 public:
  /// Errors: unsupported (`where` is "byte N" of the expression), too_large (longer than `max_bytes`, a count above
  /// `max_count`, deeper than `max_depth`, or more than `max_instructions` once the counts are written out).
  [[nodiscard]] static Result<Pattern> read(std::string_view expression);

  /// Reads an expression that matches anywhere in a text, by the rules of FHIRPath's matches(): `.` takes line ends
  /// too. Errors: as read().
  [[nodiscard]] static Result<Pattern> read_to_find(std::string_view expression);

  /// True if `text` (UTF-8) matches: the whole of it after read(), some part of it after read_to_find().
  [[nodiscard]] bool matches(std::string_view text) const;

  /// Number of states of the automaton. Matching costs at most this times the length of the text.
  [[nodiscard]] std::size_t state_count() const { return program_.instructions.size(); }

  static constexpr std::size_t max_bytes = 2'000;
  static constexpr int max_count = 1'000;
  static constexpr int max_depth = 32;
  static constexpr std::size_t max_instructions = 2'000;

  /// A character class: the code points within `ranges`, or with `outside` all others.
  struct Class {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
    bool outside = false;
    [[nodiscard]] bool has(std::uint32_t character) const;
  };
  /// One instruction of the automaton: `take` consumes a character of class `index`; `fork` continues at `next` and at
  /// `index`, `jump` at `next`, without consuming; `begin` and `end` hold at the ends of the text; `accept` matches.
  struct Instruction {
    enum class Kind : std::uint8_t { take, fork, jump, begin, end, accept } kind = Kind::accept;
    int next = 0;
    int index = 0;
  };
  /// A compiled expression.
  struct Program {
    std::vector<Class> classes;
    std::vector<Instruction> instructions;
  };
  [[nodiscard]] const Program& program() const { return program_; }
  /// The pattern of a stored program; nothing if an instruction refers to an instruction or class out of range.
  [[nodiscard]] static std::optional<Pattern> of(Program program);

 private:
  friend class PatternReader;
  Program program_;
};

}  // namespace sealwell
