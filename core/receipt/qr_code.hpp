#pragma once

#include "core/html/page.hpp"

#include <string>

namespace sealwell::receipt {

/// `text` as a QR code (ISO/IEC 18004), with the most error correction that its size has room for. Size 0 where it is
/// too long for any.
[[nodiscard]] html::Squares qr_code(const std::string& text);

}  // namespace sealwell::receipt
