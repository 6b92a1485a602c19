// The hash of a wording: of all of it, and of nothing else.
#include "core/authoring/build/wording_hashes.hpp"

#include "core/base/bytes.hpp"
#include "core/sealing/hash.hpp"

#include "tests/unit/fixtures/traveller.hpp"

using namespace sealwell;
using namespace sealwell::journey;

TEST_CASE("a wording's hash is the SHA-256 of its canonical JSON without the hash itself") {
  json::Value wording = pack::json_of("{'title': 'T', 'text': ['b', 'a'], 'sha256': 'x'}");
  CHECK(receipt::wording_hash(wording) == to_hex(sealing::sha256(as_bytes(R"({"text":["b","a"],"title":"T"})"))));
  const std::string hash = receipt::wording_hash(wording);
  wording.set("sha256", hash);
  CHECK(receipt::wording_hash(wording) == hash);
  wording.set("title", "t");
  CHECK(receipt::wording_hash(wording) != hash);
  CHECK(receipt::wording_hash(json::Value()) == receipt::wording_hash(json::Value::object()));
}

TEST_CASE("hashes are written into every wording, and then hold") {
  json::Value joined = pack::allotment_pack();
  CHECK(build::check_wording_hashes(joined).error() == Error::wording_hash_mismatch);
  build::add_wording_hashes(joined);
  CHECK(build::check_wording_hashes(joined).ok());
  CHECK(pack::at(joined, "/consent/statements/0/wording/en/sha256").if_string()->size() == 64);
  CHECK(build::check_wording_hashes(pack::small_pack()).ok());
}

TEST_CASE("what is no consent document has no hashes and does no harm") {
  for (const char* text : {"{}", "{'consent': 7}", "{'consent': {'statements': 7}}", "{'consent': {'statements': [7]}}",
                           "{'consent': {'statements': [{'wording': 7}]}}"}) {
    INFO(text);
    json::Value joined = pack::json_of(text);
    build::add_wording_hashes(joined);
    CHECK(build::check_wording_hashes(joined).ok());
  }
}
