#include "core/sealing/acknowledgement.hpp"

#include "tests/unit/fixtures/key_fixtures.hpp"

namespace sealwell::sealing {
namespace {

constexpr EnvelopeId id{1, 2, 3};
constexpr std::int64_t received = 1'750'000'000'000;  // 2025-06-15T15:06:40Z

Hash hash() { return sha256(as_bytes("an envelope")); }

std::string good_text() {
  const auto text = sign_acknowledgement(id, hash(), received + 999, fixed_key<KeyKind::intake>("intake"));
  REQUIRE(text.ok());
  return text.value();
}

Result<Acknowledgement> verify(std::string_view text, const EnvelopeId& of = id) {
  static const IntakePublicKey trusted = fixed_key<KeyKind::intake>("intake").public_key();
  return verify_acknowledgement(text, of, hash(), only(trusted));
}

}  // namespace

TEST_CASE("an acknowledgement says what was received, when and by whose key", "[sealing][acks]") {
  const auto said = verify(good_text());
  REQUIRE(said.ok());
  CHECK(said.value().id == id);
  CHECK(said.value().hash == hash());
  CHECK(said.value().received_at_ms == received);  // cut to the second
  CHECK(said.value().key == fixed_key<KeyKind::intake>("intake").id());
  CHECK(good_text().starts_with(R"({"format":"sealwell-ack/1","id":"01020300000000000000000000000000","sha256":")"));
  CHECK(good_text().find(R"("receivedAt":"2025-06-15T15:06:40Z","key":")") != std::string::npos);
}

TEST_CASE("a genuine acknowledgement of another envelope is told apart", "[sealing][acks]") {
  CHECK(verify(good_text(), EnvelopeId{9}).error() == Error::ack_for_other_envelope);
  const auto trusted = fixed_key<KeyKind::intake>("intake").public_key();
  CHECK(verify_acknowledgement(good_text(), id, sha256({}), only(trusted)).error() == Error::ack_for_other_envelope);
}

TEST_CASE("only the trusted key's signature counts", "[sealing][acks]") {
  const auto other = sign_acknowledgement(id, hash(), received, fixed_key<KeyKind::intake>("somebody"));
  REQUIRE(other.ok());
  CHECK(verify(other.value()).error() == Error::ack_signature_invalid);
  CHECK(verify_acknowledgement(good_text(), id, hash(), {}).error() == Error::ack_signature_invalid);
  CHECK(verify(replaced(good_text(), "15:06:40", "15:06:41")).error() == Error::ack_signature_invalid);
  CHECK(verify(replaced(good_text(), "\"010203", "\"010204")).error() == Error::ack_signature_invalid);
  // A forged key id that names the trusted key.
  const std::string renamed = replaced(other.value(), fixed_key<KeyKind::intake>("somebody").id().to_text(),
                                       fixed_key<KeyKind::intake>("intake").id().to_text());
  CHECK(verify(renamed).error() == Error::ack_signature_invalid);
}

TEST_CASE("an acknowledgement in any other spelling is invalid", "[sealing][acks]") {
  const std::string good = good_text();
  for (const std::string& bad : {std::string(),
                                 std::string("{}"),
                                 std::string("null"),
                                 std::string("[]"),
                                 std::string("\"ack\""),
                                 good + "\n",
                                 " " + good,
                                 replaced(good, ",", ", "),
                                 replaced(good, "/1", "/2"),
                                 replaced(good, "\"id\"", "\"\\u0069d\""),
                                 replaced(good, "\"010203", "\"01020"),
                                 replaced(good, "2025-06-15T", "2025-06-31T"),
                                 replaced(good, "40Z", "40.0Z"),
                                 replaced(good, "40Z", "40z"),
                                 replaced(good, "2025", "1925"),
                                 replaced(good, "\"key\":\"", "\"key\":\"0"),
                                 replaced(good, "==\"", "\""),
                                 replaced(good, "==\"", "==\",\"x\":1"),
                                 replaced(good, "{\"format\"", "{\"a\":1,\"format\""),
                                 replaced(good, "\"format\":\"sealwell-ack/1\",", ""),
                                 replaced(good, "\"sealwell-ack/1\"", "7"),
                                 std::string(600, ' '),
                                 good.substr(0, good.size() - 1)}) {
    INFO(bad);
    CHECK(verify(bad).error() == Error::ack_invalid);
  }
  // Upper-case digits name the same bytes, and are another spelling.
  const std::string digits = to_hex(hash());
  std::string upper = digits;
  for (char& c : upper) c = static_cast<char>(c >= 'a' && c <= 'f' ? c - 32 : c);
  CHECK(verify(replaced(good, digits, upper)).error() == Error::ack_invalid);
}

TEST_CASE("instants without a four-digit year are not acknowledged", "[sealing][acks]") {
  const auto key = fixed_key<KeyKind::intake>("intake");
  CHECK(sign_acknowledgement(id, hash(), -1, key).error() == Error::out_of_range);
  CHECK(sign_acknowledgement(id, hash(), 253'402'300'800'000, key).error() == Error::out_of_range);
  CHECK(sign_acknowledgement(id, hash(), 253'402'300'799'999, key).ok());
}

}  // namespace sealwell::sealing
