// What is no receipt is refused by name and place.
#include "tests/unit/receipt/issued.hpp"

using namespace sealwell;
using namespace sealwell::receipt;

namespace {

std::string refusal_of(const json::Value& receipt) {
  const auto read = read_receipt(json::write(receipt));
  if (read.ok()) return "taken";
  return std::string(error_name(read.error())) + ' ' + read.failure().where;
}

}  // namespace

TEST_CASE("a receipt without its secret is taken, one with another's is not") {
  json::Value receipt = refusal_receipt(pack_with_terms());
  std::erase_if(*receipt.if_object(), [](const json::Member& member) { return member.name == "secret"; });
  CHECK_FALSE(read_good(receipt).secret);
  receipt.set("secret", to_base64(sealing::fixed_key<sealing::KeyKind::receipt>("another").seed()));
  CHECK(refusal_of(receipt) == "key_invalid /secret");
  receipt.set("secret", "c2hvcnQ=");
  CHECK(refusal_of(receipt) == "key_invalid /secret");
  receipt.set("secret", 7);
  CHECK(refusal_of(receipt) == "key_invalid /secret");
}

TEST_CASE("each member has its type") {
  const auto with = [](const std::string& pointer, std::string_view member, json::Value value) {
    json::Value receipt = refusal_receipt(pack_with_terms());
    (pointer.empty() ? receipt : pack::at(receipt, pointer)).set(member, std::move(value));
    return refusal_of(receipt);
  };
  CHECK(with("", "format", "sealwell-receipt/2") == "unknown_value /format");
  CHECK(with("", "id", "7") == "unknown_value /id");
  CHECK(with("", "issuedAt", "today") == "unknown_value /issuedAt");
  CHECK(with("", "outcome", "lost") == "unknown_value /outcome");
  CHECK(with("", "outcome", "sent") == "missing_field /envelope");
  CHECK(with("", "more", "x") == "unknown_value /more");
  CHECK(with("", "statements", json::Value::array()) == "missing_field /statements");
  CHECK(with("", "sent", json::Value::object()) == "missing_field /sent");
  CHECK(with("", "chain", json::Value::object()) == "missing_field /chain/key");
  CHECK(with("", "acknowledgement", std::string(513, 'x')) == "too_large /acknowledgement");
  CHECK(with("/service", "name", 7) == "wrong_type /service/name");
  CHECK(with("/statements/0", "kind", "wish") == "unknown_value /statements/0/kind");
  CHECK(with("/statements/0", "controllers", "Allotment") == "wrong_type /statements/0/controllers");
  CHECK(with("/statements/0/wording", "yes", true) == "wrong_type /statements/0/wording/yes");
  CHECK(with("/statements/0/retention", "words", 1) == "wrong_type /statements/0/retention/words");
  CHECK(with("/rights/0", "answerBy", "soon") == "unknown_value /rights/0/answerBy");
  CHECK(with("/pack", "sha256", "ab") == "unknown_value /pack/sha256");
  CHECK(with("/notice", "controllers", json::Value::array().add(7)) == "wrong_type /notice/controllers/0");
}

TEST_CASE("what is no JSON, or too much of it, is refused") {
  CHECK(read_receipt("").error() == Error::invalid_json);
  CHECK(read_receipt("7").error() == Error::wrong_type);
  CHECK(read_receipt(std::string(receipt_limits.bytes + 1, ' ')).error() == Error::too_large);
  std::string deep(100, '[');
  CHECK(read_receipt(deep).error() == Error::too_deep);
}
