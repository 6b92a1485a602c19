#pragma once

#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include <cstdlib>
#include <string>
#include <string_view>

namespace sealwell::sealing {

/// The key whose seed is SHA-256 of "sealwell test key NAME", as in the vectors and seeds.
template <KeyKind kind> [[nodiscard]] SecretKey<kind> test_key(std::string_view name) {
  auto key = SecretKey<kind>::from_seed(sha256(as_bytes("sealwell test key " + std::string(name))));
  if (!key.ok()) std::abort();
  return std::move(key).value();
}

}  // namespace sealwell::sealing
