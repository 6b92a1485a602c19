#pragma once

#include "core/pack/service_pack.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace sealwell::pack {

/// A {name} in a sentence, and what stands there.
using NamedText = std::pair<std::string_view, std::string_view>;

/// `sentence` with every `{name}` of these filled in. What is filled in is not looked into again; a brace that opens
/// no such name stands for itself.
[[nodiscard]] std::string fill(std::string_view sentence, std::initializer_list<NamedText> values);

/// The sentences that the engine itself says, in one language of a pack. Each has an id and an
/// English text; a pack may replace any of them (docs/pack-format.md, "Messages").
class Messages {
 public:
  explicit Messages(const ServicePack& pack) : pack_(pack) {}

  using Value = NamedText;

  /// The sentence `id`, filled in. An id that nobody defined comes back as itself, so that a gap is seen and never
  /// hides a screen.
  [[nodiscard]] std::string say(std::string_view id, std::initializer_list<Value> values = {}) const;

  /// A date as people read it: "15 March 1984".
  [[nodiscard]] std::string date(const CivilDate& date) const;

  /// A second of the day as people read it: "2:05pm", with the seconds where there are some.
  [[nodiscard]] std::string clock_time(int second) const;

  /// "15 March 1984 at 2:05pm", by the clock that it was told by; the date alone where there is no time.
  [[nodiscard]] std::string date_time(const CivilDateTime& moment) const;

  /// For an `id` that begins with `required` the pack's `required/LINK_ID`, for any other its
  /// `invalid/LINK_ID`, when it has one; else the sentence `id`.
  [[nodiscard]] std::string say_for(std::string_view id, std::string_view link_id,
                                    std::initializer_list<Value> values = {}) const;

 private:
  [[nodiscard]] const std::string* own(std::string_view id) const;

  const ServicePack& pack_;
};

/// One sentence of the engine.
struct Sentence {
  std::string_view id, english;
};

/// All of them.
[[nodiscard]] std::span<const Sentence> engine_sentences();

/// The English text of an engine sentence; empty when there is no such id.
[[nodiscard]] std::string_view engine_sentence(std::string_view id);

/// Whether a pack's message of that id is said by a journey's screens, and not only by a receipt or when one is opened.
[[nodiscard]] bool is_said_in_journeys(std::string_view id);

}  // namespace sealwell::pack
