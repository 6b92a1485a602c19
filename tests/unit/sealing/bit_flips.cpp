// One flipped bit anywhere is refused with a named failure: all bits, one after the other.
#include "core/sealing/acknowledgement.hpp"
#include "core/sealing/signed_pack.hpp"

#include "tests/unit/fixtures/key_fixtures.hpp"

#include <map>
#include <set>

namespace sealwell::sealing {
namespace {

/// Calls `refusal` with each one-bit change of `bytes` and counts how often each error came.
template <typename Refusal> std::map<Error, std::size_t> flip_every_bit(Bytes bytes, Refusal refusal) {
  std::map<Error, std::size_t> seen;
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    const auto mask = static_cast<std::uint8_t>(1u << bit % 8);
    bytes[bit / 8] ^= mask;
    const auto result = refusal(bytes);
    if (result.ok()) FAIL("accepted with bit " << bit % 8 << " of byte " << bit / 8 << " flipped");
    ++seen[result.error()];
    bytes[bit / 8] ^= mask;
  }
  return seen;
}

std::set<Error> names(const std::map<Error, std::size_t>& seen) {
  std::set<Error> errors;
  for (const auto& [error, count] : seen) errors.insert(error);
  return errors;
}

}  // namespace

TEST_CASE("a flipped bit anywhere in an envelope is refused", "[sealing][flips]") {
  const auto key = fixed_key<KeyKind::recipient>("flips");
  const SealedEnvelope sealed = small_envelope("An answer.", {key.public_key()});
  REQUIRE(open(sealed.bytes, only(key)).ok());

  const auto seen = flip_every_bit(sealed.bytes, [&](const Bytes& bytes) { return open(bytes, only(key)); });
  CHECK(names(seen) == std::set{Error::envelope_bad_magic, Error::envelope_unknown_version,
                                Error::envelope_unknown_suite, Error::envelope_bad_header, Error::envelope_too_short,
                                Error::envelope_not_for_key, Error::envelope_wrap_failed,
                                Error::envelope_commitment_failed, Error::envelope_body_failed});
  CHECK(seen.at(Error::envelope_bad_magic) == 64);
  CHECK(seen.at(Error::envelope_unknown_version) == 8);
  CHECK(seen.at(Error::envelope_unknown_suite) == 8);
  CHECK(seen.at(Error::envelope_not_for_key) == 64);                        // the key id
  CHECK(seen.at(Error::envelope_wrap_failed) == 80 * 8);                    // the sealed box
  CHECK(seen.at(Error::envelope_commitment_failed) == (16 + 32) * 8);       // envelope id and commitment
  CHECK(seen.at(Error::envelope_body_failed) > (4096 + 16 + 24 + 32) * 8);  // body, nonce, pack hash, some of the id
}

TEST_CASE("a flipped bit anywhere in a signed pack is refused", "[sealing][flips]") {
  const auto key = fixed_key<KeyKind::signing>("flips");
  const auto file = sign_pack(as_bytes(R"({"id":"a-pack"})"), key, 4'102'444'800'000);
  REQUIRE(file.ok());
  REQUIRE(verify_pack(file.value(), only(key.public_key()), 0).ok());

  const auto seen =
      flip_every_bit(file.value(), [&](const Bytes& bytes) { return verify_pack(bytes, only(key.public_key()), 0); });
  CHECK(names(seen) == std::set{Error::pack_not_signed, Error::pack_key_unknown, Error::pack_signature_invalid});
}

TEST_CASE("a flipped bit anywhere in an acknowledgement is refused", "[sealing][flips]") {
  const auto key = fixed_key<KeyKind::intake>("flips");
  const EnvelopeId id{1, 2, 3};
  const Hash hash = sha256(as_bytes("an envelope"));
  const auto text = sign_acknowledgement(id, hash, 1'750'000'000'000, key);
  REQUIRE(text.ok());
  const ByteView bytes = as_bytes(text.value());

  const auto seen = flip_every_bit(Bytes(bytes.begin(), bytes.end()), [&](const Bytes& changed) {
    return verify_acknowledgement(as_text(changed), id, hash, only(key.public_key()));
  });
  CHECK(names(seen) == std::set{Error::ack_invalid, Error::ack_signature_invalid});
}

}  // namespace sealwell::sealing
