#include "core/sealing/intake_line.hpp"

#include "core/base/civil_date.hpp"
#include "core/json/value.hpp"
#include "core/sealing/acknowledgement.hpp"

#include <sodium/crypto_sign.h>

#include <algorithm>
#include <optional>

namespace sealwell::sealing {
namespace {

/// The bytes of a hexadecimal member of exactly the size of `to`.
template <typename Array> bool read_hex(const json::Value& value, std::string_view name, Array& to) {
  const auto bytes = from_hex(value.text_or(name));
  if (!bytes || bytes->size() != to.size()) return false;
  std::copy(bytes->begin(), bytes->end(), to.begin());
  return true;
}

struct Signed {
  IntakeLine said;
  Bytes signature;
};

Result<Signed> read_line(const IntakeLineKind& kind, std::string_view text) {
  const auto parsed = json::parse(text, {.bytes = acknowledgement_max_bytes, .depth = 2, .values = 16});
  if (!parsed.ok()) return Failure{Error::ack_invalid, parsed.failure().where};
  const json::Value& value = parsed.value();

  Signed read;
  if (!read_hex(value, "id", read.said.id)) return Failure{Error::ack_invalid, "/id"};
  if (!read_hex(value, "sha256", read.said.hash)) return Failure{Error::ack_invalid, "/sha256"};
  const auto at = parse_instant(value.text_or(kind.time_member));
  if (!at || *at < 0) return Failure{Error::ack_invalid, "/" + std::string(kind.time_member)};
  read.said.at_ms = *at;
  const auto key = KeyId::parse(value.text_or("key"));
  if (!key) return Failure{Error::ack_invalid, "/key"};
  read.said.key = *key;
  auto signature = from_base64(value.text_or("signature"));
  if (!signature || signature->size() != crypto_sign_BYTES) return Failure{Error::ack_invalid, "/signature"};
  read.signature = *std::move(signature);

  // Anything else (other members, order, white space, escapes, the format) shows here.
  if (intake_line_text(kind, read.said, read.signature) != text) return Error::ack_invalid;
  return read;
}

}  // namespace

Bytes intake_line_statement(const IntakeLineKind& kind, const IntakeLine& said) {
  Bytes statement(kind.label.begin(), kind.label.end());
  statement.push_back(0);
  statement.insert(statement.end(), said.id.begin(), said.id.end());
  statement.insert(statement.end(), said.hash.begin(), said.hash.end());
  const auto seconds = static_cast<std::uint64_t>(said.at_ms / 1000);
  for (int shift = 0; shift < 64; shift += 8) statement.push_back(static_cast<std::uint8_t>(seconds >> shift));
  return statement;
}

std::string intake_line_text(const IntakeLineKind& kind, const IntakeLine& said, ByteView signature) {
  json::Value value = json::Value::object();
  value.set("format", kind.format)
      .set("id", to_hex(said.id))
      .set("sha256", to_hex(said.hash))
      .set(kind.time_member, instant_to_iso(said.at_ms))
      .set("key", said.key.to_text())
      .set("signature", to_base64(signature));
  return json::write(value);
}

Result<std::string> sign_intake_line(const IntakeLineKind& kind, const EnvelopeId& id, const Hash& hash,
                                     std::int64_t at_ms, const IntakeSecretKey& key) {
  if (at_ms < 0 || at_ms > last_instant_ms) {
    return Failure{Error::out_of_range, std::string(kind.time_member)};
  }
  const IntakeLine said{id, hash, at_ms - at_ms % 1000, key.id()};
  const Bytes statement = intake_line_statement(kind, said);
  std::array<std::uint8_t, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, statement.data(), statement.size(), key.secret().data());
  return intake_line_text(kind, said, signature);
}

Result<IntakeLine> verify_intake_line(const IntakeLineKind& kind, std::string_view text, const EnvelopeId& id,
                                      const Hash& hash, std::span<const IntakePublicKey> trusted) {
  const auto read = read_line(kind, text);
  if (!read.ok()) return read.failure();
  const IntakeLine& said = read.value().said;
  const Bytes statement = intake_line_statement(kind, said);
  const bool good = std::any_of(trusted.begin(), trusted.end(), [&](const IntakePublicKey& key) {
    return key.id() == said.key && crypto_sign_verify_detached(read.value().signature.data(), statement.data(),
                                                               statement.size(), key.bytes().data()) == 0;
  });
  if (!good) return Error::ack_signature_invalid;
  if (said.id != id || said.hash != hash) return Error::ack_for_other_envelope;
  return said;
}

}  // namespace sealwell::sealing
