// Nothing secret is left in memory that was given back: every block is searched before it is freed.
#include "core/sealing/key_file.hpp"
#include "core/sealing/key_share.hpp"

#include "tests/unit/fixtures/key_fixtures.hpp"

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <new>

namespace {

// What is looked for, and how often it was found. Plain memory: a vector would look at itself.
struct Watched {
  std::uint8_t bytes[32];
  std::size_t size = 0;
  std::atomic<std::size_t> found = 0;
} watched;

void give_back(void* block) noexcept {
  if (block != nullptr && watched.size > 0) {
    const auto* begin = static_cast<const std::uint8_t*>(block);
    const auto* end = begin + malloc_usable_size(block);
    if (std::search(begin, end, watched.bytes, watched.bytes + watched.size) != end) ++watched.found;
  }
  std::free(block);
}

}  // namespace

void* operator new(std::size_t size) {
  if (void* block = std::malloc(size == 0 ? 1 : size)) return block;
  std::abort();
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return operator new(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return operator new(size); }
void operator delete(void* block) noexcept { give_back(block); }
void operator delete[](void* block) noexcept { give_back(block); }
void operator delete(void* block, std::size_t) noexcept { give_back(block); }
void operator delete[](void* block, std::size_t) noexcept { give_back(block); }

namespace sealwell::sealing {
namespace {

/// Looks for `secret` in every freed block while it lives.
class Watch {
 public:
  explicit Watch(ByteView secret) {
    std::copy(secret.begin(), secret.end(), watched.bytes);
    watched.found = 0;
    watched.size = secret.size();
  }
  ~Watch() { watched.size = 0; }
  [[nodiscard]] std::size_t found() const { return watched.found; }
};

constexpr std::string_view answer = "my answer, thrice told";

std::array<std::uint8_t, 32> draw(std::string_view seed, std::size_t skip) {
  FixedRandom random(seed);
  Bytes skipped(skip);
  std::array<std::uint8_t, 32> drawn{};
  REQUIRE((random.fill(skipped) && random.fill(drawn)));
  return drawn;
}

}  // namespace

TEST_CASE("the search itself finds what is not wiped", "[sealing][wiping]") {
  const Watch watch(as_bytes(answer));
  { const std::string left(answer); }
  CHECK(watch.found() == 1);
  {
    std::string wiped(answer);
    wipe(wiped);
    CHECK(wiped.empty());
    Bytes bytes(answer.begin(), answer.end());
    bytes.resize(3);
    wipe(bytes);
    SecretBytes secret(answer.size());
    std::copy(answer.begin(), answer.end(), secret.writable().begin());
    SecretBytes moved = std::move(secret);
    moved = SecretBytes(4);
  }
  CHECK(watch.found() == 1);
}

TEST_CASE("sealing and opening leave no answer and no key behind", "[sealing][wiping]") {
  const auto key = fixed_key<KeyKind::recipient>("wiping");
  const Bytes content(answer.begin(), answer.end());
  const EnvelopeContent what{
      EnvelopeId{1}, "a-pack", Hash{}, {{content, {key.public_key()}}, {content, {key.public_key()}}}};
  const auto content_key = draw("wiping seal", 0);
  const auto ephemeral = draw("wiping seal", 32 + 24);
  const auto scalar = key.seed();

  for (const ByteView secret : {as_bytes(answer), ByteView(content_key), ByteView(ephemeral), scalar}) {
    CAPTURE(secret.size());
    const Watch watch(secret);
    for (std::size_t draws = 0; draws <= 6; ++draws) {
      CAPTURE(draws);
      FixedRandom random("wiping seal", draws);
      auto sealed = seal(what, random);
      CHECK(sealed.ok() == (draws == 6));
      if (!sealed.ok()) continue;
      CHECK(open(sealed.value().bytes, only(key)).ok());
      Bytes damaged = sealed.value().bytes;
      damaged.back() ^= 1;
      CHECK(open(damaged, only(key)).error() == Error::envelope_body_failed);
    }
    CHECK(watch.found() == 0);
  }
}

TEST_CASE("writing and reading a key file leaves no key behind", "[sealing][wiping]") {
  const auto key = fixed_key<KeyKind::recipient>("wiping");
  const Watch watch(key.seed());
  FixedRandom random("wiping key file");
  const auto text = write_key_file(key, "a passphrase", random, {1, 8192});
  REQUIRE(text.ok());
  CHECK(read_key_file<KeyKind::recipient>(text.value(), "a passphrase").ok());
  CHECK(read_key_file<KeyKind::recipient>(text.value(), "another").error() == Error::key_wrong_passphrase);
  CHECK(watch.found() == 0);
}

TEST_CASE("sharing a key out and joining it leaves neither key nor share behind", "[sealing][wiping]") {
  const auto key = fixed_key<KeyKind::recipient>("wiping");
  const std::vector<std::string> holders{"Ann", "Ben"};
  FixedRandom first("wiping shares");
  const auto known = split_key(key, 2, holders, first);
  REQUIRE(known.ok());
  std::string as_written = write_key_share(known.value()[0]);
  const std::size_t line = as_written.find("share ", as_written.find("holder "));
  const std::string digits = as_written.substr(line + 6, 32);
  for (const ByteView secret : {key.seed(), known.value()[0].value.view(), as_bytes(digits)}) {
    CAPTURE(secret.size());
    const Watch watch(secret);
    FixedRandom random("wiping shares");
    auto shares = split_key(key, 2, holders, random);
    REQUIRE(shares.ok());
    CHECK(join_key_shares(shares.value()).ok());
    for (const KeyShare& share : shares.value()) {
      INFO(share.holder);
      std::string text = write_key_share(share);
      CHECK(read_key_share(text).ok());
      wipe(text);
    }
    CHECK(watch.found() == 0);
  }
}

}  // namespace sealwell::sealing
