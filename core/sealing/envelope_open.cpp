#include "core/sealing/envelope_format.hpp"

#include <sodium/crypto_aead_xchacha20poly1305.h>
#include <sodium/crypto_box.h>
#include <sodium/utils.h>

#include <algorithm>

namespace sealwell::sealing {
namespace {

/// A part's first wrap that is named for one of `keys`.
struct Ours {
  const RecipientSecretKey* key = nullptr;
  KeyId id;
  ByteView wrap;
};

std::optional<Ours> find_ours(ByteView envelope, const PartHeader& part, std::span<const RecipientSecretKey> keys,
                              std::span<const KeyId> ids) {
  for (std::size_t i = 0; i < part.recipients.size(); ++i) {
    const auto found = std::find(ids.begin(), ids.end(), part.recipients[i]);
    if (found == ids.end()) continue;
    const std::size_t wrap_at = part.wraps_at + i * recipient_entry_size + key_id_size;
    const RecipientSecretKey& key = keys[static_cast<std::size_t>(found - ids.begin())];
    return Ours{&key, *found, envelope.subspan(wrap_at, wrap_size)};
  }
  return std::nullopt;
}

/// The content of an opened, padded body, where it lies.
Result<SecretBytes> without_padding(SecretBytes padded) {
  const ByteView all = padded.view();
  const std::size_t size = static_cast<std::size_t>(all[0]) | static_cast<std::size_t>(all[1]) << 8 |
                           static_cast<std::size_t>(all[2]) << 16 | static_cast<std::size_t>(all[3]) << 24;
  if (size > all.size() - length_size || padded_size(size) != all.size()) return Error::envelope_bad_padding;
  const ByteView padding = all.subspan(length_size + size);
  if (!padding.empty() && sodium_is_zero(padding.data(), padding.size()) != 1) return Error::envelope_bad_padding;
  padded.keep(length_size, size);
  return padded;
}

Result<SecretBytes> open_part(ByteView envelope, const EnvelopeHeader& header, std::size_t index, const Ours& ours,
                              ByteView additional) {
  SecretBytes content_key(content_key_size);
  if (crypto_box_seal_open(content_key.writable().data(), ours.wrap.data(), ours.wrap.size(),
                           ours.key->public_key().bytes().data(), ours.key->secret().data()) != 0) {
    return Error::envelope_wrap_failed;
  }

  const PartHeader& part = header.parts[index];
  const PartKeys keys(content_key.view().first<content_key_size>(), header.id, index);
  const std::size_t commitment_at = part.wraps_at + part.recipients.size() * recipient_entry_size;
  if (sodium_memcmp(keys.commitment.data(), envelope.data() + commitment_at, commitment_size) != 0) {
    return Error::envelope_commitment_failed;
  }

  SecretBytes padded(part.body_size - tag_size);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          padded.writable().data(), nullptr, nullptr, envelope.data() + part.body_at, part.body_size, additional.data(),
          additional.size(), envelope.data() + commitment_at + commitment_size, keys.body_key.data()) != 0) {
    return Error::envelope_body_failed;
  }
  return without_padding(std::move(padded));
}

}  // namespace

Result<OpenedEnvelope> open(ByteView envelope, std::span<const RecipientSecretKey> keys) {
  auto header = read_header(envelope);
  if (!header.ok()) return header.failure();

  std::vector<KeyId> ids;
  for (const RecipientSecretKey& key : keys) ids.push_back(key.id());
  Bytes additional(envelope.begin(), envelope.begin() + static_cast<std::ptrdiff_t>(header.value().size));
  additional.push_back(0);

  OpenedEnvelope opened;
  bool any = false;
  for (std::size_t i = 0; i < header.value().parts.size(); ++i) {
    OpenedPart part;
    if (const auto ours = find_ours(envelope, header.value().parts[i], keys, ids)) {
      additional.back() = static_cast<std::uint8_t>(i);
      auto content = open_part(envelope, header.value(), i, *ours, additional);
      if (!content.ok()) return Failure{content.error(), "part " + std::to_string(i)};
      part.content = std::move(content).value();
      part.opened_by = ours->id;
      any = true;
    }
    opened.parts.push_back(std::move(part));
  }
  if (!any) return Error::envelope_not_for_key;
  opened.header = std::move(header).value();
  return opened;
}

}  // namespace sealwell::sealing
