#pragma once

#include "core/engine/screen_fwd.hpp"
#include "core/json/value.hpp"

namespace sealwell::engine {

/// A screen as data, for shells that draw it themselves and for transcripts: every block with its
/// `type` and all its members, by the names of core/engine/screen_members.hpp; empty members are left out.
[[nodiscard]] json::Value screen_json(const Screen& screen);

}  // namespace sealwell::engine
