#pragma once

#include "core/json/value.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/keys.hpp"

#include <string>

namespace sealwell::receipt {

/// The effect `post` of docs/session.md: an envelope, where it goes, and the proofs to post and to withdraw it.
/// Precondition: the envelope's id is sealing::envelope_id_for the key.
[[nodiscard]] json::Value post_effect(const sealing::SealedEnvelope& sealed, const std::string& address,
                                      const sealing::ReceiptSecretKey& key);

}  // namespace sealwell::receipt
