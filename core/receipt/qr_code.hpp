#pragma once

#include "core/html/page.hpp"

#include <string>

namespace sealwell::receipt {

/// `text` as a QR code (ISO/IEC 18004), with the highest error correction that fits its size. Size 0 if `text` is too
/// long.
[[nodiscard]] html::Squares qr_code(const std::string& text);

}  // namespace sealwell::receipt
