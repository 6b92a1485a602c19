#pragma once

#include "core/base/result.hpp"
#include "core/engine/state.hpp"
#include "core/pack/service_pack.hpp"

#include <string>
#include <string_view>

namespace sealwell::engine {

/// Serialises a session under way: docs/session.md, "Snapshots". Equal states give equal bytes. The snapshot holds
/// answers in clear: the caller encrypts it before storing it.
///
/// Decisions about statements are left out. The snapshot of a session with decisions is that of the same session before
/// the first decision, with every answer that does not depend on one. If the resident went past a screen that is still
/// open (by the browser's history), the snapshot is of the session at that screen.
///
/// Errors: unknown_action outside of Phase::asking; too_large.
[[nodiscard]] Result<std::string> snapshot(const pack::ServicePack& pack, State state, const Context& context);

/// Restores a session at its screen. Every answer is validated against `pack`, which may be a later version than that
/// of the snapshot: an answer that is no longer valid stays in its input as typed, and the session is at the first open
/// screen. `State::language` is the snapshot's language if the pack has it; `pack` may be in another.
///
/// `snapshot(restore(x)) == x` with the pack of the snapshot.
///
/// Errors: those of json::parse; unknown_value (`where` is "format" or "pack") for another version of the format or
/// another service's pack; wrong_type and missing_field (`where` is the member).
[[nodiscard]] Result<State> restore(const pack::ServicePack& pack, std::string_view bytes, const Context& context);

}  // namespace sealwell::engine
