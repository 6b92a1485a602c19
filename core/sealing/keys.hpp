#pragma once

#include "core/base/bytes.hpp"
#include "core/base/random.hpp"
#include "core/base/result.hpp"
#include "core/sealing/secret.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sealwell::sealing {

/// What a key is for. Keys of different kinds are different types, so that none can be used
/// in another's place.
enum class KeyKind : std::uint8_t {
  recipient,  ///< X25519: opens the parts of envelopes that are wrapped to it.
  signing,    ///< Ed25519: signs packs.
  intake,     ///< Ed25519: signs the intake's acknowledgements.
  receipt,    ///< Ed25519: made for one receipt, signs what its resident decides.
};

/// `recipient`, `signing`, `intake` or `receipt`.
[[nodiscard]] std::string_view key_kind_name(KeyKind kind);

/// Names a public key: the first 8 bytes of SHA-256 over the kind's label, a zero byte and the key
/// (docs/sealed-envelope.md). A name to look a key up by, never a proof of which key it is.
struct KeyId {
  std::array<std::uint8_t, 8> bytes{};

  /// 16 lower-case hexadecimal digits.
  [[nodiscard]] std::string to_text() const;
  /// Reads exactly 16 lower-case hexadecimal digits.
  [[nodiscard]] static std::optional<KeyId> parse(std::string_view text);

  friend bool operator==(const KeyId&, const KeyId&) = default;
  friend bool operator<(const KeyId& a, const KeyId& b) { return a.bytes < b.bytes; }
};

/// A public key of one kind; it is always a well-formed one, since only the readers below make it.
template <KeyKind kind> class PublicKey {
 public:
  /// Bytes in a key.
  static constexpr std::size_t size = 32;

  /// The key of exactly 32 bytes. A recipient's must be a canonical X25519 point that gives a
  /// shared secret. Error: key_invalid.
  [[nodiscard]] static Result<PublicKey> from_bytes(ByteView bytes);

  /// Reads the one line that `to_text` writes; no white space around it. Errors: key_invalid;
  /// key_wrong_kind when the line holds a key of another kind.
  [[nodiscard]] static Result<PublicKey> parse(std::string_view line);

  [[nodiscard]] ByteView bytes() const { return bytes_; }
  [[nodiscard]] KeyId id() const;

  /// `sealwell-recipient-v1 <base64>`, `sealwell-signing-v1 …` or `sealwell-intake-v1 …` (and so on), without
  /// a line end.
  [[nodiscard]] std::string to_text() const;

  friend bool operator==(const PublicKey&, const PublicKey&) = default;

 private:
  PublicKey() = default;
  std::array<std::uint8_t, size> bytes_{};
};

using RecipientPublicKey = PublicKey<KeyKind::recipient>;
using SigningPublicKey = PublicKey<KeyKind::signing>;
using IntakePublicKey = PublicKey<KeyKind::intake>;
using ReceiptPublicKey = PublicKey<KeyKind::receipt>;

/// A secret key of one kind with its public key. Lies in guarded memory, is wiped when it goes,
/// can be moved and never copied.
template <KeyKind kind> class SecretKey {
 public:
  /// Bytes that make a key: the X25519 scalar, or the Ed25519 seed (RFC 8032).
  static constexpr std::size_t seed_size = 32;

  /// A fresh key. Error: randomness_failed.
  [[nodiscard]] static Result<SecretKey> generate(RandomSource& random);

  /// The key made by exactly 32 bytes, which the caller then wipes. Error: key_invalid.
  [[nodiscard]] static Result<SecretKey> from_seed(ByteView seed);

  [[nodiscard]] const PublicKey<kind>& public_key() const { return public_key_; }
  [[nodiscard]] KeyId id() const { return public_key_.id(); }

  /// The 32 bytes that make this key; only for writing it to a key file.
  [[nodiscard]] ByteView seed() const { return secret_.view().first(seed_size); }

  /// The secret as libsodium wants it: the scalar, or seed and public key (64 bytes).
  [[nodiscard]] ByteView secret() const { return secret_.view(); }

 private:
  SecretKey(GuardedSecret secret, PublicKey<kind> public_key);
  GuardedSecret secret_;
  PublicKey<kind> public_key_;
};

using RecipientSecretKey = SecretKey<KeyKind::recipient>;
using SigningSecretKey = SecretKey<KeyKind::signing>;
using IntakeSecretKey = SecretKey<KeyKind::intake>;
using ReceiptSecretKey = SecretKey<KeyKind::receipt>;

}  // namespace sealwell::sealing
