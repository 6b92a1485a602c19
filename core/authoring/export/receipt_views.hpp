#pragma once

#include "core/json/value.hpp"

#include <string>

// A receipt in other formats: docs/receipt.md, "Views". Precondition of each function: read_receipt accepted the
// document.
namespace sealwell::receipt {

/// The receipt by Kantara Initiative, Consent Receipt Specification 1.1, valid by its schema. Without a consent it has
/// no purposes.
[[nodiscard]] json::Value kantara_view(const json::Value& receipt);

/// The receipt as a consent record by ISO/IEC TS 27560:2023, valid by docs/schemas/iso27560-record.schema.json.
[[nodiscard]] json::Value iso27560_view(const json::Value& receipt);

/// The receipt as a FHIR R4 Bundle with one Consent for each statement.
[[nodiscard]] json::Value fhir_view(const json::Value& receipt);

/// The receipt's page for residents (core/receipt/page.hpp) as plain text, without line wrapping.
[[nodiscard]] std::string page_text(const json::Value& receipt);

}  // namespace sealwell::receipt
