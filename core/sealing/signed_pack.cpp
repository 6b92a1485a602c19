#include "core/sealing/signed_pack.hpp"

#include "core/base/civil_date.hpp"

#include <sodium/crypto_sign.h>

#include <algorithm>
#include <optional>

namespace sealwell::sealing {
namespace {

/// What the header says; every line was found in its one spelling.
struct Header {
  KeyId key;
  std::int64_t not_after_ms = 0;
  std::string_view signature;  ///< Base64, not yet decoded.
  std::size_t size = 0;        ///< Bytes up to the payload.
};

/// The rest of the next line when it begins with `name`; moves `at` behind the line.
std::optional<std::string_view> line_after(std::string_view name, std::string_view text, std::size_t& at) {
  if (text.substr(at, name.size()) != name) return std::nullopt;
  const std::size_t end = text.find('\n', at);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view rest = text.substr(at + name.size(), end - at - name.size());
  at = end + 1;
  return rest;
}

Result<Header> read_pack_header(std::string_view file) {
  // Far longer than any header: keeps a file without line ends from being searched to its end.
  const std::string_view text = file.substr(0, 512);
  Header header;
  if (text.substr(0, signed_pack_format.size()) != signed_pack_format) {
    return Failure{Error::pack_not_signed, "line 1"};
  }
  std::size_t at = signed_pack_format.size();
  const auto key_line = line_after("key ", text, at);
  const auto key = key_line ? KeyId::parse(*key_line) : std::nullopt;
  if (!key) return Failure{Error::pack_not_signed, "line 2"};
  header.key = *key;

  const auto not_after_line = line_after("not-after ", text, at);
  const auto not_after = not_after_line ? parse_instant(*not_after_line) : std::nullopt;
  if (!not_after || *not_after < 0 || instant_to_iso(*not_after) != *not_after_line) {
    return Failure{Error::pack_not_signed, "line 3"};
  }
  header.not_after_ms = *not_after;

  const auto signature_line = line_after("signature ", text, at);
  if (!signature_line) return Failure{Error::pack_not_signed, "line 4"};
  header.signature = *signature_line;
  if (text.substr(at, 1) != "\n") return Failure{Error::pack_not_signed, "line 5"};
  header.size = at + 1;
  return header;
}

/// The lines before the signature: format, key id, not-after.
std::string opening_of(const KeyId& key, std::int64_t not_after_ms) {
  return std::string(signed_pack_format) + "key " + key.to_text() + "\nnot-after " + instant_to_iso(not_after_ms) +
         "\n";
}

/// What is signed: the opening lines and the payload's hash.
std::string statement_of(const KeyId& key, std::int64_t not_after_ms, const Hash& hash) {
  return opening_of(key, not_after_ms) + "sha256 " + to_hex(hash) + "\n";
}

}  // namespace

Result<Bytes> sign_pack(ByteView payload, const SigningSecretKey& key, std::int64_t not_after_ms) {
  if (not_after_ms < 0 || not_after_ms > last_instant_ms) return Failure{Error::out_of_range, "not-after"};
  if (payload.size() > signed_pack_max_bytes) return Error::pack_too_large;
  const KeyId id = key.id();
  const std::string statement = statement_of(id, not_after_ms, sha256(payload));
  const ByteView to_sign = as_bytes(statement);
  std::array<std::uint8_t, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, to_sign.data(), to_sign.size(), key.secret().data());

  const std::string header = opening_of(id, not_after_ms) + "signature " + to_base64(signature) + "\n\n";
  if (header.size() + payload.size() > signed_pack_max_bytes) return Error::pack_too_large;
  Bytes file;
  file.reserve(header.size() + payload.size());
  file.insert(file.end(), header.begin(), header.end());
  file.insert(file.end(), payload.begin(), payload.end());
  return file;
}

Result<ByteView> unverified_payload(ByteView file) {
  if (file.size() > signed_pack_max_bytes) return Error::pack_too_large;
  const auto header = read_pack_header(as_text(file));
  if (!header.ok()) return header.failure();
  return file.subspan(header.value().size);
}

Result<VerifiedPack> verify_pack(ByteView file, std::span<const SigningPublicKey> trusted, std::int64_t now_ms) {
  if (file.size() > signed_pack_max_bytes) return Error::pack_too_large;
  const auto read = read_pack_header(as_text(file));
  if (!read.ok()) return read.failure();
  const Header& header = read.value();
  const auto is_named = [&](const SigningPublicKey& key) { return key.id() == header.key; };
  if (std::none_of(trusted.begin(), trusted.end(), is_named)) {
    return Failure{Error::pack_key_unknown, header.key.to_text()};
  }

  const auto signature = from_base64(header.signature);
  if (!signature || signature->size() != crypto_sign_BYTES) return Error::pack_signature_invalid;
  VerifiedPack pack{file.subspan(header.size), {}, header.key, header.not_after_ms};
  pack.hash = sha256(pack.payload);
  const std::string statement = statement_of(pack.key, pack.not_after_ms, pack.hash);
  const ByteView signed_bytes = as_bytes(statement);
  const bool good = std::any_of(trusted.begin(), trusted.end(), [&](const SigningPublicKey& key) {
    return is_named(key) && crypto_sign_verify_detached(signature->data(), signed_bytes.data(), signed_bytes.size(),
                                                        key.bytes().data()) == 0;
  });
  if (!good) return Error::pack_signature_invalid;
  if (now_ms > pack.not_after_ms) return Failure{Error::pack_expired, instant_to_iso(pack.not_after_ms)};
  return pack;
}

}  // namespace sealwell::sealing
