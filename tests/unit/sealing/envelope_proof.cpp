#include "core/sealing/envelope_proof.hpp"

#include "core/base/civil_date.hpp"
#include "core/sealing/acknowledgement.hpp"
#include "core/sealing/receipt_signature.hpp"
#include "core/sealing/withdrawal.hpp"

#include "tests/unit/fixtures/key_fixtures.hpp"

#include <algorithm>

namespace sealwell::sealing {
namespace {

constexpr std::int64_t deleted = 1'750'000'000'000;  // 2025-06-15T15:06:40Z

Hash hash() { return sha256(as_bytes("an envelope")); }
ReceiptSecretKey key() { return fixed_key<KeyKind::receipt>("receipt"); }
EnvelopeId own_id() { return envelope_id_for(key().public_key()); }

/// The failure of a withdrawal, or nothing when the proof is good.
std::optional<Error> failure_of(ByteView proof, const EnvelopeId& id, const Hash& of) {
  const auto hash = verify_withdrawal(proof, id);
  if (!hash.ok()) return hash.error();
  return hash.value() == of ? std::nullopt : std::optional(Error::withdrawal_not_proved);
}

/// `proof` with another bit in one place.
EnvelopeProof with_flipped(EnvelopeProof proof, std::size_t bit) {
  proof[bit / 8] = static_cast<std::uint8_t>(proof[bit / 8] ^ (1u << (bit % 8)));
  return proof;
}

std::string answer() {
  const auto text = sign_deletion(own_id(), hash(), deleted + 999, fixed_key<KeyKind::intake>("intake"));
  REQUIRE(text.ok());
  return text.value();
}

const json::Value& group(std::string_view name) {
  static const json::Value read = read_json_file("tests/vectors/envelope/around.json");
  const json::Value* found = read.find(name);
  REQUIRE(found);
  return *found;
}

Hash hash_of(const json::Value& from) {
  Hash to{};
  const Bytes bytes = hex_bytes(from.text_or("sha256"));
  REQUIRE(bytes.size() == to.size());
  std::copy(bytes.begin(), bytes.end(), to.begin());
  return to;
}

}  // namespace

TEST_CASE("whoever holds the receipt's key proves that the envelope is theirs", "[sealing][proof]") {
  const auto somebody = fixed_key<KeyKind::receipt>("somebody");
  const EnvelopeProof withdrawal = prove_withdrawal(hash(), key());
  CHECK(failure_of(withdrawal, own_id(), hash()) == std::nullopt);
  CHECK(failure_of(withdrawal, own_id(), sha256({})) == Error::withdrawal_not_proved);
  CHECK(failure_of(withdrawal, EnvelopeId{9}, hash()) == Error::withdrawal_not_proved);
  CHECK(failure_of(prove_withdrawal(hash(), somebody), own_id(), hash()) == Error::withdrawal_not_proved);
  const EnvelopeProof post = prove_post(hash(), key());
  CHECK(is_post_proof(post, own_id(), hash()));
  CHECK_FALSE(is_post_proof(post, own_id(), sha256({})));
  CHECK_FALSE(is_post_proof(post, EnvelopeId{9}, hash()));
  CHECK_FALSE(is_post_proof(prove_post(hash(), somebody), own_id(), hash()));
}

TEST_CASE("no bit of a proof can be changed", "[sealing][proof]") {
  for (std::size_t bit = 0; bit < envelope_proof_bytes * 8; ++bit) {
    INFO(bit);
    CHECK(failure_of(with_flipped(prove_withdrawal(hash(), key()), bit), own_id(), hash()).has_value());
    CHECK_FALSE(is_post_proof(with_flipped(prove_post(hash(), key()), bit), own_id(), hash()));
  }
}

TEST_CASE("what the receipt signs for other ends is no proof", "[sealing][proof]") {
  const ReceiptSecretKey receipt = key();
  const ByteView public_key = receipt.public_key().bytes();
  const Hash of = hash();
  const auto proof_with = [&](const Signature& signature) {
    Bytes proof(public_key.begin(), public_key.end());
    proof.insert(proof.end(), of.begin(), of.end());
    proof.insert(proof.end(), signature.begin(), signature.end());
    return proof;
  };
  for (const Signature& signature : {sign_receipt(of, receipt), sign_chain(of, 3, receipt), sign_change(of, receipt),
                                     sign_post(own_id(), of, receipt)}) {
    CAPTURE(to_hex(signature));
    CHECK(failure_of(proof_with(signature), own_id(), of) == Error::withdrawal_not_proved);
  }
  for (const Signature& signature : {sign_receipt(of, receipt), sign_chain(of, 3, receipt), sign_change(of, receipt),
                                     sign_withdrawal(own_id(), of, receipt)}) {
    CAPTURE(to_hex(signature));
    CHECK_FALSE(is_post_proof(proof_with(signature), own_id(), of));
  }
}

TEST_CASE("a deletion answer says what was deleted, when and by whose word", "[sealing][withdrawal]") {
  const auto trusted = fixed_key<KeyKind::intake>("intake").public_key();
  const auto said = verify_deletion(answer(), own_id(), hash(), only(trusted));
  REQUIRE(said.ok());
  CHECK(said.value().id == own_id());
  CHECK(said.value().hash == hash());
  CHECK(said.value().deleted_at_ms == deleted);  // cut to the second
  CHECK(said.value().key == trusted.id());
  CHECK(answer().size() <= acknowledgement_max_bytes);
  CHECK(verify_deletion(answer(), EnvelopeId{9}, hash(), only(trusted)).error() == Error::ack_for_other_envelope);
  CHECK(verify_deletion(answer(), own_id(), hash(), {}).error() == Error::ack_signature_invalid);
  CHECK(sign_deletion(own_id(), hash(), -1, fixed_key<KeyKind::intake>("intake")).error() == Error::out_of_range);
}

TEST_CASE("neither of the intake's answers stands for the other", "[sealing][withdrawal]") {
  const IntakeSecretKey intake = fixed_key<KeyKind::intake>("intake");
  const auto stored = sign_acknowledgement(own_id(), hash(), deleted, intake);
  REQUIRE(stored.ok());
  const auto& trusted = intake.public_key();
  CHECK(verify_deletion(stored.value(), own_id(), hash(), only(trusted)).error() == Error::ack_invalid);
  CHECK(verify_acknowledgement(answer(), own_id(), hash(), only(trusted)).error() == Error::ack_invalid);
}

TEST_CASE("proofs of another implementation", "[sealing][vectors]") {
  const bool is_post = GENERATE(true, false);
  const json::Value& proofs = group(is_post ? "posts" : "withdrawals");
  const Hash of = hash_of(proofs);
  const auto failure = [&](ByteView proof, const EnvelopeId& id) -> std::string {
    if (is_post) return is_post_proof(proof, id, of) ? "" : "post_not_proved";
    const auto failed = failure_of(proof, id, of);
    return failed ? std::string(error_name(*failed)) : "";
  };
  REQUIRE(proofs.items("good").size() >= 2);
  for (const json::Value& vector : proofs.items("good")) {
    INFO(vector.text_or("name"));
    const auto signer =
        ReceiptSecretKey::from_seed(sha256(as_bytes("sealwell test key " + std::string(vector.text_or("signer")))));
    REQUIRE(signer.ok());
    const EnvelopeId id = envelope_id_for(signer.value().public_key());
    CHECK(envelope_id_text(id) == vector.text_or("id"));
    const Bytes proof = from_base64(vector.text_or("proof")).value();
    CHECK(std::ranges::equal(is_post ? prove_post(of, signer.value()) : prove_withdrawal(of, signer.value()), proof));
    CHECK(failure(proof, id) == "");
  }
  const std::string_view usual_id = proofs.items("good")[0].text_or("id");
  REQUIRE(proofs.items("bad").size() >= 24);
  for (const json::Value& vector : proofs.items("bad")) {
    INFO(vector.text_or("name"));
    const auto id = parse_envelope_id(vector.find("id") ? vector.text_or("id") : usual_id);
    REQUIRE(id);
    CHECK(failure(from_base64(vector.text_or("proof")).value(), *id) == vector.text_or("failure"));
  }
}

TEST_CASE("deletion answers of another implementation", "[sealing][vectors]") {
  const json::Value& deletions = group("deletions");
  const auto trusted = IntakePublicKey::parse(*deletions.items("trusted")[0].if_string());
  REQUIRE(trusted.ok());
  const EnvelopeId id = parse_envelope_id(deletions.text_or("id")).value();
  const Hash of = hash_of(deletions);
  const auto signer = IntakeSecretKey::from_seed(sha256(as_bytes("sealwell test key intake")));
  REQUIRE(deletions.items("good").size() >= 3);
  for (const json::Value& vector : deletions.items("good")) {
    INFO(vector.text_or("name"));
    const auto said = verify_deletion(vector.text_or("text"), id, of, only(trusted.value()));
    REQUIRE(said.ok());
    const std::int64_t at = parse_instant(vector.text_or("deletedAt")).value();
    CHECK(said.value().deleted_at_ms == at);
    CHECK(sign_deletion(id, of, at, signer.value()).value() == vector.text_or("text"));
  }
  REQUIRE(deletions.items("bad").size() >= 12);
  for (const json::Value& vector : deletions.items("bad")) {
    INFO(vector.text_or("name"));
    const auto said = verify_deletion(vector.text_or("text"), id, of, only(trusted.value()));
    REQUIRE_FALSE(said.ok());
    CHECK(error_name(said.error()) == vector.text_or("failure"));
  }
}

}  // namespace sealwell::sealing
