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

/// The purpose of a key. Keys of different kinds are different types, so that none can be used in place of another.
enum class KeyKind : std::uint8_t {
  recipient,  ///< X25519: opens the parts of envelopes that are wrapped to it.
  signing,    ///< Ed25519: signs packs.
  intake,     ///< Ed25519: signs the intake's acknowledgements.
  receipt,    ///< Ed25519: made for one receipt, signs what its resident decides.
};

/// The name of a kind: `recipient`, `signing`, `intake` or `receipt`.
[[nodiscard]] std::string_view key_kind_name(KeyKind kind);

/// The id of a public key: the first 8 bytes of SHA-256 over the kind's label, a zero byte and the key
/// (docs/sealed-envelope.md). For looking a key up; never a proof of which key it is.
struct KeyId {
  std::array<std::uint8_t, 8> bytes{};

  /// 16 lower-case hexadecimal digits.
  [[nodiscard]] std::string to_text() const;
  /// Reads exactly 16 lower-case hexadecimal digits.
  [[nodiscard]] static std::optional<KeyId> parse(std::string_view text);

  friend bool operator==(const KeyId&, const KeyId&) = default;
  friend bool operator<(const KeyId& a, const KeyId& b) { return a.bytes < b.bytes; }
};

/// A public key of one kind. Always well-formed: only from_bytes and parse make one.
template <KeyKind kind> class PublicKey {
 public:
  /// Length of a key in bytes.
  static constexpr std::size_t size = 32;

  /// Makes a key from exactly 32 bytes. A recipient's must be a canonical X25519 point that gives a
  /// shared secret. Error: key_invalid.
  [[nodiscard]] static Result<PublicKey> from_bytes(ByteView bytes);

  /// Reads the line that `to_text` writes, without white space around it. Errors: key_invalid; key_wrong_kind if the
  /// line holds a key of another kind.
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

/// A secret key of one kind with its public key. Kept in guarded memory and wiped on destruction; movable, not
/// copyable.
template <KeyKind kind> class SecretKey {
 public:
  /// Length in bytes of the X25519 scalar or Ed25519 seed (RFC 8032) that determines a key.
  static constexpr std::size_t seed_size = 32;

  /// Generates a fresh key. Error: randomness_failed.
  [[nodiscard]] static Result<SecretKey> generate(RandomSource& random);

  /// Makes the key of exactly 32 seed bytes, which the caller then wipes. Error: key_invalid.
  [[nodiscard]] static Result<SecretKey> from_seed(ByteView seed);

  [[nodiscard]] const PublicKey<kind>& public_key() const { return public_key_; }
  [[nodiscard]] KeyId id() const { return public_key_.id(); }

  /// The 32 seed bytes of this key. Only for writing key files and shares.
  [[nodiscard]] ByteView seed() const { return secret_.view().first(seed_size); }

  /// The secret in libsodium's form: the scalar (32 bytes), or seed and public key (64 bytes).
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
