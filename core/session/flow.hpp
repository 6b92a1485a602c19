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
  std::vector<int> notes;              ///< Display items shown above the question
  const pack::Step* step = nullptr;    ///< consent, check: its step
};

/// The screens in order, from start to check, with what is enabled now. The send step has no
/// screen of its own: it belongs to `check`.
[[nodiscard]] std::vector<Stop> flow(const pack::ServicePack& pack, const State& state);

/// Whether the resident is done with that screen: every question settled, the statement decided
/// in a way that lets the journey go on.
[[nodiscard]] bool done(const pack::ServicePack& pack, const State& state, const Stop& stop);

/// The stop with that id, or nullptr.
[[nodiscard]] const Stop* find_stop(const std::vector<Stop>& stops, std::string_view id);

/// Whether every stop before that one is done, so that it may be shown.
[[nodiscard]] bool reachable(const pack::ServicePack& pack, const State& state, const std::vector<Stop>& stops,
                             const Stop& stop);

/// The enabled send step, or nullptr when the pack sends nothing.
[[nodiscard]] const pack::Step* send_step(const pack::ServicePack& pack, const State& state);

}  // namespace sealwell::session
