#pragma once

#include "core/base/random.hpp"
#include "core/base/result.hpp"
#include "core/sealing/keys.hpp"

#include <string>
#include <string_view>
#include <vector>

// What every module of the core shares at its boundary: memory that is lent, and the text that a call leaves behind.
// wasm/module.ts is the other side.

#define SEALWELL_EXPORT(name) extern "C" __attribute__((export_name(#name), used))

namespace sealwell::boundary {

/// Replaces what sealwell_result gives, and wipes what it gave before.
void set_result(std::string text);

/// Leaves {"error", "where"} as the result; 0.
int fail(const Failure& failure);

/// The public keys of `lines`, one a line.
[[nodiscard]] Result<std::vector<sealing::SigningPublicKey>> trusted_keys(std::string_view lines);

/// The browser's random bytes.
[[nodiscard]] RandomSource& browser_random();

}  // namespace sealwell::boundary
