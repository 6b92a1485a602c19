#pragma once

#include "core/engine/screen_fwd.hpp"
#include "core/json/value.hpp"

#include <string>

namespace sealwell::receipt {

/// The receipt as a screen for its resident, without its secret. Precondition: read_receipt accepted the document.
[[nodiscard]] engine::Screen receipt_page(const json::Value& receipt);

/// The receipt as one HTML document without scripts or external resources, for printing on A4. `link`: the URL that
/// opens the receipt (docs/changes.md, "The link"), shown as a QR code; it is equivalent to the receipt's file, so only
/// the resident's own copy has it. Empty: no QR code.
[[nodiscard]] std::string page_html(const json::Value& receipt, const std::string& link = {});

}  // namespace sealwell::receipt
