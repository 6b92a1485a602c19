// Hashes of wordings in a joined pack.
#include "core/authoring/build/wording_hashes.hpp"

#include "tests/unit/fixtures/traveller.hpp"

using namespace sealwell;
using namespace sealwell::journey;

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
