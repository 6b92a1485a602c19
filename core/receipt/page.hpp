#pragma once

#include "core/engine/screen_fwd.hpp"
#include "core/json/value.hpp"

#include <string>

namespace sealwell::receipt {

/// The receipt for its resident to read, as blocks; nothing of its secret is in it. Precondition: read_receipt took
/// the document.
[[nodiscard]] engine::Screen receipt_page(const json::Value& receipt);

/// That page as one HTML document: no script, nothing from elsewhere, made to be printed on A4. `link`: the address with
/// which the receipt is opened (docs/changes.md, "The link"), shown as a QR code; it is as good as the receipt's file, so
/// only the resident's own copy has it. Empty: none.
[[nodiscard]] std::string page_html(const json::Value& receipt, const std::string& link = {});

}  // namespace sealwell::receipt
