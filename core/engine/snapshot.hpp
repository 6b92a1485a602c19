#pragma once

#include "core/base/result.hpp"
#include "core/engine/state.hpp"
#include "core/pack/service_pack.hpp"

#include <string>
#include <string_view>

namespace sealwell::engine {

/// A run that is under way, as text that `restore` takes up again: docs/session.md, "Snapshots". The same state gives
/// the same bytes. They hold answers in clear: whoever keeps them encrypts them.
///
/// Decisions about statements are left out. The snapshot of a run in which something was decided is that of the same run
/// before the first decision, with every answer that holds without one. Where the resident looked past a screen that is
/// still open (a visit by the browser's history), the snapshot is of the run at that screen.
///
/// Errors: unknown_action where nothing is asked any more, so that there is nothing to take up; too_large.
[[nodiscard]] Result<std::string> snapshot(const pack::ServicePack& pack, State state, const Context& context);

/// The run again, at the screen where it was. Every answer is checked by the pack at hand, which may be a later version of
/// the one that the snapshot was taken with: what that pack does not take is no answer any more, but stands in its input as
/// it was typed, and the run stands at the first screen that it leaves open. `State::language` is the one that was spoken,
/// where the pack has it: the pack at hand may be in another.
///
/// `snapshot(restore(x)) == x` with the pack of the snapshot.
///
/// Errors: those of json::parse; unknown_value (`where` is "format" or "pack") for another version of the format or another
/// service's pack; wrong_type and missing_field (`where` is the member).
[[nodiscard]] Result<State> restore(const pack::ServicePack& pack, std::string_view bytes, const Context& context);

}  // namespace sealwell::engine
