// Nothing secret stays anywhere in the process once its owner is gone: the test reads its own memory, stack
// and all, through /proc and looks for it. Linux only, as the commands' machines are.
#include "core/sealing/envelope_format.hpp"
#include "core/sealing/key_file.hpp"

#include "tests/unit/fixtures/key_fixtures.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cinttypes>
#include <cstdio>

namespace sealwell::sealing {
namespace {

constexpr std::size_t window = 1 << 20;

/// Byte `at` of the secret `name`. Worked out each time it is needed, so that looking for a secret
/// does not put another copy of it into memory.
std::uint8_t secret_byte(unsigned name, std::size_t at) {
  std::uint32_t state = name * 0x9e3779b9u + static_cast<std::uint32_t>(at) * 0x85ebca6bu;
  state = (state ^ (state >> 15)) * 0xc2b2ae35u;
  return static_cast<std::uint8_t>((state >> 24) | 1u);
}

constexpr unsigned seed_name = 100, passphrase_name = 101, content_name = 102;

/// Draw number n is secret n, written straight to where it is wanted.
class KnownRandom final : public RandomSource {
 public:
  [[nodiscard]] bool fill(std::span<std::uint8_t> out) override {
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = secret_byte(draws_, i);
    ++draws_;
    return true;
  }

 private:
  unsigned draws_ = 0;
};

/// How often 16 bytes stand in this process's writable memory, of which `byte(i)` gives each.
template <typename Byte> std::size_t times_found(const Byte& byte) {
  constexpr std::size_t size = 16;
  // What is read passes through a window of its own, which is not searched.
  auto* const copy =
      static_cast<std::uint8_t*>(mmap(nullptr, window, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  REQUIRE(copy != MAP_FAILED);
  const auto own = reinterpret_cast<std::uintptr_t>(copy);
  const int memory = ::open("/proc/self/mem", O_RDONLY);
  std::FILE* const maps = std::fopen("/proc/self/maps", "r");
  REQUIRE((memory >= 0 && maps != nullptr));
  std::size_t found = 0;
  char line[512];
  while (std::fgets(line, sizeof line, maps) != nullptr) {
    std::uintptr_t begin = 0, end = 0;
    char access[5] = {};
    if (std::sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %4s", &begin, &end, access) != 3) continue;
    if (access[0] != 'r' || access[1] != 'w') continue;
    for (std::uintptr_t at = begin; at < end; at += window - size) {
      if (at < own + window && own < at + window) continue;
      const ssize_t read = pread(memory, copy, std::min<std::size_t>(window, end - at), static_cast<off_t>(at));
      for (std::size_t i = 0; i + size <= static_cast<std::size_t>(std::max<ssize_t>(read, 0)); ++i) {
        std::size_t same = 0;
        while (same < size && copy[i + same] == byte(same)) ++same;
        if (same == size) ++found;
      }
      if (end - at <= window) break;
    }
  }
  std::fclose(maps);
  ::close(memory);
  munmap(copy, window);
  return found;
}

/// How often the beginning of the secret `name` does.
std::size_t times_in_memory(unsigned name) {
  return times_found([name](std::size_t i) { return secret_byte(name, i); });
}

void fill(std::span<std::uint8_t> out, unsigned name) {
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = secret_byte(name, i);
}

Result<RecipientSecretKey> known_key() {
  GuardedSecret seed(RecipientSecretKey::seed_size);
  fill(seed.writable(), seed_name);
  return RecipientSecretKey::from_seed(seed.view());
}

}  // namespace

TEST_CASE("the scan finds a secret on the heap, on the stack and in guarded memory", "[sealing][memory]") {
  REQUIRE(times_in_memory(1) == 0);
  {
    std::array<std::uint8_t, 16> on_stack{};
    fill(on_stack, 1);
    CHECK(times_in_memory(1) == 1);
    Bytes on_heap(16);
    fill(on_heap, 1);
    CHECK(times_in_memory(1) == 2);
    GuardedSecret guarded(16);
    fill(guarded.writable(), 1);
    CHECK(times_in_memory(1) == 3);
    wipe(on_stack);
    wipe(on_heap);
  }
  CHECK(times_in_memory(1) == 0);
}

TEST_CASE("a key lies in one place while it is in use, and nowhere when it is gone", "[sealing][memory]") {
  {
    auto key = known_key();
    REQUIRE(key.ok());
    CHECK(times_in_memory(seed_name) == 1);
    const RecipientSecretKey moved = std::move(key).value();
    CHECK(times_in_memory(seed_name) == 1);
  }
  CHECK(times_in_memory(seed_name) == 0);
}

TEST_CASE("a key file leaves neither seed nor passphrase", "[sealing][memory]") {
  std::string text;
  {
    std::string passphrase(40, ' ');
    fill({reinterpret_cast<std::uint8_t*>(passphrase.data()), passphrase.size()}, passphrase_name);
    KnownRandom random;
    {
      const auto key = known_key();
      REQUIRE(key.ok());
      auto written = write_key_file(key.value(), passphrase, random, {1, 8192});
      REQUIRE(written.ok());
      text = std::move(written).value();
      CHECK(times_in_memory(seed_name) == 1);
    }
    CHECK(times_in_memory(seed_name) == 0);
    {
      const auto key = read_key_file<KeyKind::recipient>(text, passphrase);
      REQUIRE(key.ok());
      CHECK(times_in_memory(seed_name) == 1);
    }
    CHECK(times_in_memory(passphrase_name) == 1);
    passphrase.back() ^= 2;
    CHECK(read_key_file<KeyKind::recipient>(text, passphrase).error() == Error::key_wrong_passphrase);
    wipe(passphrase);
  }
  CHECK(times_in_memory(seed_name) == 0);
  CHECK(times_in_memory(passphrase_name) == 0);
}

TEST_CASE("a part's keys leave no trace of the body's", "[sealing][memory]") {
  std::array<std::uint8_t, 32> turned{};  // the body key with each bit turned, so that it is no second copy
  const auto in_memory = [&] {
    return times_found([&](std::size_t i) { return static_cast<std::uint8_t>(~turned[i]); });
  };
  {
    SecretBytes content_key(content_key_size);
    fill(content_key.writable(), 0);
    const PartKeys keys(content_key.view().first<content_key_size>(), EnvelopeId{1}, 0);
    std::transform(keys.body_key.begin(), keys.body_key.end(), turned.begin(),
                   [](std::uint8_t byte) { return static_cast<std::uint8_t>(~byte); });
    CHECK(in_memory() == 1);
  }
  CHECK(in_memory() == 0);

  KnownRandom random;
  const auto key = known_key();
  REQUIRE(key.ok());
  const auto sealed = seal({EnvelopeId{1}, "a-pack", Hash{}, {{Bytes(10), {key.value().public_key()}}}}, random);
  REQUIRE(sealed.ok());
  CHECK(in_memory() == 0);
  CHECK(open(sealed.value().bytes, only(key.value())).ok());
  CHECK(in_memory() == 0);
}

TEST_CASE("sealing and opening leave no content and none of the envelope's keys", "[sealing][memory]") {
  Bytes envelope;
  {
    const auto key = known_key();
    REQUIRE(key.ok());
    SecretBytes content(100);
    fill(content.writable(), content_name);
    KnownRandom random;  // draws content key, nonce, ephemeral secret: 0, 1 and 2
    auto sealed = seal({EnvelopeId{1}, "a-pack", Hash{}, {{content.view(), {key.value().public_key()}}}}, random);
    REQUIRE(sealed.ok());
    envelope = std::move(sealed.value().bytes);
    CHECK(times_in_memory(content_name) == 1);
    CHECK(times_in_memory(0) == 0);
    CHECK(times_in_memory(1) >= 1);  // the nonce, which the header shows: this, too, shows that the scan works
    CHECK(times_in_memory(2) == 0);
  }
  {
    const auto key = known_key();
    REQUIRE(key.ok());
    const auto opened = open(envelope, only(key.value()));
    REQUIRE(opened.ok());
    CHECK(times_in_memory(content_name) == 1);
    CHECK(times_in_memory(0) == 0);
    Bytes damaged = envelope;
    damaged.back() ^= 1;
    CHECK(open(damaged, only(key.value())).error() == Error::envelope_body_failed);
  }
  CHECK(times_in_memory(content_name) == 0);
  CHECK(times_in_memory(0) == 0);
  CHECK(times_in_memory(seed_name) == 0);
}

}  // namespace sealwell::sealing
