// Any bytes are either refused by name or a pack that the trusted key signed, whose payload is the end of
// the file. Ed25519 is deterministic, so that an accepted file is the very one that we would write.
#include "core/sealing/signed_pack.hpp"

#include "tests/fuzz/sealing/fuzz_keys.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealwell;
  using namespace sealwell::sealing;
  static const SigningSecretKey key = test_key<KeyKind::signing>("packs");
  const ByteView bytes(data, size);
  const auto pack = verify_pack(bytes, {&key.public_key(), 1}, 0);
  if (!pack.ok()) return 0;
  const auto again = sign_pack(pack.value().payload, key, pack.value().not_after_ms);
  if (!again.ok() || !std::equal(again.value().begin(), again.value().end(), bytes.begin(), bytes.end())) std::abort();
  return 0;
}
