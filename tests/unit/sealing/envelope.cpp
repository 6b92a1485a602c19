#include "core/sealing/envelope.hpp"

#include "core/sealing/system_random.hpp"

#include "tests/unit/fixtures/key_fixtures.hpp"

namespace sealwell::sealing {
namespace {

EnvelopeContent one_part(ByteView content, std::vector<RecipientPublicKey> recipients) {
  return {EnvelopeId{1}, "a-pack", Hash{}, {{content, std::move(recipients)}}};
}

RecipientPublicKey recipient(std::string_view name) { return fixed_key<KeyKind::recipient>(name).public_key(); }

void check_refused(const EnvelopeContent& what, Error error, std::string_view where) {
  FixedRandom random("refused");
  const auto sealed = seal(what, random);
  REQUIRE_FALSE(sealed.ok());
  CHECK(sealed.error() == error);
  CHECK(sealed.failure().where == where);
  CHECK(random.drawn() == 0);
}

}  // namespace

TEST_CASE("what the sealer refuses, before it draws anything", "[sealing]") {
  const RecipientPublicKey ann = recipient("ann");
  const Bytes content(10);

  EnvelopeContent what = one_part(content, {ann});
  what.id = {};
  check_refused(what, Error::envelope_bad_header, "envelope id");

  for (const std::string_view pack_id : {"", "Upper", "with space", "dot.", "\xc3\xa9"}) {
    what = one_part(content, {ann});
    what.pack_id = pack_id;
    check_refused(what, Error::envelope_bad_header, "pack id");
  }
  what.pack_id = std::string(65, 'a');
  check_refused(what, Error::envelope_bad_header, "pack id");

  what = one_part(content, {ann});
  what.parts.clear();
  check_refused(what, Error::envelope_bad_header, "part count");
  what.parts.assign(33, {content, {ann}});
  check_refused(what, Error::envelope_bad_header, "part count");

  check_refused(one_part(content, {}), Error::envelope_bad_header, "part 0: recipient count");
  check_refused(one_part(content, std::vector(33, ann)), Error::envelope_bad_header, "part 0: recipient count");
  check_refused(one_part(content, {ann, recipient("ben"), ann}), Error::envelope_bad_header, "part 0: recipient twice");

  const Bytes too_long(envelope_max_content + 1);
  check_refused(one_part(too_long, {ann}), Error::envelope_too_large, "part 0: content");
  const Bytes longest(envelope_max_content);
  what = one_part(longest, {ann});
  what.parts.push_back(what.parts.front());
  check_refused(what, Error::envelope_too_large, "parts");
}

TEST_CASE("a random source that fails at any draw leaves nothing sealed", "[sealing]") {
  const Bytes content(10);
  EnvelopeContent what = one_part(content, {recipient("ann"), recipient("ben")});
  what.parts.push_back({content, {recipient("ben")}});
  const std::size_t draws = 2 + 2 + 2 + 1;
  for (std::size_t good = 0; good < draws; ++good) {
    CAPTURE(good);
    FixedRandom random("fails", good);
    const auto sealed = seal(what, random);
    REQUIRE_FALSE(sealed.ok());
    CHECK(sealed.error() == Error::randomness_failed);
  }
  FixedRandom random("fails", draws);
  CHECK(seal(what, random).ok());
}

TEST_CASE("a random source that fails or gives zeros makes no envelope id", "[sealing]") {
  struct Zeros final : RandomSource {
    bool fill(std::span<std::uint8_t> out) override {
      for (std::uint8_t& byte : out) byte = 0;
      return true;
    }
  } zeros;
  CHECK(new_envelope_id(zeros).error() == Error::randomness_failed);
  FixedRandom none("none", 0);
  CHECK(new_envelope_id(none).error() == Error::randomness_failed);
}

TEST_CASE("envelope ids are read in their one spelling", "[sealing]") {
  const std::string text = "000102030405060708090a0b0c0d0e0f";
  REQUIRE(parse_envelope_id(text));
  CHECK(envelope_id_text(*parse_envelope_id(text)) == text);
  CHECK_FALSE(parse_envelope_id("000102030405060708090A0B0C0D0E0F"));
  CHECK_FALSE(parse_envelope_id(std::string(32, '0')));
  CHECK_FALSE(parse_envelope_id(text.substr(2)));
  CHECK_FALSE(parse_envelope_id(text + "00"));
  CHECK_FALSE(parse_envelope_id(""));
}

TEST_CASE("the size of an envelope depends on the padded size alone", "[sealing]") {
  const RecipientPublicKey ann = recipient("ann");
  const std::size_t shortest = small_envelope("", {ann}).bytes.size();
  CHECK(small_envelope(std::string(4092, 'a'), {ann}).bytes.size() == shortest);
  CHECK(small_envelope(std::string(4093, 'a'), {ann}).bytes.size() == shortest + 4096);
}

TEST_CASE("the system's randomness seals what opens, each time another", "[sealing]") {
  SystemRandom random;
  const auto key = RecipientSecretKey::generate(random);
  const auto other = RecipientSecretKey::generate(random);
  REQUIRE(key.ok());
  REQUIRE(other.ok());
  const std::string content = "Dŵr, nid cwrw.";
  EnvelopeContent what = one_part(as_bytes(content), {key.value().public_key()});
  what.id = new_envelope_id(random).value();
  const auto first = seal(what, random);
  const auto second = seal(what, random);
  REQUIRE(first.ok());
  REQUIRE(second.ok());
  CHECK(first.value().bytes != second.value().bytes);

  const auto opened = open(first.value().bytes, only(key.value()));
  REQUIRE(opened.ok());
  CHECK(as_text(opened.value().parts[0].content->view()) == content);
  CHECK(open(first.value().bytes, only(other.value())).error() == Error::envelope_not_for_key);
  CHECK(open(first.value().bytes, {}).error() == Error::envelope_not_for_key);
}

TEST_CASE("a header says where everything lies", "[sealing]") {
  const RecipientPublicKey ann = recipient("ann");
  const RecipientPublicKey ben = recipient("ben");
  const SealedEnvelope sealed = small_envelope("x", {ann, ben});
  const auto header = read_header(sealed.bytes);
  REQUIRE(header.ok());
  CHECK(header.value().id == sealed.id);
  CHECK(header.value().pack_id == "a-pack");
  CHECK(header.value().pack_hash == sha256(as_bytes("a pack")));
  REQUIRE(header.value().parts.size() == 1);
  const PartHeader& part = header.value().parts.front();
  CHECK(part.recipients == std::vector{ann.id(), ben.id()});
  CHECK(part.body_at == header.value().size);
  CHECK(part.body_at + part.body_size == sealed.bytes.size());
}

}  // namespace sealwell::sealing
