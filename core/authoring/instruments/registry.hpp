#pragma once

#include "core/json/value.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace sealwell::scoring {

// Every instrument that this code knows, as a table for people and tools: what goes in, what comes
// out, what the bands mean, where it is published and on what terms. `sealwell score --list` and
// docs/instruments.md are printed from it and the pack checker asks it. The scoring code never does,
// so a program that only scores does not carry these texts.

/// Whether an instrument may be used in a pack.
enum class Availability {
  ships,    ///< Scored by `score`.
  held,     ///< Not used until a question about its licence is answered.
  blocked,  ///< Its licence forbids it here.
};

/// "ships", "held" or "blocked".
[[nodiscard]] std::string_view availability_id(Availability availability);

/// One member of an instrument's inputs.
struct InputInfo {
  std::string_view name;
  std::string_view type;    ///< "whole number", "number", "yes or no", "code", "list of whole numbers", …
  std::string_view values;  ///< Range with its unit, or the codes, and what they stand for.
  bool required;            ///< Whether `incomplete` is given without it.
  std::string_view asks;    ///< The question or statement, or what the value means.
  std::span<const std::string_view> items = {};  ///< For a list: each item's wording in order.
};

/// One member of an instrument's result.
struct OutputInfo {
  std::string_view name;
  std::string_view type;
  std::string_view meaning;
};

/// A range in words for people, put together at compile time from the numbers that the scoring code compares with:
/// "0 to 4", "5", "20 or more", "under 18.5", "18.5 to under 25", "over 14 to 35", "over 50".
class RangeText {
 public:
  constexpr RangeText& words(std::string_view text) {
    for (const char letter : text) text_.at(size_++) = letter;
    return *this;
  }
  constexpr RangeText& number(int number) {
    if (number >= 10) this->number(number / 10);
    text_.at(size_++) = static_cast<char>('0' + number % 10);
    return *this;
  }
  /// A tenth of `number`, without a digit after the point where that is 0.
  constexpr RangeText& tenths(int number) {
    this->number(number / 10);
    return number % 10 == 0 ? *this : words(".").number(number % 10);
  }
  /// Both ends belong to it; one number where they are the same.
  [[nodiscard]] static constexpr RangeText from_to(int from, int to) {
    RangeText text;
    text.number(from);
    return from == to ? text : text.words(" to ").number(to);
  }

  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
  [[nodiscard]] constexpr std::string_view view() const { return {text_.data(), size_}; }
  constexpr operator std::string_view() const { return view(); }

 private:
  std::array<char, 24> text_{};  ///< A longer one does not compile.
  std::size_t size_ = 0;
};

/// One band of one output.
struct BandInfo {
  std::string_view field;  ///< The output that carries the id.
  std::string_view id;
  RangeText range;             ///< Empty where no single number decides.
  std::string_view words;      ///< In words for people; a pack may use its own.
  std::string_view when = {};  ///< For whom, where bands differ ("lower-threshold group"); may be empty.
};

/// One instrument. For one that does not ship only id, title, standing, reason and licence are set.
struct InstrumentInfo {
  std::string_view id;
  std::string_view title;
  Availability availability = Availability::ships;
  std::string_view reason = {};   ///< Why it is held or blocked.
  std::string_view licence = {};  ///< The terms on which it is used, in one line.
  std::span<const InputInfo> inputs = {};
  std::span<const OutputInfo> outputs = {};
  std::span<const BandInfo> bands = {};
  std::span<const std::string_view> sources = {};  ///< Where items, arithmetic and cut-offs are published.
  std::span<const std::string_view> notes = {};    ///< Limits of use, and which rules are ours.
};

/// All of them: those that ship in the order of docs/instruments.md, then those that do not.
[[nodiscard]] std::span<const InstrumentInfo> instruments();

/// The instrument of that id; nullptr when there is none.
[[nodiscard]] const InstrumentInfo* find_instrument(std::string_view id);

/// The table as JSON, for `sealwell score --list`: an array of
/// `{id, title, availability, reason?, licence, inputs, outputs, bands, sources, notes}`.
[[nodiscard]] json::Value instruments_json();

/// docs/instruments.md.
[[nodiscard]] std::string instruments_markdown();

}  // namespace sealwell::scoring
