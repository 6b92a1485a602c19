#include "core/sealing/keys.hpp"

#include "tests/unit/fixtures/key_fixtures.hpp"

#include <type_traits>

namespace sealwell::sealing {

static_assert(!std::is_copy_constructible_v<RecipientSecretKey>);
static_assert(!std::is_copy_assignable_v<SigningSecretKey>);
static_assert(std::is_nothrow_move_constructible_v<IntakeSecretKey>);
static_assert(!std::is_convertible_v<SigningPublicKey, IntakePublicKey>);
static_assert(!std::is_default_constructible_v<RecipientPublicKey>);

namespace {

std::string x25519_text(std::string_view hex) { return "sealwell-recipient-v1 " + to_base64(hex_bytes(hex)); }

}  // namespace

TEST_CASE("X25519 keys are those of RFC 7748, section 6.1", "[sealing][keys]") {
  const auto alice =
      RecipientSecretKey::from_seed(hex_bytes("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));
  REQUIRE(alice.ok());
  CHECK(to_hex(alice.value().public_key().bytes()) ==
        "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
}

TEST_CASE("Ed25519 keys are those of RFC 8032, section 7.1", "[sealing][keys]") {
  const auto key =
      SigningSecretKey::from_seed(hex_bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
  REQUIRE(key.ok());
  CHECK(to_hex(key.value().public_key().bytes()) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
}

TEST_CASE("a public key's text reads back, and only as its own kind", "[sealing][keys]") {
  const auto recipient = fixed_key<KeyKind::recipient>("a").public_key();
  const auto signing = fixed_key<KeyKind::signing>("b").public_key();
  const auto intake = fixed_key<KeyKind::intake>("b").public_key();
  CHECK(RecipientPublicKey::parse(recipient.to_text()).value() == recipient);
  CHECK(SigningPublicKey::parse(signing.to_text()).value() == signing);
  CHECK(IntakePublicKey::parse(intake.to_text()).value() == intake);
  CHECK(RecipientPublicKey::parse(signing.to_text()).error() == Error::key_wrong_kind);
  CHECK(SigningPublicKey::parse(intake.to_text()).error() == Error::key_wrong_kind);
  CHECK(IntakePublicKey::parse(recipient.to_text()).error() == Error::key_wrong_kind);
  // The same 32 bytes have another id as another kind.
  CHECK(to_hex(signing.bytes()) == to_hex(intake.bytes()));
  CHECK_FALSE(signing.id() == intake.id());
}

TEST_CASE("public keys in any other spelling are refused", "[sealing][keys]") {
  const std::string good = fixed_key<KeyKind::recipient>("a").public_key().to_text();
  for (const std::string& bad :
       {std::string(), good + "\n", " " + good, good + " ", good.substr(0, good.size() - 1), good + "=",
        std::string("sealwell-recipient-v1"), std::string("sealwell-recipient-v1 "),
        std::string("sealwell-recipient-v2") + good.substr(21), good.substr(22)}) {
    INFO(bad);
    CHECK(RecipientPublicKey::parse(bad).error() == Error::key_invalid);
  }
  CHECK(RecipientPublicKey::from_bytes(Bytes(31, 9)).error() == Error::key_invalid);
  CHECK(RecipientPublicKey::from_bytes(Bytes(33, 9)).error() == Error::key_invalid);
  CHECK(SigningSecretKey::from_seed(Bytes(31)).error() == Error::key_invalid);
}

TEST_CASE("X25519 points that give no secrecy or have a second spelling are refused", "[sealing][keys]") {
  for (const char* point : small_order_points) {
    INFO(point);
    CHECK(RecipientPublicKey::parse(x25519_text(point)).error() == Error::key_invalid);
  }
  // 2^255 - 19 and above, and a set top bit: the base point 9 is written as 9 only.
  for (const char* spelling : {
           "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
           "f6ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
           "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
           "0900000000000000000000000000000000000000000000000000000000000080",
       }) {
    INFO(spelling);
    CHECK(RecipientPublicKey::parse(x25519_text(spelling)).error() == Error::key_invalid);
  }
  CHECK(
      RecipientPublicKey::parse(x25519_text("0900000000000000000000000000000000000000000000000000000000000000")).ok());
}

TEST_CASE("key ids read back in their one spelling", "[sealing][keys]") {
  const KeyId id = fixed_key<KeyKind::intake>("a").id();
  CHECK(KeyId::parse(id.to_text()) == id);
  CHECK(id.to_text().size() == 16);
  CHECK_FALSE(KeyId::parse("0123456789ABCDEF"));
  CHECK_FALSE(KeyId::parse("0123456789abcde"));
  CHECK_FALSE(KeyId::parse("0123456789abcdef0"));
  CHECK_FALSE(KeyId::parse("0123456789abcdeg"));
  CHECK_FALSE(KeyId::parse(""));
}

TEST_CASE("no randomness, no key", "[sealing][keys]") {
  FixedRandom none("none", 0);
  CHECK(RecipientSecretKey::generate(none).error() == Error::randomness_failed);
  CHECK(SigningSecretKey::generate(none).error() == Error::randomness_failed);
}

TEST_CASE("a moved key works at its new place", "[sealing][keys]") {
  auto first = fixed_key<KeyKind::recipient>("a");
  const KeyId id = first.id();
  const SealedEnvelope sealed = small_envelope("moved", {first.public_key()});
  RecipientSecretKey second = std::move(first);
  CHECK(second.id() == id);
  CHECK(open(sealed.bytes, only(second)).ok());
  auto third = fixed_key<KeyKind::recipient>("b");
  third = std::move(second);
  CHECK(open(sealed.bytes, only(third)).ok());
}

}  // namespace sealwell::sealing
