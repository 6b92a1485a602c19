#include "core/sealing/key_file.hpp"

#include "tests/unit/fixtures/key_fixtures.hpp"

namespace sealwell::sealing {
namespace {

constexpr KeyFileCost cheap{1, 8192};
constexpr std::string_view passphrase = "cyfrinair hir a da";

template <KeyKind kind> std::string key_file(const KeyFileCost& cost = cheap) {
  FixedRandom random("key file");
  auto text = write_key_file(fixed_key<kind>("kept"), passphrase, random, cost);
  REQUIRE(text.ok());
  return std::move(text).value();
}

template <KeyKind kind> void check_round_trip() {
  const auto key = fixed_key<kind>("kept");
  const std::string text = key_file<kind>();
  const auto read = read_key_file<kind>(text, passphrase);
  REQUIRE(read.ok());
  CHECK(read.value().public_key() == key.public_key());
  CHECK(to_hex(read.value().secret()) == to_hex(key.secret()));

  const auto summary = read_key_file_summary(text);
  REQUIRE(summary.ok());
  CHECK(summary.value().kind == kind);
  CHECK(summary.value().public_key == key.public_key().to_text());
  CHECK(summary.value().id == key.id());
  CHECK(summary.value().cost.memory_kib == cheap.memory_kib);

  CHECK(text.find(to_base64(key.seed())) == std::string::npos);
}

Result<RecipientSecretKey> read(std::string_view text) { return read_key_file<KeyKind::recipient>(text, passphrase); }

}  // namespace

TEST_CASE("a key of each kind comes back from its file", "[sealing][keyfile]") {
  check_round_trip<KeyKind::recipient>();
  check_round_trip<KeyKind::signing>();
  check_round_trip<KeyKind::intake>();
}

TEST_CASE("the default cost is libsodium's moderate one and opens again", "[sealing][keyfile]") {
  const std::string text = key_file<KeyKind::recipient>({});
  CHECK(text.find("\nargon2id 3 262144\n") != std::string::npos);
  CHECK(read(text).ok());
}

TEST_CASE("a key file is opened by its passphrase only, as its own kind only", "[sealing][keyfile]") {
  const std::string text = key_file<KeyKind::recipient>();
  for (const std::string_view wrong : {"", "cyfrinair hir a d", "cyfrinair hir a da ", "Cyfrinair hir a da"}) {
    CAPTURE(wrong);
    CHECK(read_key_file<KeyKind::recipient>(text, wrong).error() == Error::key_wrong_passphrase);
  }
  const auto as_signing = read_key_file<KeyKind::signing>(text, passphrase);
  REQUIRE_FALSE(as_signing.ok());
  CHECK(as_signing.error() == Error::key_wrong_kind);
  CHECK(as_signing.failure().where == "recipient");
  // Naming another kind, or another cost or salt, breaks what the seed is bound to.
  CHECK(read_key_file<KeyKind::signing>(replaced(text, "kind recipient", "kind signing"), passphrase).error() ==
        Error::key_wrong_passphrase);
  CHECK(read(replaced(text, "argon2id 1 ", "argon2id 2 ")).error() == Error::key_wrong_passphrase);
}

TEST_CASE("a changed character anywhere in a key file is refused", "[sealing][keyfile]") {
  const std::string good = key_file<KeyKind::recipient>();
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string changed = good;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    INFO("byte " << i);
    const auto refused = read_key_file<KeyKind::recipient>(changed, passphrase, {2, 8193});
    REQUIRE_FALSE(refused.ok());
    CHECK((refused.error() == Error::key_file_invalid || refused.error() == Error::key_wrong_passphrase));
  }
}

TEST_CASE("whatever is not a key file in its one spelling is refused", "[sealing][keyfile]") {
  const std::string good = key_file<KeyKind::recipient>();
  for (const std::string& bad :
       {std::string(), std::string("sealwell-key-file/1\n"), good + "\n", "\n" + good, good.substr(0, good.size() - 1),
        replaced(good, "\n", "\r\n"), replaced(good, "/1\n", "/2\n"), replaced(good, "kind recipient", "kind receiver"),
        replaced(good, "kind ", "kind  "), replaced(good, "salt ", "pepper "),
        replaced(good, "argon2id 1", "argon2i 1"), replaced(good, "argon2id 1", "argon2id 01"),
        replaced(good, "argon2id 1", "argon2id +1"), replaced(good, "8192\n", "8192 \n"),
        replaced(good, "8192\n", "8192 1\n"), std::string(1025, '\n')}) {
    INFO(bad);
    CHECK(read(bad).error() == Error::key_file_invalid);
    CHECK(read_key_file_summary(bad).error() == Error::key_file_invalid);
  }
}

TEST_CASE("a key file can't ask for more than the reader gives", "[sealing][keyfile]") {
  const std::string good = key_file<KeyKind::recipient>();
  for (const std::string_view cost :
       {"argon2id 0 8192", "argon2id 17 8192", "argon2id 1 8191", "argon2id 1 0", "argon2id 1 1048577",
        "argon2id 1 104857600", "argon2id 1 4294967296", "argon2id 99999999999 8192", "argon2id -1 8192"}) {
    INFO(cost);
    CHECK(read(replaced(good, "argon2id 1 8192", cost)).error() == Error::key_file_invalid);
  }
  CHECK(read_key_file<KeyKind::recipient>(good, passphrase, {1, 8191}).error() == Error::key_file_invalid);
}

TEST_CASE("a key file is written with a sound cost and passphrase only", "[sealing][keyfile]") {
  const auto key = fixed_key<KeyKind::intake>("kept");
  FixedRandom random("key file");
  for (const KeyFileCost& cost :
       {KeyFileCost{0, 8192}, KeyFileCost{17, 8192}, KeyFileCost{1, 8191}, KeyFileCost{1, 1024 * 1024 + 1}}) {
    INFO(cost.passes << " passes");
    CHECK(write_key_file(key, passphrase, random, cost).error() == Error::out_of_range);
  }
  CHECK(write_key_file(key, "", random, cheap).failure().where == "passphrase");
  CHECK(write_key_file(key, std::string(1025, 'p'), random, cheap).failure().where == "passphrase");
  CHECK(random.drawn() == 0);
  for (const std::size_t good : {0u, 1u}) {
    CAPTURE(good);
    FixedRandom fails("key file", good);
    CHECK(write_key_file(key, passphrase, fails, cheap).error() == Error::randomness_failed);
  }
}

}  // namespace sealwell::sealing
