#pragma once

#include "core/engine/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sealwell::engine {

/// One screen of the journey as it stands with the answers given so far.
struct Stop {
  enum class Kind { start, question, page, information, results, consent, check };
  Kind kind = Kind::start;
  ScreenId id;
  std::size_t place = 0;             ///< Where it stands in the pack's places: later screens have greater ones
  int item = -1;                     ///< question, page, information: index of the item
  std::vector<int> questions;        ///< question, page: indexes of the questions on it
  std::vector<int> notes;            ///< Display items and read-only questions, shown above the question
  const pack::Step* step = nullptr;  ///< consent, check: its step (`send` too); null for a check that no step names
  bool required = false;             ///< consent: without a yes the journey can't send what it is for
};

/// The screens in their order, each once, with what is enabled now. The send step has no screen of its own: it
/// belongs to `check`, which stands at the end of a journey that sends and names no other.
///
/// One for a phase of asking; the state's standing must be settled, and must not change while this is in use.
class Way {
 public:
  /// Behind every place.
  static constexpr std::size_t end = SIZE_MAX;

  Way(const pack::ServicePack& pack, const State& state);

  /// The stop with that id, where it stands now.
  [[nodiscard]] std::optional<Stop> find(const ScreenId& id) const;
  /// The one of a kind that needs no name.
  [[nodiscard]] std::optional<Stop> find(ScreenId::Kind kind) const { return find(ScreenId{kind}); }
  [[nodiscard]] std::optional<Stop> first() const { return stop_at(next_place(0)); }
  /// The stop behind that one.
  [[nodiscard]] std::optional<Stop> after(const Stop& stop) const { return stop_at(place_after(stop)); }
  /// Where that stop stands, or `end`.
  [[nodiscard]] std::size_t place_after(const Stop& stop) const;
  [[nodiscard]] std::vector<Stop> all() const;

  /// The id of the screen to show to somebody who wants the stop at `place`: that one, or the first before it that
  /// is not done (a question not settled, a statement not decided in a way that lets the journey go on), or the
  /// ending that the answers before it lead to. Nothing when `place` is `end` and all are done.
  [[nodiscard]] std::optional<ScreenId> screen_for(std::size_t place) const;

  /// The enabled send step, or nullptr when the pack sends nothing.
  [[nodiscard]] const pack::Step* send_step() const { return sends_; }

 private:
  [[nodiscard]] bool holds(const pack::Enabling& enabling) const;
  [[nodiscard]] ScreenId id_at(std::size_t place) const;
  [[nodiscard]] std::size_t next_place(std::size_t from) const;
  [[nodiscard]] std::size_t first_trailing_note(const pack::Place& place) const;
  [[nodiscard]] std::optional<Stop> stop_at(std::size_t place) const;
  void fill(std::size_t place, Stop& stop) const;
  [[nodiscard]] bool is_required(const std::string& statement) const;
  [[nodiscard]] bool is_decided(std::size_t landmark) const;
  [[nodiscard]] std::size_t first_open() const;
  [[nodiscard]] std::optional<std::size_t> decided_at(const pack::Ending& ending) const;

  const pack::ServicePack& pack_;
  const State& state_;
  const pack::Step* sends_ = nullptr;
  std::vector<std::size_t> landmarks_;  // that stand, in order
};

}  // namespace sealwell::engine
