#pragma once

#include "core/engine/screen_fwd.hpp"
#include "core/json/value.hpp"

#include <string>

namespace sealwell::receipt {

/// The receipt as a screen for its resident, without its secret. Precondition: read_receipt accepted the document.
[[nodiscard]] engine::Screen receipt_page(const json::Value& receipt);

/// The receipt as one HTML document without scripts or external resources, for printing on A4. `address`: the URL of the
/// service's own page, where the receipt's file is opened, shown as a QR code where something was sent; it holds nothing
/// of the receipt. Empty: no QR code.
[[nodiscard]] std::string page_html(const json::Value& receipt, const std::string& address = {});

}  // namespace sealwell::receipt
