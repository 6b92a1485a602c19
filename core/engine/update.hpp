#pragma once

#include "core/engine/screen.hpp"
#include "core/engine/session.hpp"

namespace sealwell::engine {

/// A transition with its screen.
struct Update : Transition {
  Screen screen;
};

/// A new session at the start screen, in the language of the pack.
[[nodiscard]] Update begin(const pack::ServicePack& pack, const Context& context);

/// reduce and screen_of in one call, for callers that seal nothing: tests and fuzz targets.
[[nodiscard]] Update update(const pack::ServicePack& pack, State state, const Action& action, const Context& context);

}  // namespace sealwell::engine
