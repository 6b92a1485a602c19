// Any bytes as a proof of a post or of a withdrawal, for the envelope that follows from the key that they name: refused, or
// signed with that key. And any text as the intake's answer: refused by name, or the very answer that the
// trusted key gives.
#include "core/sealing/withdrawal.hpp"

#include "core/sealing/envelope_proof.hpp"

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
  const auto withdrawn = verify_withdrawal(bytes, id);
  if (withdrawn.ok() && !std::ranges::equal(prove_withdrawal(withdrawn.value(), receipt), bytes)) std::abort();
  if (is_post_proof(bytes, id, hash) && !std::ranges::equal(prove_post(hash, receipt), bytes)) std::abort();
  if (size >= ReceiptPublicKey::size) {
    const auto named = ReceiptPublicKey::from_bytes(bytes.first(ReceiptPublicKey::size));
    if (!named.ok()) std::abort();
    // The id follows from the key, so that only form and signature can be wrong. One never stands for the other.
    const EnvelopeId own = envelope_id_for(named.value());
    const auto proved = verify_withdrawal(bytes, own);
    if (proved.ok() && is_post_proof(bytes, own, proved.value())) std::abort();
  }

  const std::string_view text = as_text(bytes);
  const auto said = verify_deletion(text, id, hash, {&intake.public_key(), 1});
  if (!said.ok()) return 0;
  const auto again = sign_deletion(id, hash, said.value().deleted_at_ms, intake);
  if (!again.ok() || again.value() != text) std::abort();
  return 0;
}
