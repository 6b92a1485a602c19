#include "core/sealing/keys.hpp"

#include "core/sealing/hash.hpp"
#include "core/sealing/key_labels.hpp"

#include <sodium/crypto_scalarmult.h>

#include <algorithm>

namespace sealwell::sealing {
namespace {

/// Whether the little-endian number is below 2^255 - 19, the order of X25519's field. Larger
/// ones name the same points a second time.
bool is_canonical_x25519(ByteView key) {
  if (key[31] != 0x7f) return key[31] < 0x7f;
  for (std::size_t i = 30; i > 0; --i) {
    if (key[i] != 0xff) return true;
  }
  return key[0] < 0xed;
}

/// Whether a shared secret with this point can be anything but zero.
bool gives_secrecy(ByteView key) {
  // Any scalar shows it: a point of small order leads every one to zero, which libsodium refuses.
  std::array<std::uint8_t, crypto_scalarmult_SCALARBYTES> scalar{};
  std::array<std::uint8_t, crypto_scalarmult_BYTES> shared{};
  scalar[1] = 1;
  return crypto_scalarmult(shared.data(), scalar.data(), key.data()) == 0;
}

}  // namespace

std::string_view key_kind_name(KeyKind kind) {
  switch (kind) {
    case KeyKind::recipient:
      return "recipient";
    case KeyKind::signing:
      return "signing";
    case KeyKind::intake:
      return "intake";
  }
  return {};
}

std::string KeyId::to_text() const { return to_hex(bytes); }

std::optional<KeyId> KeyId::parse(std::string_view text) {
  KeyId id;
  const auto read = from_hex(text);
  if (!read || read->size() != id.bytes.size()) return std::nullopt;
  std::copy(read->begin(), read->end(), id.bytes.begin());
  if (id.to_text() != text) return std::nullopt;  // upper-case digits
  return id;
}

template <KeyKind kind>
Result<PublicKey<kind>> PublicKey<kind>::from_bytes(ByteView bytes) {
  if (bytes.size() != size) return Error::key_invalid;
  if constexpr (kind == KeyKind::recipient) {
    if (!is_canonical_x25519(bytes) || !gives_secrecy(bytes)) return Error::key_invalid;
  }
  PublicKey key;
  std::copy(bytes.begin(), bytes.end(), key.bytes_.begin());
  return key;
}

template <KeyKind kind>
Result<PublicKey<kind>> PublicKey<kind>::parse(std::string_view line) {
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) return Error::key_invalid;
  const std::string_view label = line.substr(0, space);
  if (label != key_label(kind)) {
    const bool other_kind = std::any_of(std::begin(all_key_kinds), std::end(all_key_kinds),
                                        [&](KeyKind other) { return label == key_label(other); });
    return other_kind ? Error::key_wrong_kind : Error::key_invalid;
  }
  const auto bytes = from_base64(line.substr(space + 1));
  if (!bytes) return Error::key_invalid;
  return from_bytes(*bytes);
}

template <KeyKind kind>
KeyId PublicKey<kind>::id() const {
  Bytes named;
  const std::string_view label = key_label(kind);
  named.insert(named.end(), label.begin(), label.end());
  named.push_back(0);
  named.insert(named.end(), bytes_.begin(), bytes_.end());
  const Hash hash = sha256(named);
  KeyId id;
  std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
  return id;
}

template <KeyKind kind>
std::string PublicKey<kind>::to_text() const {
  return std::string(key_label(kind)) + ' ' + to_base64(bytes_);
}

template class PublicKey<KeyKind::recipient>;
template class PublicKey<KeyKind::signing>;
template class PublicKey<KeyKind::intake>;

}  // namespace sealwell::sealing
