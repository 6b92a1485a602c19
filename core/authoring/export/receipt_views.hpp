#pragma once

#include "core/json/value.hpp"

#include <string>

// A receipt in the forms of others: docs/receipt.md, "Views". Precondition of each: read_receipt took the document.
namespace sealwell::receipt {

/// Kantara Initiative, Consent Receipt Specification 1.1. Error-free by its schema for any receipt; one in which
/// nothing was agreed to has no purposes.
[[nodiscard]] json::Value kantara_view(const json::Value& receipt);

/// A record shaped to ISO/IEC TS 27560:2023, valid by docs/schemas/iso27560-record.schema.json.
[[nodiscard]] json::Value iso27560_view(const json::Value& receipt);

/// A FHIR R4 Bundle with one Consent a statement.
[[nodiscard]] json::Value fhir_view(const json::Value& receipt);

/// The page that its resident reads (core/receipt/page.hpp) as plain text, lines of any length.
[[nodiscard]] std::string page_text(const json::Value& receipt);

}  // namespace sealwell::receipt
