#include "core/sealing/key_file.hpp"

#include "core/base/text.hpp"
#include "core/sealing/key_labels.hpp"

#include <sodium/crypto_aead_xchacha20poly1305.h>
#include <sodium/crypto_pwhash.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>

namespace sealwell::sealing {
namespace {

constexpr std::uint32_t min_memory_kib = 8192;
constexpr std::size_t seed_size = 32;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t sealed_size = seed_size + crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(crypto_pwhash_SALTBYTES == 16);

/// A key file in the spelling that the format fixes.
struct KeyFile {
  KeyKind kind = KeyKind::recipient;
  Bytes public_key;
  KeyFileCost cost;
  Bytes salt;
  Bytes nonce;
  Bytes sealed;
};

bool within(const KeyFileCost& cost, const KeyFileCost& most) {
  return cost.passes >= 1 && cost.passes <= most.passes && cost.memory_kib >= min_memory_kib &&
         cost.memory_kib <= most.memory_kib;
}

/// The first six lines: what the sealed seed is bound to.
std::string opening_lines(const KeyFile& file) {
  std::string text(key_file_format);
  text += "\nkind ";
  text += key_kind_name(file.kind);
  text += "\npublic " + to_base64(file.public_key);
  text += "\nargon2id " + std::to_string(file.cost.passes) + ' ' + std::to_string(file.cost.memory_kib);
  text += "\nsalt " + to_base64(file.salt);
  text += "\nnonce " + to_base64(file.nonce) + '\n';
  return text;
}

std::string whole_text(const KeyFile& file) { return opening_lines(file) + "sealed " + to_base64(file.sealed) + '\n'; }

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<KeyKind> kind_of(std::string_view name) {
  for (const KeyKind kind : all_key_kinds) {
    // A receipt's key lies in its receipt and in no key file.
    if (kind != KeyKind::receipt && name == key_kind_name(kind)) return kind;
  }
  return std::nullopt;
}

/// Reads base64 of exactly `size` bytes after `name` and a space.
bool read_bytes(std::string_view line, std::string_view name, std::size_t size, Bytes& to) {
  if (!line.starts_with(name)) return false;
  auto bytes = from_base64(line.substr(name.size()));
  if (!bytes || bytes->size() != size) return false;
  to = *std::move(bytes);
  return true;
}

Failure invalid(std::string_view where) { return {Error::key_file_invalid, std::string(where)}; }

Result<KeyFile> read_text(std::string_view text, const KeyFileCost& most) {
  if (text.size() > key_file_max_bytes) return invalid("size");
  const auto lines = split(text, '\n');
  if (lines.size() != 8) return invalid("lines");  // seven, and nothing after the last line feed
  KeyFile file;
  if (lines[0] != key_file_format) return invalid("line 1");

  constexpr std::string_view kind_name = "kind ";
  const auto kind = lines[1].starts_with(kind_name) ? kind_of(lines[1].substr(kind_name.size())) : std::nullopt;
  if (!kind) return invalid("line 2");
  file.kind = *kind;
  if (!read_bytes(lines[2], "public ", 32, file.public_key)) return invalid("line 3");

  const auto cost = split(lines[3], ' ');
  if (cost.size() != 3 || cost[0] != "argon2id") return invalid("line 4");
  const auto passes = number(cost[1]);
  const auto memory_kib = number(cost[2]);
  if (!passes || !memory_kib) return invalid("line 4");
  file.cost = {*passes, *memory_kib};
  if (!within(file.cost, most) || !within(file.cost, key_file_max_cost)) return invalid("line 4");

  if (!read_bytes(lines[4], "salt ", crypto_pwhash_SALTBYTES, file.salt)) return invalid("line 5");
  if (!read_bytes(lines[5], "nonce ", nonce_size, file.nonce)) return invalid("line 6");
  if (!read_bytes(lines[6], "sealed ", sealed_size, file.sealed)) return invalid("line 7");
  if (whole_text(file) != text) return invalid("spelling");
  return file;
}

/// The key that the passphrase and a file's salt and cost make. False when memory has run out.
bool derive(GuardedSecret& key, std::string_view passphrase, const KeyFile& file) {
  return crypto_pwhash(key.writable().data(), key.view().size(), passphrase.data(), passphrase.size(), file.salt.data(),
                       file.cost.passes, std::size_t{1024} * file.cost.memory_kib, crypto_pwhash_ALG_ARGON2ID13) == 0;
}

bool is_passphrase(std::string_view text) { return !text.empty() && text.size() <= passphrase_max_bytes; }

template <KeyKind kind> Result<KeyFileSummary> summary(const KeyFile& file) {
  const auto key = PublicKey<kind>::from_bytes(file.public_key);
  if (!key.ok()) return invalid("line 3");
  return KeyFileSummary{kind, key.value().to_text(), key.value().id(), file.cost};
}

}  // namespace

template <KeyKind kind>
Result<std::string> write_key_file(const SecretKey<kind>& key, std::string_view passphrase, RandomSource& random,
                                   const KeyFileCost& cost) {
  if (!within(cost, key_file_max_cost)) return Failure{Error::out_of_range, "cost"};
  if (!is_passphrase(passphrase)) return Failure{Error::out_of_range, "passphrase"};
  const ByteView public_key = key.public_key().bytes();
  KeyFile file{kind,
               Bytes(public_key.begin(), public_key.end()),
               cost,
               Bytes(crypto_pwhash_SALTBYTES),
               Bytes(nonce_size),
               Bytes(sealed_size)};
  if (!random.fill(file.salt) || !random.fill(file.nonce)) return Error::randomness_failed;

  GuardedSecret file_key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  if (!derive(file_key, passphrase, file)) return Failure{Error::too_large, "memory"};
  const std::string bound = opening_lines(file);
  const ByteView additional = as_bytes(bound);
  crypto_aead_xchacha20poly1305_ietf_encrypt(file.sealed.data(), nullptr, key.seed().data(), seed_size,
                                             additional.data(), additional.size(), nullptr, file.nonce.data(),
                                             file_key.view().data());
  return whole_text(file);
}

template <KeyKind kind>
Result<SecretKey<kind>> read_key_file(std::string_view text, std::string_view passphrase, const KeyFileCost& most) {
  const auto read = read_text(text, most);
  if (!read.ok()) return read.failure();
  const KeyFile& file = read.value();
  if (const auto good = read_key_file_summary(text); !good.ok()) return good.failure();
  if (file.kind != kind) return Failure{Error::key_wrong_kind, std::string(key_kind_name(file.kind))};
  if (!is_passphrase(passphrase)) return Error::key_wrong_passphrase;

  GuardedSecret file_key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  if (!derive(file_key, passphrase, file)) return Failure{Error::too_large, "memory"};
  const std::string bound = opening_lines(file);
  const ByteView additional = as_bytes(bound);
  GuardedSecret seed(seed_size);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(seed.writable().data(), nullptr, nullptr, file.sealed.data(),
                                                 file.sealed.size(), additional.data(), additional.size(),
                                                 file.nonce.data(), file_key.view().data()) != 0) {
    return Error::key_wrong_passphrase;
  }
  auto key = SecretKey<kind>::from_seed(seed.view());
  if (!key.ok()) return invalid("line 3");
  const ByteView made = key.value().public_key().bytes();
  if (!std::equal(made.begin(), made.end(), file.public_key.begin(), file.public_key.end())) return invalid("line 3");
  return key;
}

Result<KeyFileSummary> read_key_file_summary(std::string_view text) {
  const auto file = read_text(text, key_file_max_cost);
  if (!file.ok()) return file.failure();
  switch (file.value().kind) {
    case KeyKind::recipient: return summary<KeyKind::recipient>(file.value());
    case KeyKind::signing: return summary<KeyKind::signing>(file.value());
    case KeyKind::intake: return summary<KeyKind::intake>(file.value());
    case KeyKind::receipt: break;
  }
  return invalid("line 2");
}

#define SEALWELL_KEY_FILES_OF(kind)                                                                          \
  template Result<std::string> write_key_file<kind>(const SecretKey<kind>&, std::string_view, RandomSource&, \
                                                    const KeyFileCost&);                                     \
  template Result<SecretKey<kind>> read_key_file<kind>(std::string_view, std::string_view, const KeyFileCost&);
SEALWELL_KEY_FILES_OF(KeyKind::recipient)
SEALWELL_KEY_FILES_OF(KeyKind::signing)
SEALWELL_KEY_FILES_OF(KeyKind::intake)
#undef SEALWELL_KEY_FILES_OF

}  // namespace sealwell::sealing
