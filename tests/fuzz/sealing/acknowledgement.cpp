// Any text is either refused by name or the very acknowledgement that the trusted key gives.
#include "core/sealing/acknowledgement.hpp"

#include "tests/fuzz/sealing/fuzz_keys.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealwell;
  using namespace sealwell::sealing;
  static const IntakeSecretKey key = test_key<KeyKind::intake>("intake");
  static const EnvelopeId id{1};
  static const Hash hash = sha256(as_bytes("an envelope"));
  const std::string_view text = as_text({data, size});
  const auto said = verify_acknowledgement(text, id, hash, {&key.public_key(), 1});
  if (!said.ok()) return 0;
  const auto again = sign_acknowledgement(id, hash, said.value().received_at_ms, key);
  if (!again.ok() || again.value() != text) std::abort();
  return 0;
}
