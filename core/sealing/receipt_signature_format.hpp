#pragma once

#include "core/sealing/key_labels.hpp"
#include "core/sealing/receipt_signature.hpp"

namespace sealwell::sealing {

/// How everything begins that a receipt's key signs: what it is, by number.
[[nodiscard]] inline Bytes receipt_statement_of(std::uint8_t what) {
  constexpr std::string_view label = key_label(KeyKind::receipt);
  Bytes statement(label.begin(), label.end());
  statement.push_back(0);
  statement.push_back(what);
  return statement;
}

/// The bytes that are signed for a chain.
[[nodiscard]] inline Bytes chain_statement(const Hash& head, std::uint32_t events) {
  Bytes statement = receipt_statement_of(1);
  for (int shift = 0; shift < 32; shift += 8) statement.push_back(static_cast<std::uint8_t>(events >> shift));
  statement.insert(statement.end(), head.begin(), head.end());
  return statement;
}

/// The bytes that are signed for a receipt.
[[nodiscard]] inline Bytes receipt_statement(const Hash& content) {
  Bytes statement = receipt_statement_of(2);
  statement.insert(statement.end(), content.begin(), content.end());
  return statement;
}

/// The bytes that are signed to withdraw an envelope.
[[nodiscard]] inline Bytes withdrawal_statement(const EnvelopeId& id, const Hash& envelope_hash) {
  Bytes statement = receipt_statement_of(3);
  statement.insert(statement.end(), id.begin(), id.end());
  statement.insert(statement.end(), envelope_hash.begin(), envelope_hash.end());
  return statement;
}

/// The bytes that are signed for a change.
[[nodiscard]] inline Bytes change_statement(const Hash& content) {
  Bytes statement = receipt_statement_of(4);
  statement.insert(statement.end(), content.begin(), content.end());
  return statement;
}

}  // namespace sealwell::sealing
