#pragma once

#include "core/engine/answers.hpp"
#include "core/pack/messages.hpp"
#include "core/pack/service_pack.hpp"

#include <cstdint>

namespace sealwell::engine {

/// True if the form of `item`, filled in with the values that `answers` has for it, would be valid and give the same
/// values. A doubtful value counts as confirmed. Side effect: replaces the typed texts in `answers`.
[[nodiscard]] bool still_valid(const pack::ServicePack& pack, const pack::Item& item, Answers& answers,
                               const pack::Messages& messages, std::int64_t now_ms);

}  // namespace sealwell::engine
