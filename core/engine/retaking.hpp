#pragma once

#include "core/engine/answers.hpp"
#include "core/pack/messages.hpp"
#include "core/pack/service_pack.hpp"

#include <cstdint>

namespace sealwell::engine {

/// Whether the form of `item` would take the values that `answers` holds for it, and understand them as they are. A
/// doubtful value counts as confirmed. Changes what `answers` holds as typed.
[[nodiscard]] bool would_be_taken(const pack::ServicePack& pack, const pack::Item& item, Answers& answers,
                                  const pack::Messages& messages, std::int64_t now_ms);

}  // namespace sealwell::engine
