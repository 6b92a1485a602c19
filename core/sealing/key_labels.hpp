#pragma once

#include "core/sealing/keys.hpp"

#include <string_view>

namespace sealwell::sealing {

/// The label of a key kind: the prefix of its public keys' text form, and an input of their key ids.
[[nodiscard]] constexpr std::string_view key_label(KeyKind kind) {
  switch (kind) {
    case KeyKind::recipient: return "sealwell-recipient-v1";
    case KeyKind::signing: return "sealwell-signing-v1";
    case KeyKind::intake: return "sealwell-intake-v1";
    case KeyKind::receipt: return "sealwell-receipt-v1";
  }
  return {};
}

inline constexpr KeyKind all_key_kinds[] = {KeyKind::recipient, KeyKind::signing, KeyKind::intake, KeyKind::receipt};

}  // namespace sealwell::sealing
