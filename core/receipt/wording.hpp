#pragma once

#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <string>

namespace sealwell::receipt {

/// What is hashed of a wording: SHA-256, in hexadecimal, of its canonical JSON without the member `sha256`. A
/// decision records it as what was on the screen.
[[nodiscard]] std::string wording_hash(const json::Value& wording);

/// A wording as it stands in a pack, without its hash; what is empty is left out, as the pack's reader demands.
[[nodiscard]] json::Value to_json(const pack::StatementWording& wording);

}  // namespace sealwell::receipt
