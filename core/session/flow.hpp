#pragma once

#include "core/session/session.hpp"

#include <string>
#include <vector>

namespace sealwell::session {

/// One screen of the journey as it stands with the answers given so far.
struct Stop {
  enum class Kind { start, question, page, information, results, consent, check };
  Kind kind = Kind::start;
  std::string id;
  int item = -1;                       ///< question, page, information: index of the item
  std::vector<int> questions;          ///< question, page: indexes of the questions on it
  std::vector<int> notes;              ///< Display items and read-only questions, shown above the question
  const pack::Step* step = nullptr;    ///< consent, check: its step; null for a check that no step names
  bool required = false;               ///< consent: without a yes the journey can't send what it is for
};

/// The screens in order, each once, with what is enabled now. The send step has no screen of its
/// own: it belongs to `check`, which stands at the end of a journey that sends and names no other.
[[nodiscard]] std::vector<Stop> flow(const pack::ServicePack& pack, const State& state);

/// Whether the resident is done with that screen: every question settled, the statement decided
/// in a way that lets the journey go on.
[[nodiscard]] bool done(const pack::ServicePack& pack, const State& state, const Stop& stop);

/// The stop with that id, or nullptr.
[[nodiscard]] const Stop* find_stop(const std::vector<Stop>& stops, std::string_view id);

/// The id of the screen to show to somebody who wants the stop at `index`: that one, or the first
/// before it that is not done, or the ending that the answers before it lead to. Empty when
/// `index` is behind the last stop and all are done.
[[nodiscard]] std::string screen_for(const pack::ServicePack& pack, const State& state,
                                     const std::vector<Stop>& stops, std::size_t index);

/// The enabled send step, or nullptr when the pack sends nothing.
[[nodiscard]] const pack::Step* send_step(const pack::ServicePack& pack, const State& state);

}  // namespace sealwell::session
