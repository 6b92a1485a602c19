#include "core/sealing/envelope_format.hpp"

#include <sodium/crypto_generichash.h>

#include <algorithm>

namespace sealwell::sealing {

PartKeys::PartKeys(std::span<const std::uint8_t, content_key_size> content_key, const EnvelopeId& id,
                   std::size_t index) {
  constexpr std::string_view label = "sealwell-part-v1";
  std::array<std::uint8_t, label.size() + 1 + std::tuple_size_v<EnvelopeId> + 1> message{};
  auto at = std::copy(label.begin(), label.end(), message.begin());
  *at++ = 0;
  at = std::copy(id.begin(), id.end(), at);
  *at = static_cast<std::uint8_t>(index);

  std::array<std::uint8_t, commitment_size + 32> derived{};
  crypto_generichash(derived.data(), derived.size(), message.data(), message.size(), content_key.data(),
                     content_key.size());
  std::copy_n(derived.begin(), commitment.size(), commitment.begin());
  std::copy_n(derived.begin() + commitment.size(), body_key.size(), body_key.begin());
  wipe(derived);
}

PartKeys::~PartKeys() { wipe(body_key); }

}  // namespace sealwell::sealing
