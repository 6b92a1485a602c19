// Any bytes as a proof of withdrawal, for the envelope that follows from the key that they name: refused, or
// signed with that key. And any text as the intake's answer: refused by name, or the very answer that the
// trusted key gives.
#include "core/sealing/withdrawal.hpp"

#include "tests/fuzz/sealing/fuzz_keys.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealwell;
  using namespace sealwell::sealing;
  static const ReceiptSecretKey receipt = test_key<KeyKind::receipt>("receipt");
  static const IntakeSecretKey intake = test_key<KeyKind::intake>("intake");
  static const Hash hash = sha256(as_bytes("an envelope"));
  static const EnvelopeId id = envelope_id_for(receipt.public_key());

  const ByteView bytes{data, size};
  const auto claim = read_withdrawal(bytes, id);
  if (claim.ok() && is_withdrawal(claim.value(), hash)) {
    if (!std::ranges::equal(prove_withdrawal(hash, receipt), bytes)) std::abort();
  }
  if (size >= ReceiptPublicKey::size) {
    const auto named = ReceiptPublicKey::from_bytes(bytes.first(ReceiptPublicKey::size));
    if (!named.ok()) std::abort();
    const auto own = read_withdrawal(bytes, envelope_id_for(named.value()));
    // The id follows from the key, so that only the form can be wrong.
    if (!own.ok() && own.error() != Error::withdrawal_invalid) std::abort();
    if (own.ok()) static_cast<void>(is_withdrawal(own.value(), hash));
  }

  const std::string_view text = as_text(bytes);
  const auto said = verify_deletion(text, id, hash, {&intake.public_key(), 1});
  if (!said.ok()) return 0;
  const auto again = sign_deletion(id, hash, said.value().deleted_at_ms, intake);
  if (!again.ok() || again.value() != text) std::abort();
  return 0;
}
