#pragma once

#include "core/engine/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sealwell::engine {

/// A place of the journey that has a screen, given the answers so far.
struct ScreenSlot {
  enum class Kind { start, question, page, information, results, consent, check };
  Kind kind = Kind::start;
  ScreenId id;
  std::size_t place = 0;       ///< Index in the pack's places; later screens have greater ones
  int item = -1;               ///< question, page, information: index of the item
  std::vector<int> questions;  ///< question, page: indexes of the questions on it
  std::vector<int> notes;      ///< Display items and read-only questions, shown above the question
  const pack::JourneyStep* step =
      nullptr;            ///< consent, check: its step (`send` too); null for a check that no step names
  bool required = false;  ///< consent: true if a refusal ends the journey
};

/// Finds the screens of a journey in order, for the present answers. The send step has no screen of its own unless
/// something is asked after `check`; a journey that sends and has no `check` step ends with one.
///
/// Precondition: the state is in Phase::asking, and its derived state is up to date and does not change while this is
/// in use.
class Navigator {
 public:
  /// Past the last place.
  static constexpr std::size_t end = SIZE_MAX;

  Navigator(const pack::ServicePack& pack, const State& state);

  /// The screen slot with that id; nothing if it has no screen now.
  [[nodiscard]] std::optional<ScreenSlot> find(const ScreenId& id) const;
  /// The screen slot of a kind that needs no name.
  [[nodiscard]] std::optional<ScreenSlot> find(ScreenId::Kind kind) const { return find(ScreenId{kind}); }
  [[nodiscard]] std::optional<ScreenSlot> first() const { return slot_at(next_place(0)); }
  /// The screen slot after that one.
  [[nodiscard]] std::optional<ScreenSlot> after(const ScreenSlot& slot) const { return slot_at(place_after(slot)); }
  /// The place of the screen slot after that one, or `end`.
  [[nodiscard]] std::size_t place_after(const ScreenSlot& slot) const;
  [[nodiscard]] std::vector<ScreenSlot> all() const;

  /// The screen to show when the one at `place` is requested: that one, or the first before it that is open (a question
  /// without an accepted answer, a required statement without a yes), or the ending that the answers before it lead to.
  /// Nothing if `place` is `end` and no screen is open.
  [[nodiscard]] std::optional<ScreenId> screen_for(std::size_t place) const;

  /// The enabled send step; nullptr if nothing is sent.
  [[nodiscard]] const pack::JourneyStep* send_step() const { return sends_; }

 private:
  [[nodiscard]] bool holds(const pack::EnableRule& enable_rule) const;
  [[nodiscard]] ScreenId id_at(std::size_t place) const;
  [[nodiscard]] std::size_t next_place(std::size_t from) const;
  [[nodiscard]] std::size_t first_trailing_note(const pack::Place& place) const;
  [[nodiscard]] std::optional<ScreenSlot> slot_at(std::size_t place) const;
  void fill(std::size_t place, ScreenSlot& slot) const;
  [[nodiscard]] bool is_required(const std::string& statement) const;
  [[nodiscard]] bool is_decided(std::size_t landmark) const;
  [[nodiscard]] std::size_t first_open() const;
  [[nodiscard]] std::optional<std::size_t> decided_at(const pack::Ending& ending) const;

  const pack::ServicePack& pack_;
  const State& state_;
  const pack::JourneyStep* sends_ = nullptr;
  std::vector<std::size_t> landmarks_;  // that stand, in order
};

}  // namespace sealwell::engine
