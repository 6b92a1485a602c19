#include "core/sealing/draft.hpp"

#include <sodium/crypto_aead_xchacha20poly1305.h>
#include <sodium/crypto_pwhash.h>

#include <algorithm>
#include <array>

namespace sealwell::sealing {
namespace {

constexpr std::string_view magic = "sealwell-draft/1";
constexpr std::size_t salt_at = 24, nonce_at = 40, header_bytes = 64;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(magic.size() + 8 == salt_at && salt_at + crypto_pwhash_SALTBYTES == nonce_at);
static_assert(nonce_at + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == header_bytes);

/// Sizes are rounded up to this, so that how much was answered can't be told from a file. Ours.
constexpr std::size_t block_bytes = 4096;

/// The digits of Arabic and of Persian and Urdu keyboards, as UTF-8: a first and a second byte for zero.
constexpr std::array<std::array<unsigned char, 2>, 2> other_zeros = {{{0xd9, 0xa0}, {0xdb, 0xb0}}};

constexpr std::size_t prime = draft_code_alphabet.size();
static_assert(prime == 31 && draft_code_length < prime);

/// What must be zero: characters weighted by their place.
std::size_t check_sum(std::string_view code) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < code.size(); ++i) sum += (i + 1) * draft_code_alphabet.find(code[i]);
  return sum % prime;
}

/// The code in its one spelling, for Argon2id. Empty if the random source failed.
std::string draw_code(RandomSource& random) {
  std::string code;
  while (code.size() + 1 < draft_code_length) {
    std::uint8_t byte = 0;
    if (!random.fill({&byte, 1})) return {};
    // The largest multiple of the alphabet's size in a byte: each character is as likely as the others.
    if (byte < 256 / prime * prime) code += draft_code_alphabet[byte % prime];
  }
  code += draft_code_alphabet.front();
  while (check_sum(code) != 0) code.back() = draft_code_alphabet[draft_code_alphabet.find(code.back()) + 1];
  return code;
}

bool derive(GuardedSecret& key, std::string_view code, const std::uint8_t* salt) {
  return crypto_pwhash(key.writable().data(), key.view().size(), code.data(), code.size(), salt, draft_passes,
                       draft_memory_bytes, crypto_pwhash_ALG_ARGON2ID13) == 0;
}

/// What is authenticated beside the ciphertext.
Bytes bound(ByteView header, std::string_view service) {
  Bytes all(header.size() + service.size());
  std::copy(service.begin(), service.end(), std::copy(header.begin(), header.end(), all.begin()));
  return all;
}

std::int64_t deadline_of(ByteView header) {
  std::uint64_t value = 0;
  for (std::size_t i = 8; i-- > 0;) value = value << 8 | header[magic.size() + i];
  return static_cast<std::int64_t>(value);
}

}  // namespace

Result<std::string> read_draft_code(std::string_view typed) {
  std::string code;
  for (std::size_t i = 0; i < typed.size() && code.size() <= draft_code_length; ++i) {
    char letter = typed[i];
    for (const auto& zero : other_zeros) {
      if (i + 1 == typed.size() || static_cast<unsigned char>(letter) != zero[0]) continue;
      const int digit = static_cast<unsigned char>(typed[i + 1]) - zero[1];
      if (digit < 0 || digit > 9) continue;
      letter = static_cast<char>('0' + digit);
      ++i;
    }
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    if (draft_code_alphabet.find(letter) != std::string_view::npos) code += letter;
    // Every dash and space of other alphabets as well: nothing beyond ASCII is a part of a code.
    else if (static_cast<unsigned char>(letter) < 0x80 &&
             std::string_view(" \t\r\n-._").find(letter) == std::string_view::npos)
      return Failure{Error::unknown_value, "code"};
  }
  if (code.size() != draft_code_length || check_sum(code) != 0) return Failure{Error::unknown_value, "code"};
  return code;
}

Result<SealedDraft> seal_draft(ByteView snapshot, std::string_view service, std::int64_t until_ms,
                               RandomSource& random) {
  if (snapshot.size() > draft_max_bytes) return Failure{Error::too_large, "snapshot"};
  std::string code = draw_code(random);
  const std::size_t padded = (snapshot.size() / block_bytes + 1) * block_bytes;
  SealedDraft draft{{}, Bytes(header_bytes + padded + tag_bytes)};
  std::uint8_t* const header = draft.bytes.data();
  std::copy(magic.begin(), magic.end(), header);
  for (std::size_t i = 0; i < 8; ++i)
    header[magic.size() + i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(until_ms) >> (8 * i));
  if (code.empty() || !random.fill({header + salt_at, header_bytes - salt_at})) return Error::randomness_failed;

  GuardedSecret key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  if (!derive(key, code, header + salt_at)) return Failure{Error::too_large, "memory"};
  // Padded as ISO/IEC 7816-4 has it, in place: 0x80, then zeros.
  std::uint8_t* const body = header + header_bytes;
  std::copy(snapshot.begin(), snapshot.end(), body);
  body[snapshot.size()] = 0x80;
  const Bytes additional = bound(ByteView(draft.bytes).first(header_bytes), service);
  crypto_aead_xchacha20poly1305_ietf_encrypt(body, nullptr, body, padded, additional.data(), additional.size(), nullptr,
                                             header + nonce_at, key.view().data());
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 3 == 0) draft.code += '-';
    draft.code += code[i];
  }
  wipe(code);
  return draft;
}

Result<SecretBytes> open_draft(ByteView bytes, std::string_view typed_code, std::string_view service,
                               std::int64_t now_ms) {
  if (bytes.size() < header_bytes + block_bytes + tag_bytes || as_text(bytes.first(magic.size())) != magic)
    return Failure{Error::unsupported, "format"};
  const ByteView header = bytes.first(header_bytes);
  // Whoever puts it off alters what is authenticated.
  if (now_ms >= deadline_of(header)) return Failure{Error::out_of_range, "until"};
  auto code = read_draft_code(typed_code);
  if (!code.ok()) return code.failure();

  GuardedSecret key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  const bool derived = derive(key, code.value(), header.data() + salt_at);
  wipe(code.value());
  if (!derived) return Failure{Error::too_large, "memory"};
  const ByteView sealed = bytes.subspan(header_bytes);
  const Bytes additional = bound(header, service);
  SecretBytes opened(sealed.size() - tag_bytes);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(opened.writable().data(), nullptr, nullptr, sealed.data(),
                                                 sealed.size(), additional.data(), additional.size(),
                                                 header.data() + nonce_at, key.view().data()) != 0) {
    return Error::key_wrong_passphrase;
  }
  std::size_t length = opened.size();
  while (length > 0 && opened.view()[length - 1] == 0) --length;
  if (length == 0 || opened.view()[length - 1] != 0x80) return Failure{Error::unsupported, "format"};
  opened.keep(0, length - 1);
  return opened;
}

}  // namespace sealwell::sealing
