#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace sealwell {

/// A regular expression of a small, regular subset: its cost is the length of the text times that of the expression,
/// whatever either holds. The whole text must match, unless the expression was read to be found in it.
///
/// Literals, `.` (anything but a line end), classes `[a-z]` `[^a-z]`, `\d \w \s` and `\D \W \S` (ASCII), `\t \n \r`,
/// `\uXXXX`, `\` before a character that is no letter or digit, groups `( )` `(?: )`, `|`, `^`, `$`, and the counts
/// `* + ? {m} {m,} {m,n}`, also with a `?` behind (the whole text must match, so greed makes no difference).
/// Anything else is unsupported: looking around, back references, `\b`, `\p{}`, flags, possessive counts.
class Pattern {
 public:
  /// Errors: unsupported (`where` is "byte N" of the expression), too_large (longer than `longest`, a count above
  /// `largest_count`, deeper than `deepest`, or more than `most_steps` once the counts are written out).
  [[nodiscard]] static Result<Pattern> read(std::string_view expression);

  /// The same for an expression that is to be found anywhere in a text, by the rules of FHIRPath's matches(): `.`
  /// takes line ends too. Errors as read() has them.
  [[nodiscard]] static Result<Pattern> read_to_find(std::string_view expression);

  /// Whether the whole of `text`, which is UTF-8, matches; for read_to_find(), whether some part of it does.
  [[nodiscard]] bool matches(std::string_view text) const;

  /// Places that the matcher may be at. Matching takes at most this times the length of the text.
  [[nodiscard]] std::size_t places() const { return program_.steps.size(); }

  static constexpr std::size_t longest = 2'000;
  static constexpr int largest_count = 1'000;
  static constexpr int deepest = 32;
  static constexpr std::size_t most_steps = 2'000;

  /// Which characters: any within these ranges, or any outside.
  struct Class {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
    bool outside = false;
    [[nodiscard]] bool has(std::uint32_t character) const;
  };
  /// One step of the machine: take a character of class `index`, or go on at `next` (and `index`) without one.
  struct Step {
    enum class Kind : std::uint8_t { take, fork, jump, begin, end, accept } kind = Kind::accept;
    int next = 0;
    int index = 0;
  };
  /// The machine that an expression becomes.
  struct Program {
    std::vector<Class> classes;
    std::vector<Step> steps;
  };
  [[nodiscard]] const Program& program() const { return program_; }
  /// The pattern of a program that was kept; nothing when a step names one, or a class, that is not there.
  [[nodiscard]] static std::optional<Pattern> of(Program program);

 private:
  friend class PatternReader;
  Program program_;
};

}  // namespace sealwell
