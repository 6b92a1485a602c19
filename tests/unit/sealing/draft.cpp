// Answers saved under a code: docs/offline.md, "A saved draft".
#include "core/sealing/draft.hpp"

#include "core/base/text.hpp"
#include "core/sealing/system_random.hpp"

#include "tests/unit/fixtures/key_fixtures.hpp"

#include <algorithm>
#include <set>

using namespace sealwell;
using namespace sealwell::sealing;

namespace {

constexpr std::int64_t now = 1'800'000'000'000;
constexpr std::int64_t until = now + 7 * 86'400'000LL;
constexpr std::string_view answers = R"({"format":"sealwell-snapshot/1","answers":[]})";

SealedDraft sealed(std::string_view snapshot = answers) {
  SystemRandom random;
  auto draft = seal_draft(as_bytes(snapshot), "livewell-dorset", until, random);
  REQUIRE(draft.ok());
  return std::move(draft).value();
}

/// What comes of opening it: the snapshot, or the error's name.
std::string opened(const SealedDraft& draft, std::string_view code, std::string_view service = "livewell-dorset",
                   std::int64_t at = now) {
  const auto snapshot = open_draft(draft.bytes, code, service, at);
  return snapshot.ok() ? std::string(as_text(snapshot.value().view())) : std::string(error_name(snapshot.error()));
}

std::string canonical(std::string_view code) {
  const auto read = read_draft_code(code);
  REQUIRE(read.ok());
  return read.value();
}

class NoRandom final : public RandomSource {
 public:
  bool fill(std::span<std::uint8_t>) override { return false; }
};

}  // namespace

TEST_CASE("a draft opens with its code, however the code is typed") {
  const SealedDraft draft = sealed();
  CHECK(opened(draft, draft.code) == answers);
  CHECK(opened(draft, replaced(ascii_lower(draft.code), "-", " ")) == answers);
  CHECK(opened(draft, "  " + canonical(draft.code) + "\n") == answers);
  // Digits of Urdu and Arabic keyboards, and a dash that a word processor made of a hyphen.
  std::string urdu, arabic;
  for (const char letter : canonical(draft.code)) {
    const bool digit = is_digit(letter);
    urdu += digit ? std::string("\xdb") + static_cast<char>(0xb0 + letter - '0') : std::string(1, letter) + "\u2013";
    arabic += digit ? std::string("\xd9") + static_cast<char>(0xa0 + letter - '0') : std::string(1, letter);
  }
  CHECK(canonical(urdu) == canonical(draft.code));
  CHECK(canonical(arabic) == canonical(draft.code));
}

TEST_CASE("a code has six groups of three characters that can't be taken for one another, and at least 80 bits") {
  std::set<std::string> drawn;
  std::set<char> seen;
  SystemRandom random;
  for (int i = 0; i < 12; ++i) {
    const std::string code = sealed().code;
    REQUIRE(code.size() == 23);
    for (std::size_t at = 3; at < code.size(); at += 4) CHECK(code[at] == '-');
    for (const char letter : canonical(code)) {
      CHECK(std::string_view("01ILO").find(letter) == std::string_view::npos);
      seen.insert(letter);
    }
    CHECK(drawn.insert(code).second);
  }
  // 17 characters of 31 are drawn: 31^17 > 2^84.
  CHECK(seen.size() > 25);
}

TEST_CASE("every single wrong character of a code is found, and every two that changed places") {
  const std::string code = canonical(sealed().code);
  for (std::size_t at = 0; at < code.size(); ++at) {
    for (const char letter : draft_code_alphabet) {
      if (letter == code[at]) continue;
      std::string wrong = code;
      wrong[at] = letter;
      CHECK(read_draft_code(wrong).error() == Error::unknown_value);
    }
    for (std::size_t other = at + 1; other < code.size(); ++other) {
      if (code[at] == code[other]) continue;
      std::string wrong = code;
      std::swap(wrong[at], wrong[other]);
      CHECK(read_draft_code(wrong).error() == Error::unknown_value);
    }
  }
  for (const std::string& wrong : {std::string(), code.substr(1), code + "A", std::string("0") + code.substr(1),
                                   code + "!", std::string(100'000, 'A')}) {
    CHECK(read_draft_code(wrong).error() == Error::unknown_value);
  }
}

TEST_CASE("another draft's code, another service and every altered byte are told apart from a mistyped code") {
  SealedDraft draft = sealed();
  CHECK(opened(draft, sealed().code) == "key_wrong_passphrase");
  CHECK(opened(draft, draft.code, "another-service") == "key_wrong_passphrase");
  CHECK(opened(draft, "AAA") == "unknown_value");
  // Of each member of the header and of the ciphertext's ends; Argon2id is too slow for every byte.
  for (const std::size_t at : {24UL, 39UL, 40UL, 63UL, 64UL, draft.bytes.size() - 1}) {
    draft.bytes[at] ^= 1;
    CHECK(opened(draft, draft.code) == "key_wrong_passphrase");
    draft.bytes[at] ^= 1;
  }
  for (std::size_t at = 0; at < 16; ++at) {
    draft.bytes[at] ^= 1;
    CHECK(opened(draft, draft.code) == "unsupported");
    draft.bytes[at] ^= 1;
  }
  CHECK(opened(draft, draft.code) == answers);
  for (const std::size_t length : {0UL, 15UL, 64UL, draft.bytes.size() - 1}) {
    CHECK(opened({draft.code, Bytes(draft.bytes.begin(), draft.bytes.begin() + static_cast<std::ptrdiff_t>(length))},
                 draft.code) == "unsupported");
  }
}

TEST_CASE("past its day nothing opens a draft, and its day can't be put off") {
  SealedDraft draft = sealed();
  CHECK(opened(draft, draft.code, "livewell-dorset", until - 1) == answers);
  CHECK(opened(draft, draft.code, "livewell-dorset", until) == "out_of_range");
  CHECK(opened(draft, draft.code, "livewell-dorset", until + 1'000'000) == "out_of_range");
  for (std::size_t at = 16; at < 24; ++at) {
    Bytes later = draft.bytes;
    later[at] = 0x7f;
    CHECK(opened({draft.code, later}, draft.code, "livewell-dorset", until) != answers);
    CHECK(opened({draft.code, later}, draft.code) != answers);
  }
}

TEST_CASE("its size does not tell how much was answered, up to the next 4 KiB") {
  CHECK(sealed("").bytes.size() == sealed(std::string(4095, 'x')).bytes.size());
  CHECK(sealed(std::string(4096, 'x')).bytes.size() == sealed("").bytes.size() + 4096);
  const std::string zeros(4095, '\0');
  const SealedDraft draft = sealed(zeros);
  CHECK(opened(draft, draft.code) == zeros);
}

TEST_CASE("nothing is saved without randomness, nor more than a snapshot may have") {
  NoRandom none;
  CHECK(seal_draft(as_bytes(answers), "livewell-dorset", until, none).error() == Error::randomness_failed);
  SystemRandom random;
  CHECK(seal_draft(Bytes(draft_max_bytes + 1), "livewell-dorset", until, random).error() == Error::too_large);
}
