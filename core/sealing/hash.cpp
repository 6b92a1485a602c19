#include "core/sealing/hash.hpp"

#include <sodium/crypto_hash_sha256.h>

namespace sealwell::sealing {

Hash sha256(ByteView bytes) {
  Hash hash{};
  static_assert(crypto_hash_sha256_BYTES == std::tuple_size_v<Hash>);
  crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
  return hash;
}

}  // namespace sealwell::sealing
