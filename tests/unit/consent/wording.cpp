// The hash of a wording: of all of it, and of nothing else.
#include "core/consent/wording.hpp"

#include "core/sealing/hash.hpp"

#include "tests/unit/fixtures/first_difference.hpp"
#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;

namespace {

std::string hash_of(const json::Value& wording) { return consent::wording_hash(wording, sealing::sha256); }

}  // namespace

TEST_CASE("a wording's hash is the SHA-256 of its canonical JSON without the hash itself") {
  json::Value wording = pack::json_of("{'title': 'T', 'text': ['b', 'a'], 'sha256': 'x'}");
  CHECK(hash_of(wording) == to_hex(sealing::sha256(as_bytes(R"({"text":["b","a"],"title":"T"})"))));
  const std::string hash = hash_of(wording);
  wording.set("sha256", hash);
  CHECK(hash_of(wording) == hash);
  wording.set("title", "t");
  CHECK(hash_of(wording) != hash);
  CHECK(hash_of(json::Value()) == hash_of(json::Value::object()));
}

TEST_CASE("a pack's wording as JSON is the one that it was read from, so that both have one hash") {
  const json::Value joined = pack::allotment_pack();
  const pack::ServicePack pack = pack::read_pack(joined);
  REQUIRE_FALSE(pack.statements.empty());
  for (const json::Value& statement : joined.find("consent")->items("statements")) {
    const pack::Statement* read = pack.statement(statement.text_or("id"));
    REQUIRE(read);
    for (const auto& [language, wording] : read->wording) {
      INFO(read->id << " " << language);
      CHECK(first_difference(json::write_canonical(consent::wording_json(wording)),
                             json::write_canonical(*statement.find("wording")->find(language))) == "");
    }
  }
}
