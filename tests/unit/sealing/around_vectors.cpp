// Signed packs, acknowledgements, key files and key shares against those that another implementation wrote
// (tests/vectors/envelope/around.json).
#include "core/base/civil_date.hpp"
#include "core/sealing/acknowledgement.hpp"
#include "core/sealing/key_file.hpp"
#include "core/sealing/key_share.hpp"
#include "core/sealing/signed_pack.hpp"

#include "tests/unit/fixtures/key_fixtures.hpp"

#include <algorithm>

namespace sealwell::sealing {
namespace {

const json::Value& group(std::string_view name) {
  static const json::Value read = read_json_file("tests/vectors/envelope/around.json");
  const json::Value* found = read.find(name);
  REQUIRE(found);
  return *found;
}

template <typename Key> std::vector<Key> trusted_keys(const json::Value& from) {
  std::vector<Key> keys;
  for (const json::Value& line : from.items("trusted")) keys.push_back(Key::parse(*line.if_string()).value());
  return keys;
}

/// The test key of that name: its seed is SHA-256 of "sealwell test key NAME".
template <KeyKind kind> SecretKey<kind> named_key(std::string_view name) {
  return SecretKey<kind>::from_seed(sha256(as_bytes("sealwell test key " + std::string(name)))).value();
}

std::int64_t instant(const json::Value& value, std::string_view name) {
  return parse_instant(value.text_or(name)).value();
}

template <KeyKind kind>
void check_good_key_file(const json::Value& vector, std::string_view passphrase, const Bytes& seed) {
  const auto key = read_key_file<kind>(vector.text_or("text"), passphrase);
  REQUIRE(key.ok());
  const ByteView kept = key.value().seed();
  CHECK(std::equal(kept.begin(), kept.end(), seed.begin(), seed.end()));
}

/// Reads the shares of a vector in order, then joins them; the first thing that fails is the answer.
Result<RecipientSecretKey> read_and_join(const json::Value& vector) {
  std::vector<KeyShare> shares;
  for (const json::Value& text : vector.items("texts")) {
    auto share = read_key_share(*text.if_string());
    if (!share.ok()) return share.failure();
    shares.push_back(std::move(share).value());
  }
  return join_key_shares(shares);
}

}  // namespace

TEST_CASE("signed packs of another implementation", "[sealing][vectors]") {
  const json::Value& packs = group("signedPacks");
  const auto trusted = trusted_keys<SigningPublicKey>(packs);
  const std::int64_t now = instant(packs, "now");
  REQUIRE(packs.items("good").size() >= 4);
  for (const json::Value& vector : packs.items("good")) {
    INFO(vector.text_or("name"));
    const Bytes file = from_base64(vector.text_or("file")).value();
    const auto pack = verify_pack(file, trusted, now);
    REQUIRE(pack.ok());
    CHECK(as_text(pack.value().payload) == vector.text_or("payload"));
    const auto signer = named_key<KeyKind::signing>(vector.text_or("signer"));
    CHECK(sign_pack(as_bytes(vector.text_or("payload")), signer, instant(vector, "notAfter")).value() == file);
  }
  REQUIRE(packs.items("bad").size() >= 20);
  for (const json::Value& vector : packs.items("bad")) {
    INFO(vector.text_or("name"));
    const auto pack = verify_pack(from_base64(vector.text_or("file")).value(), trusted, now);
    REQUIRE_FALSE(pack.ok());
    CHECK(error_name(pack.error()) == vector.text_or("failure"));
  }
}

TEST_CASE("acknowledgements of another implementation", "[sealing][vectors]") {
  const json::Value& acks = group("acknowledgements");
  const auto trusted = trusted_keys<IntakePublicKey>(acks);
  const EnvelopeId id = parse_envelope_id(acks.text_or("id")).value();
  Hash hash{};
  const Bytes hash_bytes = hex_bytes(acks.text_or("sha256"));
  std::copy(hash_bytes.begin(), hash_bytes.end(), hash.begin());
  REQUIRE(acks.items("good").size() >= 3);
  for (const json::Value& vector : acks.items("good")) {
    INFO(vector.text_or("name"));
    const auto said = verify_acknowledgement(vector.text_or("text"), id, hash, trusted);
    REQUIRE(said.ok());
    const std::int64_t received_at = instant(vector, "receivedAt");
    CHECK(said.value().received_at_ms == received_at);
    const auto signer = named_key<KeyKind::intake>(vector.text_or("signer"));
    CHECK(sign_acknowledgement(id, hash, received_at, signer).value() == vector.text_or("text"));
  }
  REQUIRE(acks.items("bad").size() >= 19);
  for (const json::Value& vector : acks.items("bad")) {
    INFO(vector.text_or("name"));
    const auto said = verify_acknowledgement(vector.text_or("text"), id, hash, trusted);
    REQUIRE_FALSE(said.ok());
    CHECK(error_name(said.error()) == vector.text_or("failure"));
  }
}

TEST_CASE("key files of another implementation", "[sealing][vectors]") {
  const json::Value& files = group("keyFiles");
  const std::string_view passphrase = files.text_or("passphrase");
  const Bytes seed = hex_bytes(files.text_or("seed"));
  REQUIRE(files.items("good").size() >= 4);
  for (const json::Value& vector : files.items("good")) {
    INFO(vector.text_or("name"));
    const std::string_view kind = vector.text_or("kind");
    CHECK(key_kind_name(read_key_file_summary(vector.text_or("text")).value().kind) == kind);
    if (kind == "recipient") check_good_key_file<KeyKind::recipient>(vector, passphrase, seed);
    if (kind == "signing") check_good_key_file<KeyKind::signing>(vector, passphrase, seed);
    if (kind == "intake") check_good_key_file<KeyKind::intake>(vector, passphrase, seed);
  }
  REQUIRE(files.items("bad").size() >= 16);
  for (const json::Value& vector : files.items("bad")) {
    INFO(vector.text_or("name"));
    const auto key = read_key_file<KeyKind::recipient>(vector.text_or("text"), passphrase);
    REQUIRE_FALSE(key.ok());
    CHECK(error_name(key.error()) == vector.text_or("failure"));
  }
}

TEST_CASE("key shares of another implementation", "[sealing][vectors]") {
  const json::Value& splittings = group("keyShares");
  REQUIRE(splittings.items("good").size() >= 3);
  for (const json::Value& vector : splittings.items("good")) {
    INFO(vector.text_or("name"));
    const auto key = named_key<KeyKind::recipient>(vector.text_or("key"));
    const auto joined = read_and_join(vector);
    REQUIRE(joined.ok());
    CHECK(joined.value().public_key() == key.public_key());

    std::vector<std::string> holders;
    for (const json::Value& holder : vector.items("holders")) holders.push_back(*holder.if_string());
    FixedRandom random(vector.text_or("seed"));
    const auto threshold = static_cast<unsigned>(vector.find("threshold")->integer().value());
    const auto shares = split_key(key, threshold, holders, random);
    REQUIRE(shares.ok());
    for (std::size_t i = 0; i < holders.size(); ++i) {
      CAPTURE(i);
      CHECK(write_key_share(shares.value()[i]) == *vector.items("texts")[i].if_string());
    }
  }
  REQUIRE(splittings.items("bad").size() >= 29);
  for (const json::Value& vector : splittings.items("bad")) {
    INFO(vector.text_or("name"));
    const auto joined = read_and_join(vector);
    REQUIRE_FALSE(joined.ok());
    CHECK(error_name(joined.error()) == vector.text_or("failure"));
  }
}

}  // namespace sealwell::sealing
