#include "core/sealing/signed_pack.hpp"

#include "tests/unit/fixtures/key_fixtures.hpp"

#include <algorithm>

namespace sealwell::sealing {
namespace {

constexpr std::int64_t not_after = 1'767'225'599'000;  // 2025-12-31T23:59:59Z
constexpr std::string_view payload = R"({"id":"a-pack","title":"Byw'n iach"})";

std::string signed_text(std::string_view what = payload) {
  const auto file = sign_pack(as_bytes(what), fixed_key<KeyKind::signing>("packs"), not_after);
  REQUIRE(file.ok());
  return std::string(as_text(file.value()));
}

Result<VerifiedPack> verify(std::string_view file, std::int64_t now = 0) {
  static const SigningPublicKey trusted = fixed_key<KeyKind::signing>("packs").public_key();
  return verify_pack(as_bytes(file), only(trusted), now);
}

}  // namespace

TEST_CASE("a signed pack gives its payload back, byte for byte", "[sealing][packs]") {
  for (const std::string& content : {std::string(payload), std::string(), std::string("\n\n"), std::string("\0\xff", 2),
                                     std::string(100'000, 'p')}) {
    CAPTURE(content.size());
    const std::string file = signed_text(content);
    const auto pack = verify(file);
    REQUIRE(pack.ok());
    CHECK(as_text(pack.value().payload) == content);
    CHECK(pack.value().hash == sha256(as_bytes(content)));
    CHECK(pack.value().key == fixed_key<KeyKind::signing>("packs").id());
    CHECK(pack.value().not_after_ms == not_after);
  }
}

TEST_CASE("the header is as the specification writes it", "[sealing][packs]") {
  const std::string file = signed_text();
  const std::string id = fixed_key<KeyKind::signing>("packs").id().to_text();
  CHECK(file.starts_with("sealwell-signed-pack/1\nkey " + id + "\nnot-after 2025-12-31T23:59:59Z\nsignature "));
  CHECK(file.ends_with("==\n\n" + std::string(payload)));
  // The same pack, key and instant always give the same file.
  CHECK(signed_text() == file);
}

TEST_CASE("a pack is good up to its last second", "[sealing][packs]") {
  const std::string file = signed_text();
  CHECK(verify(file, not_after).ok());
  CHECK(verify(file, not_after + 1).error() == Error::pack_expired);
  CHECK(verify(file, not_after + 1).failure().where == "2025-12-31T23:59:59Z");
}

TEST_CASE("an altered pack is refused even when it has expired", "[sealing][packs]") {
  std::string file = signed_text();
  file.back() = ' ';
  CHECK(verify(file, not_after + 1).error() == Error::pack_signature_invalid);
  file = signed_text();
  CHECK(verify(replaced(file, "2025-12-31", "2035-12-31")).error() == Error::pack_signature_invalid);
  CHECK(verify(signed_text() + "\n").error() == Error::pack_signature_invalid);
  CHECK(verify(replaced(signed_text(), "a-pack", "b-pack")).error() == Error::pack_signature_invalid);
}

TEST_CASE("a pack signed by a key that is not trusted is refused", "[sealing][packs]") {
  const auto file = sign_pack(as_bytes(payload), fixed_key<KeyKind::signing>("somebody"), not_after);
  REQUIRE(file.ok());
  const auto refused = verify(as_text(file.value()));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error() == Error::pack_key_unknown);
  CHECK(refused.failure().where == fixed_key<KeyKind::signing>("somebody").id().to_text());
  CHECK(verify_pack(file.value(), {}, 0).error() == Error::pack_key_unknown);

  // Naming the trusted key does not help.
  const std::string renamed = replaced(as_text(file.value()), fixed_key<KeyKind::signing>("somebody").id().to_text(),
                                       fixed_key<KeyKind::signing>("packs").id().to_text());
  CHECK(verify(renamed).error() == Error::pack_signature_invalid);
}

TEST_CASE("any of several trusted keys will do", "[sealing][packs]") {
  const std::vector<SigningPublicKey> trusted{fixed_key<KeyKind::signing>("old").public_key(),
                                              fixed_key<KeyKind::signing>("packs").public_key()};
  CHECK(verify_pack(as_bytes(signed_text()), trusted, 0).ok());
}

TEST_CASE("whatever has no header in its one spelling is not a signed pack", "[sealing][packs]") {
  const std::string good = signed_text();
  const std::string id = fixed_key<KeyKind::signing>("packs").id().to_text();
  for (const std::string& bad : {std::string(),
                                 std::string(payload),
                                 "\n" + good,
                                 "\xef\xbb\xbf" + good,
                                 replaced(good, "\n", "\r\n"),
                                 replaced(good, "/1\n", "/2\n"),
                                 replaced(good, "key ", "Key "),
                                 replaced(good, "key ", "key  "),
                                 replaced(good, id, id + "0"),
                                 replaced(good, id, id.substr(1)),
                                 replaced(good, id, std::string(16, 'G')),
                                 replaced(good, "T23:59:59Z", "T23:59:59+00:00"),
                                 replaced(good, "T23:59:59Z", "T23:59:60Z"),
                                 replaced(good, "12-31T", "12-32T"),
                                 replaced(good, "not-after 2025", "not-after 1925"),
                                 replaced(good, "signature ", "signature:"),
                                 replaced(good, "\n\n", "\n \n"),
                                 replaced(good, "\n\n", "\n"),
                                 good.substr(0, good.find("not-after")),
                                 good.substr(0, good.find("\n\n") + 1)}) {
    INFO(bad);
    CHECK(verify(bad).error() == Error::pack_not_signed);
  }
}

TEST_CASE("a signature in another spelling or of another length is invalid", "[sealing][packs]") {
  const std::string good = signed_text();
  const std::size_t at = good.find("signature ") + 10;
  const std::string signature = good.substr(at, 88);
  for (const std::string& bad :
       {std::string(), signature + "=", " " + signature, signature + " ", signature.substr(0, 84),
        signature.substr(0, 86), to_base64(Bytes(64)), to_base64(Bytes(63)), to_base64(Bytes(65))}) {
    INFO(bad);
    CHECK(verify(replaced(good, signature, bad)).error() == Error::pack_signature_invalid);
  }
}

TEST_CASE("packs have at most two mebibytes, header included", "[sealing][packs]") {
  const auto key = fixed_key<KeyKind::signing>("packs");
  const std::size_t header = signed_text("").size();
  const Bytes longest(signed_pack_max_bytes - header);
  const auto file = sign_pack(longest, key, not_after);
  REQUIRE(file.ok());
  CHECK(verify_pack(file.value(), only(key.public_key()), 0).ok());
  Bytes longer = file.value();
  longer.push_back(0);
  CHECK(verify_pack(longer, only(key.public_key()), 0).error() == Error::pack_too_large);
  CHECK(sign_pack(Bytes(longest.size() + 1), key, not_after).error() == Error::pack_too_large);
  CHECK(sign_pack(Bytes(signed_pack_max_bytes + 1), key, not_after).error() == Error::pack_too_large);
}

TEST_CASE("instants without a four-digit year are not signed", "[sealing][packs]") {
  const auto key = fixed_key<KeyKind::signing>("packs");
  CHECK(sign_pack(as_bytes(payload), key, -1).error() == Error::out_of_range);
  CHECK(sign_pack(as_bytes(payload), key, 253'402'300'800'000).error() == Error::out_of_range);
  const auto last = sign_pack(as_bytes(payload), key, 253'402'300'799'999);
  REQUIRE(last.ok());
  const auto pack = verify_pack(last.value(), only(key.public_key()), 0);
  REQUIRE(pack.ok());
  CHECK(pack.value().not_after_ms == 253'402'300'799'000);  // cut to the second
}

}  // namespace sealwell::sealing
