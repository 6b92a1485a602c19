// A key shared out among people: who can bring it back, who can't, and what is refused by which name.
#include "core/sealing/key_share.hpp"

#include "tests/unit/fixtures/key_fixtures.hpp"

#include <bit>
#include <set>

namespace sealwell::sealing {
namespace {

std::vector<std::string> people(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back("Person " + std::to_string(i + 1));
  return names;
}

std::vector<KeyShare> shares_of(const RecipientSecretKey& key, unsigned threshold, std::size_t count,
                                std::string_view seed = "shares") {
  FixedRandom random(seed);
  const auto names = people(count);
  auto shares = split_key(key, threshold, names, random);
  REQUIRE(shares.ok());
  return std::move(shares).value();
}

KeyShare copy(const KeyShare& share) {
  std::string text = write_key_share(share);
  auto read = read_key_share(text);
  REQUIRE(read.ok());
  return std::move(read).value();
}

/// The shares whose bits are set, by way of their files.
std::vector<KeyShare> chosen(const std::vector<KeyShare>& shares, unsigned bits) {
  std::vector<KeyShare> some;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if ((bits >> i) & 1u) some.push_back(copy(shares[i]));
  }
  return some;
}

}  // namespace

TEST_CASE("every choice of enough shares brings the key back, and no choice of fewer", "[sealing][keyshare]") {
  const auto key = fixed_key<KeyKind::recipient>("shared out");
  for (const auto& [threshold, count] : {std::pair{2u, 2u}, {2u, 3u}, {3u, 5u}, {5u, 5u}, {4u, 7u}}) {
    const auto shares = shares_of(key, threshold, count);
    for (unsigned bits = 1; bits < (1u << count); ++bits) {
      INFO(threshold << " of " << count << ", choice " << bits);
      const auto joined = join_key_shares(chosen(shares, bits));
      if (static_cast<unsigned>(std::popcount(bits)) >= threshold) {
        REQUIRE(joined.ok());
        CHECK(joined.value().public_key() == key.public_key());
        CHECK(to_hex(joined.value().seed()) == to_hex(key.seed()));
      } else {
        REQUIRE_FALSE(joined.ok());
        CHECK(joined.error() == Error::key_shares_too_few);
      }
    }
  }
  CHECK(join_key_shares({}).error() == Error::key_shares_too_few);
}

TEST_CASE("the same share twice counts once, and says how many are missing", "[sealing][keyshare]") {
  const auto shares = shares_of(fixed_key<KeyKind::recipient>("shared out"), 3, 4);
  std::vector<KeyShare> some;
  for (const std::size_t i : {0u, 0u, 2u, 0u}) some.push_back(copy(shares[i]));
  const auto joined = join_key_shares(some);
  REQUIRE_FALSE(joined.ok());
  CHECK(joined.error() == Error::key_shares_too_few);
  CHECK(joined.failure().where == "2 of 3");
}

// What k - 1 people hold fits every key there is: for each there are coefficients that give their shares.
TEST_CASE("fewer shares than needed tell nothing of the key", "[sealing][keyshare]") {
  std::set<std::string> values;
  for (const char* name : {"one key", "another key"}) {
    CAPTURE(name);
    // One share and a forged second: the key that comes out is as good as any, so the name on the
    // shares is what refuses it.
    auto shares = shares_of(fixed_key<KeyKind::recipient>(name), 2, 2);
    shares[1].value.writable()[0] ^= 1;
    const auto joined = join_key_shares(shares);
    REQUIRE_FALSE(joined.ok());
    CHECK(joined.error() == Error::key_share_invalid);
    CHECK(joined.failure().where == "key");
  }
  // A share's byte takes every value as the coefficients do: here of 4096 bytes that share one value.
  const auto key = fixed_key<KeyKind::recipient>("one key");
  std::array<int, 256> seen{};
  for (int run = 0; run < 128; ++run) {
    const auto shares = shares_of(key, 2, 2, "run " + std::to_string(run));
    values.insert(to_hex(shares[0].value.view()));
    for (const std::uint8_t byte : shares[0].value.view()) ++seen[byte];
  }
  CHECK(values.size() == 128);
  CHECK(*std::min_element(seen.begin(), seen.end()) > 0);
  CHECK(*std::max_element(seen.begin(), seen.end()) < 48);
}

TEST_CASE("a share comes back from its file as it was", "[sealing][keyshare]") {
  const auto key = fixed_key<KeyKind::recipient>("shared out");
  FixedRandom random("shares");
  const std::vector<std::string> holders{"Caldicott guardian", "Rheolwr y gwasanaeth", "Zoë, deputy"};
  const auto shares = split_key(key, 2, holders, random);
  REQUIRE(shares.ok());
  CHECK(random.drawn() == 8 + 32);
  for (std::size_t i = 0; i < holders.size(); ++i) {
    CAPTURE(i);
    const std::string text = write_key_share(shares.value()[i]);
    CHECK(text.size() <= key_share_max_bytes);
    const auto read = read_key_share(text);
    REQUIRE(read.ok());
    CHECK(read.value().holder == holders[i]);
    CHECK(read.value().index == i + 1);
    CHECK(read.value().threshold == 2);
    CHECK(read.value().count == 3);
    CHECK(read.value().public_key == key.public_key());
    CHECK(write_key_share(read.value()) == text);
  }
}

TEST_CASE("a changed byte anywhere in a share is refused", "[sealing][keyshare]") {
  const auto shares = shares_of(fixed_key<KeyKind::recipient>("shared out"), 2, 3);
  const std::string good = write_key_share(shares[1]);
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const int flip : {1, 2, 0x20, 0x80}) {
      std::string changed = good;
      changed[i] = static_cast<char>(changed[i] ^ flip);
      INFO("byte " << i << ", flip " << flip);
      const auto read = read_key_share(changed);
      REQUIRE_FALSE(read.ok());
      CHECK(read.error() == Error::key_share_invalid);
    }
    std::string shorter = good;
    shorter.erase(i, 1);
    CHECK(read_key_share(shorter).error() == Error::key_share_invalid);
  }
}

TEST_CASE("a mistyped digit is named as such, and so is a line that can't be", "[sealing][keyshare]") {
  const std::string good = write_key_share(shares_of(fixed_key<KeyKind::recipient>("shared out"), 2, 3)[0]);
  const auto where = [&](std::string_view from, std::string_view to) {
    const std::string changed = replaced(good, from, to);
    REQUIRE(changed != good);
    const auto read = read_key_share(changed);
    REQUIRE_FALSE(read.ok());
    return read.failure().where;
  };
  const std::size_t digit = good.find("\nshare ") + 7;
  std::string mistyped = good;
  mistyped[digit] = mistyped[digit] == '0' ? '1' : '0';
  CHECK(read_key_share(mistyped).failure().where == "check");
  CHECK(where("/1\n", "/2\n") == "line 1");
  CHECK(where("kind recipient", "kind signing") == "line 2");
  CHECK(where("public ", "public  ") == "line 3");
  CHECK(where("set ", "set 0") == "line 4");
  CHECK(where("threshold 2 of 3", "threshold 1 of 3") == "line 5");
  CHECK(where("threshold 2 of 3", "threshold 4 of 3") == "line 5");
  CHECK(where("threshold 2 of 3", "threshold 2 of 17") == "line 5");
  CHECK(where("threshold 2 of 3", "threshold 2 of 99999999999") == "line 5");
  CHECK(where("index 1", "index 0") == "line 6");
  CHECK(where("index 1", "index 4") == "line 6");
  CHECK(where("Person 1", "") == "line 7");
  CHECK(where("Person 1", " Person 1") == "line 7");
  CHECK(where("Person 1", "Person\t1") == "line 7");
  CHECK(where("Person 1", "Person\xc2\x85") == "line 7");
  CHECK(where("Person 1", "Person \xff") == "line 7");
  CHECK(where("Person 1", std::string(101, 'p')) == "line 7");
  CHECK(where("Person 1", "Person 2") == "check");
  CHECK(where("share ", "share  ") == "line 8");
  CHECK(where("check ", "check  ") == "line 9");
  CHECK(read_key_share(good + "\n").failure().where == "lines");
  CHECK(read_key_share(good.substr(0, good.size() - 1)).failure().where == "lines");
  CHECK(read_key_share(std::string(513, '\n')).failure().where == "size");
  CHECK(read_key_share("").error() == Error::key_share_invalid);
}

TEST_CASE("shares of another key or another splitting are told apart", "[sealing][keyshare]") {
  const auto key = fixed_key<KeyKind::recipient>("shared out");
  const auto shares = shares_of(key, 2, 3);
  const auto again = shares_of(key, 2, 3, "another splitting");
  const auto other = shares_of(fixed_key<KeyKind::recipient>("another"), 2, 3);
  for (const auto* foreign : {&again, &other}) {
    INFO((foreign == &again ? "split again" : "of another key"));
    std::vector<KeyShare> mixed;
    mixed.push_back(copy(shares[0]));
    mixed.push_back(copy((*foreign)[1]));
    const auto joined = join_key_shares(mixed);
    REQUIRE_FALSE(joined.ok());
    CHECK(joined.error() == Error::key_shares_differ);
    CHECK(joined.failure().where == "share 2");
  }
  // Two that both claim one number.
  std::vector<KeyShare> twice;
  twice.push_back(copy(shares[0]));
  twice.push_back(copy(shares[0]));
  twice[1].value.writable()[31] ^= 1;
  CHECK(join_key_shares(twice).error() == Error::key_shares_differ);
}

TEST_CASE("a key is split only among as many as can be and need be", "[sealing][keyshare]") {
  const auto key = fixed_key<KeyKind::recipient>("shared out");
  FixedRandom random("shares");
  const auto where = [&](unsigned threshold, const std::vector<std::string>& holders) {
    const auto shares = split_key(key, threshold, holders, random);
    REQUIRE_FALSE(shares.ok());
    CHECK(shares.error() == Error::out_of_range);
    return shares.failure().where;
  };
  CHECK(where(0, people(3)) == "threshold");
  CHECK(where(1, people(3)) == "threshold");
  CHECK(where(17, people(17)) == "threshold");
  CHECK(where(2, people(1)) == "holders");
  CHECK(where(2, people(17)) == "holders");
  CHECK(where(2, {"Ann", "Ben\nindex 1"}) == "holder 2");
  CHECK(random.drawn() == 0);
  CHECK(shares_of(key, 16, 16).size() == 16);
  for (const std::size_t draws : {0u, 1u}) {
    CAPTURE(draws);
    FixedRandom fails("shares", draws);
    CHECK(split_key(key, 2, people(2), fails).error() == Error::randomness_failed);
  }
}

}  // namespace sealwell::sealing
