#include "core/authoring/build/pack_document.hpp"
#include "core/engine/screen.hpp"
// Opening a pack: signed and sound, or refused by name.
#include "tests/unit/fixtures/traveller.hpp"

using namespace sealwell;
using namespace sealwell::journey;

namespace {

std::string refusal(ByteView file, std::int64_t now_ms = noon) {
  const auto opened =
      Journey::open(file, sealing::only(signing_key().public_key()), "en", now_ms, build::document_dependencies());
  return opened.ok() ? "opened" : std::string(error_name(opened.error())) + " " + opened.failure().where;
}

template <typename Change> std::string changed(Change change) {
  json::Value joined = deployed_pack();
  change(joined);
  return refusal(signed_file(joined));
}

}  // namespace

TEST_CASE("a signed pack opens at its start, in the language asked for") {
  const Bytes file = signed_file(deployed_pack());
  const auto opened =
      Journey::open(file, sealing::only(signing_key().public_key()), "cy", noon, build::document_dependencies());
  REQUIRE(opened.ok());
  const Journey& journey = *opened.value();
  CHECK(journey.pack().id == "allotment");
  CHECK(journey.screen(noon).id.kind == engine::ScreenId::Kind::start);
  CHECK(journey.screen(noon).language == "cy");
  const json::Value shown = json::parse(journey.current(noon, Format::html)).value();
  CHECK(shown.text_or("html").find("Dig in") != std::string_view::npos);
  CHECK(shown.text_or("alert").empty());
  CHECK(shown.text_or("focus") == "none");
  CHECK(shown.items("effects").empty());
  const json::Value data = json::parse(journey.current(noon, Format::data)).value();
  CHECK_FALSE(data.find("html"));
  CHECK_FALSE(data.find("screen")->items("blocks").empty());
}

TEST_CASE("packs that are not to be trusted are refused by name") {
  const Bytes file = signed_file(deployed_pack());
  CHECK(refusal(as_bytes("{}")) == "pack_not_signed line 1");
  CHECK(refusal({}) == "pack_not_signed line 1");
  CHECK(refusal(file, noon + 86'400'001).starts_with("pack_expired"));
  const auto other = sealing::fixed_key<sealing::KeyKind::signing>("somebody else");
  const auto opened =
      Journey::open(file, sealing::only(other.public_key()), "en", noon, build::document_dependencies());
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error() == Error::pack_key_unknown);
  const auto by_other = sealing::sign_pack(as_bytes(json::write_canonical(deployed_pack())), other, noon + 1000);
  CHECK(refusal(by_other.value()).starts_with("pack_key_unknown"));
  CHECK(refusal(Bytes(sealing::signed_pack_max_bytes + 1, 'x')).starts_with("pack_too_large"));
}

TEST_CASE("packs that are signed and not sound are refused by name and place") {
  const auto not_json = sealing::sign_pack(as_bytes("{\"pack\": "), signing_key(), noon + 1000);
  CHECK(refusal(not_json.value()).starts_with("invalid_json"));
  CHECK(changed([](json::Value& joined) { pack::at(joined, "/pack").set("typo", 1); }) == "pack_invalid /pack/typo");
  CHECK(changed([](json::Value& joined) { pack::at(joined, "/questionnaire/item/0").set("type", "attachment"); }) ==
        "pack_invalid /questionnaire/item/0/type");
  CHECK(changed([](json::Value& joined) {
          pack::at(joined, "/consent/statements/1/wording/cy").set("question", "Something milder?");
        }) == "wording_hash_mismatch /consent/statements/1/wording/cy");
  CHECK(changed([](json::Value& joined) {
          pack::at(joined, "/consent/statements/0/wording/en").set("sha256", std::string(64, '0'));
        }) == "wording_hash_mismatch /consent/statements/0/wording/en");
  CHECK(changed([](json::Value& joined) { pack::at(joined, "/consent/statements/0/wording/en").set("sha256", 7); }) ==
        "wording_hash_mismatch /consent/statements/0/wording/en");
}

TEST_CASE("no bit of a signed pack can be flipped") {
  json::Value joined = pack::small_pack("[{'linkId': 'a', 'type': 'boolean', 'text': 'A?'}]");
  Bytes file = signed_file(joined);
  REQUIRE(refusal(file) == "opened");
  std::size_t opened = 0;
  for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
    file[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
    if (refusal(file) == "opened") ++opened;
    file[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
  }
  CHECK(opened == 0);
  REQUIRE(refusal(file) == "opened");
  for (std::size_t length = 0; length < file.size(); length += 7) {
    CAPTURE(length);
    CHECK(refusal(ByteView(file).first(length)) != "opened");
  }
}

TEST_CASE("a malformed action is refused by name and changes nothing") {
  Traveller traveller(deployed_pack());
  traveller.submit();
  traveller.submit("'adult': ['true']");
  const std::string before = traveller.journey->current(noon, Format::data);
  const std::vector<std::pair<std::string, Error>> bad{
      {"", Error::invalid_json},
      {"{", Error::invalid_json},
      {"[]", Error::missing_field},
      {"{\"type\": \"dance\"}", Error::unknown_action},
      {"{\"type\": \"visit\"}", Error::missing_field},
      {"{\"type\": \"submit\", \"screen\": 1}", Error::wrong_type},
      {"{\"type\": \"print\", \"type\": \"clear\"}", Error::duplicate_key},
      {"{\"type\": \"\xff\"}", Error::invalid_utf8},
      {std::string(2'000'000, ' '), Error::too_large}};
  for (const auto& [text, error] : bad) {
    INFO(text.substr(0, 40));
    const auto refused = traveller.journey->update(text, {noon, traveller.random}, Format::data);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error() == error);
    CHECK(traveller.journey->current(noon, Format::data) == before);
  }
}
