#include "core/sealing/envelope_format.hpp"

#include <sodium/crypto_aead_xchacha20poly1305.h>
#include <sodium/crypto_box.h>
#include <sodium/crypto_generichash.h>
#include <sodium/crypto_scalarmult_curve25519.h>

#include <algorithm>

namespace sealwell::sealing {
namespace {

static_assert(crypto_box_SEALBYTES + content_key_size == wrap_size);
static_assert(crypto_box_NONCEBYTES == nonce_size);
static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == nonce_size);
static_assert(crypto_aead_xchacha20poly1305_ietf_ABYTES == tag_size);

using ContentKey = std::array<std::uint8_t, content_key_size>;

/// Wipes what it names when it goes, on whichever path.
class WipedAtEnd {
 public:
  explicit WipedAtEnd(std::span<std::uint8_t> bytes) : bytes_(bytes) {}
  ~WipedAtEnd() { wipe(bytes_); }
  WipedAtEnd(const WipedAtEnd&) = delete;
  WipedAtEnd& operator=(const WipedAtEnd&) = delete;

 private:
  std::span<std::uint8_t> bytes_;
};

void append(Bytes& to, ByteView bytes) { to.insert(to.end(), bytes.begin(), bytes.end()); }

void put_u32(std::span<std::uint8_t> to, std::size_t number) {
  for (std::size_t i = 0; i < 4; ++i) to[i] = static_cast<std::uint8_t>(number >> (8 * i));
}

void append_u32(Bytes& to, std::size_t number) {
  to.resize(to.size() + 4);
  put_u32(std::span(to).last(4), number);
}

/// A sealed box of `key`, appended to `to`: what libsodium's crypto_box_seal makes, with the
/// ephemeral key from our own random source.
Status append_wrap(Bytes& to, const ContentKey& key, const RecipientPublicKey& recipient, RandomSource& random) {
  std::array<std::uint8_t, crypto_box_SECRETKEYBYTES> ephemeral_secret{};
  const WipedAtEnd wiped(ephemeral_secret);
  if (!random.fill(ephemeral_secret)) return Error::randomness_failed;

  // X25519 by the generator's number, not crypto_scalarmult_base: that one brings a table of
  // 30 kB into the browser to save a fraction of a millisecond.
  constexpr std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> generator{9};
  std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> ephemeral{};
  if (crypto_scalarmult_curve25519(ephemeral.data(), ephemeral_secret.data(), generator.data()) != 0) {
    return Error::randomness_failed;
  }

  std::array<std::uint8_t, 2 * crypto_box_PUBLICKEYBYTES> both{};
  std::copy(ephemeral.begin(), ephemeral.end(), both.begin());
  std::copy(recipient.bytes().begin(), recipient.bytes().end(), both.begin() + ephemeral.size());
  std::array<std::uint8_t, nonce_size> nonce{};
  crypto_generichash(nonce.data(), nonce.size(), both.data(), both.size(), nullptr, 0);

  std::array<std::uint8_t, content_key_size + crypto_box_MACBYTES> boxed{};
  if (crypto_box_easy(boxed.data(), key.data(), key.size(), nonce.data(), recipient.bytes().data(),
                      ephemeral_secret.data()) != 0) {
    return Error::key_invalid;  // a point of small order, which RecipientPublicKey never holds
  }
  append(to, ephemeral);
  append(to, boxed);
  return Done{};
}

Status check_part(const PartContent& part) {
  if (part.recipients.empty() || part.recipients.size() > envelope_max_recipients) {
    return Failure{Error::envelope_bad_header, "recipient count"};
  }
  std::vector<KeyId> ids;
  for (const RecipientPublicKey& recipient : part.recipients) {
    const KeyId id = recipient.id();
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) {
      return Failure{Error::envelope_bad_header, "recipient twice"};
    }
    ids.push_back(id);
  }
  if (part.content.size() > envelope_max_content) return Failure{Error::envelope_too_large, "content"};
  return Done{};
}

struct Sizes {
  std::size_t header = 0;  ///< Without the prefix.
  std::size_t all = 0;     ///< The whole envelope.
};

/// Checks all that can be wrong before any random byte is drawn.
Result<Sizes> check(const EnvelopeContent& what) {
  if (what.id == EnvelopeId{}) return Failure{Error::envelope_bad_header, "envelope id"};
  if (!is_pack_id(what.pack_id)) return Failure{Error::envelope_bad_header, "pack id"};
  if (what.parts.empty() || what.parts.size() > envelope_max_parts) {
    return Failure{Error::envelope_bad_header, "part count"};
  }
  Sizes sizes{header_rest + what.pack_id.size(), prefix_size};
  for (std::size_t i = 0; i < what.parts.size(); ++i) {
    const PartContent& part = what.parts[i];
    if (const auto good = check_part(part); !good.ok()) {
      return Failure{good.error(), "part " + std::to_string(i) + ": " + good.failure().where};
    }
    sizes.header += part_entry_rest + part.recipients.size() * recipient_entry_size;
    sizes.all += padded_size(part.content.size()) + tag_size;
  }
  sizes.all += sizes.header;
  if (sizes.all > envelope_max_bytes) return Failure{Error::envelope_too_large, "parts"};
  return sizes;
}

/// Draws a part's content key into `key` and appends the part's entry.
Status append_part_entry(Bytes& to, const EnvelopeContent& what, std::size_t index, ContentKey& key,
                         RandomSource& random) {
  const PartContent& part = what.parts[index];
  std::array<std::uint8_t, nonce_size> nonce{};
  if (!random.fill(key) || !random.fill(nonce)) return Error::randomness_failed;

  to.push_back(static_cast<std::uint8_t>(part.recipients.size()));
  for (const RecipientPublicKey& recipient : part.recipients) {
    append(to, recipient.id().bytes);
    if (const auto wrapped = append_wrap(to, key, recipient, random); !wrapped.ok()) return wrapped.failure();
  }
  append(to, PartKeys(key, what.id, index).commitment);
  append(to, nonce);
  append_u32(to, padded_size(part.content.size()) + tag_size);
  return Done{};
}

/// Appends a part's body. The padded content is written to its place in the envelope and
/// encrypted there, so that no other copy of it exists. `to` has room: it never moves.
void append_body(Bytes& to, const PartContent& part, const PartKeys& keys, ByteView nonce, ByteView additional) {
  const std::size_t padded = padded_size(part.content.size());
  const std::size_t at = to.size();
  append_u32(to, part.content.size());
  append(to, part.content);
  to.resize(at + padded + tag_size);
  const auto body = std::span(to).subspan(at);
  crypto_aead_xchacha20poly1305_ietf_encrypt(body.data(), nullptr, body.data(), padded, additional.data(),
                                             additional.size(), nullptr, nonce.data(), keys.body_key.data());
}

}  // namespace

Result<EnvelopeId> new_envelope_id(RandomSource& random) {
  EnvelopeId id{};
  if (!random.fill(id) || id == EnvelopeId{}) return Error::randomness_failed;
  return id;
}

Result<SealedEnvelope> seal(const EnvelopeContent& what, RandomSource& random) {
  const auto sizes = check(what);
  if (!sizes.ok()) return sizes.failure();

  Bytes bytes;
  bytes.reserve(sizes.value().all);
  append(bytes, as_bytes(envelope_magic));
  append(bytes, std::array<std::uint8_t, 4>{envelope_version, envelope_suite, 0, 0});
  append_u32(bytes, sizes.value().header);
  append(bytes, what.id);
  append(bytes, what.pack_hash);
  bytes.push_back(static_cast<std::uint8_t>(what.pack_id.size()));
  append(bytes, as_bytes(what.pack_id));
  bytes.push_back(static_cast<std::uint8_t>(what.parts.size()));

  SecretBytes content_keys(what.parts.size() * content_key_size);
  std::vector<std::size_t> nonces_at;
  for (std::size_t i = 0; i < what.parts.size(); ++i) {
    ContentKey key{};
    const WipedAtEnd wiped(key);
    if (const auto written = append_part_entry(bytes, what, i, key, random); !written.ok()) return written.failure();
    nonces_at.push_back(bytes.size() - 4 - nonce_size);
    std::copy(key.begin(), key.end(), content_keys.writable().subspan(i * content_key_size).begin());
  }

  Bytes additional(bytes);
  additional.push_back(0);
  for (std::size_t i = 0; i < what.parts.size(); ++i) {
    const auto key = content_keys.view().subspan(i * content_key_size).first<content_key_size>();
    additional.back() = static_cast<std::uint8_t>(i);
    append_body(bytes, what.parts[i], PartKeys(key, what.id, i), ByteView(additional).subspan(nonces_at[i], nonce_size),
                additional);
  }

  SealedEnvelope sealed{std::move(bytes), what.id, {}};
  sealed.hash = sha256(sealed.bytes);
  return sealed;
}

}  // namespace sealwell::sealing
