// Our wraps are libsodium's sealed boxes: each side opens what the other made.
#include "tests/unit/fixtures/key_fixtures.hpp"

#include <sodium.h>

#include <algorithm>

namespace sealwell::sealing {
namespace {

constexpr std::size_t wrap_size = 80;
constexpr std::size_t key_id_size = 8;

struct OneRecipient {
  RecipientSecretKey key = fixed_key<KeyKind::recipient>("boxes");
  SealedEnvelope sealed = small_envelope("In a box.", {key.public_key()});
  std::size_t wrap_at = read_header(sealed.bytes).value().parts[0].wraps_at + key_id_size;
};

/// The content key that small_envelope drew: the first draw after the 16 bytes of the id.
std::array<std::uint8_t, 32> drawn_content_key() {
  FixedRandom random("small envelope");
  std::array<std::uint8_t, 16> id{};
  std::array<std::uint8_t, 32> key{};
  REQUIRE(random.fill(id));
  REQUIRE(random.fill(key));
  return key;
}

}  // namespace

TEST_CASE("crypto_box_seal_open opens our wrap", "[sealing]") {
  const OneRecipient one;
  std::array<std::uint8_t, 32> content_key{};
  REQUIRE(crypto_box_seal_open(content_key.data(), one.sealed.bytes.data() + one.wrap_at, wrap_size,
                               one.key.public_key().bytes().data(), one.key.secret().data()) == 0);
  CHECK(content_key == drawn_content_key());
}

TEST_CASE("our opener opens a wrap that crypto_box_seal made", "[sealing]") {
  const OneRecipient one;
  Bytes bytes = one.sealed.bytes;
  const auto content_key = drawn_content_key();
  REQUIRE(crypto_box_seal(bytes.data() + one.wrap_at, content_key.data(), content_key.size(),
                          one.key.public_key().bytes().data()) == 0);
  // The body is bound to the wrap that was there before; that it is reached says that the new wrap
  // opened to the key which the commitment names. tests/command seals whole envelopes this way.
  CHECK(open(bytes, only(one.key)).error() == Error::envelope_body_failed);

  auto another_key = content_key;
  another_key[0] ^= 1;
  REQUIRE(crypto_box_seal(bytes.data() + one.wrap_at, another_key.data(), another_key.size(),
                          one.key.public_key().bytes().data()) == 0);
  CHECK(open(bytes, only(one.key)).error() == Error::envelope_commitment_failed);
}

TEST_CASE("libsodium finds no shared secret with the points that public keys must not be", "[sealing]") {
  // So that the list in keys.cpp is checked against the arithmetic; tests/unit/sealing/keys.cpp has the
  // parser.
  const auto key = fixed_key<KeyKind::recipient>("boxes");
  for (const char* point : small_order_points) {
    INFO(point);
    const Bytes bytes = hex_bytes(point);
    std::array<std::uint8_t, 32> shared{};
    CHECK(crypto_scalarmult(shared.data(), key.secret().data(), bytes.data()) != 0);
  }
}

TEST_CASE("SHA-256 gives the digests of FIPS 180-4's examples", "[sealing]") {
  CHECK(to_hex(sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sha256(as_bytes("abc"))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256(as_bytes("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

}  // namespace sealwell::sealing
