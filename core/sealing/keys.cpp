#include "core/sealing/keys.hpp"

#include "core/sealing/hash.hpp"
#include "core/sealing/key_labels.hpp"

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

/// The canonical points of small order on Curve25519 and its twist: 0, 1, the two of order 8, and
/// p - 1. With each of them every shared secret is zero (RFC 7748, section 6.1; the list is
/// D. J. Bernstein's, cr.yp.to/ecdh.html).
constexpr std::array<std::array<std::uint8_t, 32>, 5> small_order_points = {{
    {0},
    {1},
    {0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a,
     0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00},
    {0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b,
     0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57},
    {0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
     0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},
}};

/// Whether a shared secret with this point can be anything but zero.
bool gives_secrecy(ByteView key) {
  return std::none_of(small_order_points.begin(), small_order_points.end(),
                      [&](const auto& point) { return std::equal(point.begin(), point.end(), key.begin()); });
}

}  // namespace

std::string_view key_kind_name(KeyKind kind) {
  switch (kind) {
    case KeyKind::recipient: return "recipient";
    case KeyKind::signing: return "signing";
    case KeyKind::intake: return "intake";
    case KeyKind::receipt: return "receipt";
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

template <KeyKind kind> Result<PublicKey<kind>> PublicKey<kind>::from_bytes(ByteView bytes) {
  if (bytes.size() != size) return Error::key_invalid;
  if constexpr (kind == KeyKind::recipient) {
    if (!is_canonical_x25519(bytes) || !gives_secrecy(bytes)) return Error::key_invalid;
  }
  PublicKey key;
  std::copy(bytes.begin(), bytes.end(), key.bytes_.begin());
  return key;
}

template <KeyKind kind> Result<PublicKey<kind>> PublicKey<kind>::parse(std::string_view line) {
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

template <KeyKind kind> KeyId PublicKey<kind>::id() const {
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

template <KeyKind kind> std::string PublicKey<kind>::to_text() const {
  return std::string(key_label(kind)) + ' ' + to_base64(bytes_);
}

template class PublicKey<KeyKind::recipient>;
template class PublicKey<KeyKind::signing>;
template class PublicKey<KeyKind::intake>;
template class PublicKey<KeyKind::receipt>;

}  // namespace sealwell::sealing
