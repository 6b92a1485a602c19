// The vectors were made by another implementation (tests/vectors/envelope/independent.mjs). Sealing the
// same contents with the same randomness must give the same bytes; opening must give the contents
// or the named failure.
#include "tests/unit/fixtures/key_fixtures.hpp"

#include <algorithm>
#include <map>

namespace sealwell::sealing {
namespace {

struct Vectors {
  json::Value good = read_json_file("tests/vectors/envelope/good.json");
  json::Value bad = read_json_file("tests/vectors/envelope/bad.json");
};

const Vectors& vectors() {
  static const Vectors read;
  return read;
}

std::size_t number(const json::Value& value, std::string_view name) {
  const json::Value* member = value.find(name);
  REQUIRE(member);
  return static_cast<std::size_t>(member->integer().value());
}

RecipientSecretKey secret_key(std::string_view name) {
  const json::Value* key = vectors().good.find("keys")->find(name);
  REQUIRE(key);
  auto secret = RecipientSecretKey::from_seed(hex_bytes(key->text_or("secret")));
  REQUIRE(secret.ok());
  return std::move(secret).value();
}

std::vector<RecipientSecretKey> secret_keys(const json::Array& names) {
  std::vector<RecipientSecretKey> keys;
  for (const json::Value& name : names) keys.push_back(secret_key(*name.if_string()));
  return keys;
}

RecipientPublicKey public_key(std::string_view name) {
  const auto key = RecipientPublicKey::parse(vectors().good.find("keys")->find(name)->text_or("text"));
  REQUIRE(key.ok());
  return key.value();
}

Bytes content_of(const json::Value& notation) {
  if (const json::Value* text = notation.find("text")) {
    const ByteView bytes = as_bytes(*text->if_string());
    return {bytes.begin(), bytes.end()};
  }
  const std::string_view unit = notation.text_or("repeat");
  Bytes bytes(number(notation, "length"));
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(unit[i % unit.size()]);
  return bytes;
}

struct GoodVector {
  std::vector<Bytes> contents;  ///< Kept here, since EnvelopeContent only looks at them.
  EnvelopeContent what;
};

GoodVector read_good(const json::Value& vector) {
  GoodVector read;
  const auto id = parse_envelope_id(vector.text_or("id"));
  REQUIRE(id);
  read.what.id = *id;
  read.what.pack_id = vector.text_or("packId");
  const Bytes pack_hash = hex_bytes(vector.text_or("packHash"));
  std::copy(pack_hash.begin(), pack_hash.end(), read.what.pack_hash.begin());
  for (const json::Value& part : vector.items("parts")) read.contents.push_back(content_of(*part.find("content")));
  for (std::size_t i = 0; i < read.contents.size(); ++i) {
    PartContent part{read.contents[i], {}};
    for (const json::Value& name : vector.items("parts")[i].items("recipients")) {
      part.recipients.push_back(public_key(*name.if_string()));
    }
    read.what.parts.push_back(std::move(part));
  }
  return read;
}

SealedEnvelope seal_good(const json::Value& vector) {
  const GoodVector read = read_good(vector);
  FixedRandom random(vector.text_or("seed"));
  auto sealed = seal(read.what, random);
  REQUIRE(sealed.ok());
  return std::move(sealed).value();
}

// One edit of a bad vector; tests/vectors/envelope/README.md describes them.
void edit(Bytes& bytes, const json::Value& step) {
  const std::string_view what = step.text_or("do");
  const auto place = [&](std::string_view name) {
    return bytes.begin() + static_cast<std::ptrdiff_t>(number(step, name));
  };
  const auto count = [&] { return static_cast<std::ptrdiff_t>(number(step, "count")); };
  const Bytes given = hex_bytes(step.text_or("hex"));
  if (what == "flip") {
    *place("at") = static_cast<std::uint8_t>(*place("at") ^ (1u << number(step, "bit")));
  } else if (what == "set") {
    std::copy(given.begin(), given.end(), place("at"));
  } else if (what == "insert") {
    bytes.insert(place("at"), given.begin(), given.end());
  } else if (what == "remove") {
    bytes.erase(place("at"), place("at") + count());
  } else if (what == "copy") {
    std::copy_n(place("from"), count(), place("at"));
  } else if (what == "swap") {
    std::swap_ranges(place("at"), place("at") + count(), place("with"));
  } else {
    REQUIRE(what == "resize");
    bytes.resize(number(step, "size"));
  }
}

Bytes bad_bytes(const json::Value& vector) {
  if (const json::Value* whole = vector.find("envelope")) return from_base64(*whole->if_string()).value();
  for (const json::Value& base : vectors().good.items("vectors")) {
    if (base.text_or("name") != vector.text_or("base")) continue;
    Bytes bytes = from_base64(base.text_or("envelope")).value();
    for (const json::Value& step : vector.items("edits")) edit(bytes, step);
    return bytes;
  }
  FAIL("no such base");
  return {};
}

}  // namespace

TEST_CASE("the keys of the vectors have the ids and texts that the specification gives", "[sealing][vectors]") {
  const json::Object& keys = *vectors().good.find("keys")->if_object();
  REQUIRE(keys.size() >= 35);
  for (const json::Member& key : keys) {
    INFO(key.name);
    const RecipientSecretKey secret = secret_key(key.name);
    CHECK(to_hex(secret.public_key().bytes()) == key.value.text_or("public"));
    CHECK(secret.public_key().to_text() == key.value.text_or("text"));
    CHECK(secret.id().to_text() == key.value.text_or("id"));
  }
}

TEST_CASE("sealing a good vector gives its bytes", "[sealing][vectors]") {
  const json::Array& all = vectors().good.items("vectors");
  REQUIRE(all.size() >= 29);
  for (const json::Value& vector : all) {
    INFO(vector.text_or("name"));
    const SealedEnvelope sealed = seal_good(vector);
    CHECK(sealed.bytes.size() == number(vector, "size"));
    CHECK(to_hex(sealed.hash) == vector.text_or("sha256"));
    CHECK(envelope_id_text(sealed.id) == vector.text_or("id"));
    if (vector.find("envelope")) CHECK(to_base64(sealed.bytes) == vector.text_or("envelope"));
  }
}

TEST_CASE("opening a good vector gives each recipient its parts and no other", "[sealing][vectors]") {
  for (const json::Value& vector : vectors().good.items("vectors")) {
    INFO(vector.text_or("name"));
    const SealedEnvelope sealed = seal_good(vector);
    const GoodVector expected = read_good(vector);
    const json::Array& parts = vector.items("parts");

    std::map<std::string, std::vector<bool>> parts_of;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      for (const json::Value& name : parts[i].items("recipients")) {
        auto& mine = parts_of.try_emplace(*name.if_string(), parts.size(), false).first->second;
        mine[i] = true;
      }
    }
    for (const auto& [name, mine] : parts_of) {
      INFO("opened by " << name);
      const RecipientSecretKey key = secret_key(name);
      const auto opened = open(sealed.bytes, only(key));
      REQUIRE(opened.ok());
      CHECK(opened.value().header.id == sealed.id);
      CHECK(opened.value().header.pack_id == expected.what.pack_id);
      CHECK(opened.value().header.pack_hash == expected.what.pack_hash);
      REQUIRE(opened.value().parts.size() == parts.size());
      for (std::size_t i = 0; i < parts.size(); ++i) {
        CAPTURE(i);
        const OpenedPart& part = opened.value().parts[i];
        CHECK(part.content.has_value() == mine[i]);
        if (!part.content) continue;
        const ByteView content = part.content->view();
        CHECK(std::equal(content.begin(), content.end(), expected.contents[i].begin(), expected.contents[i].end()));
        CHECK(part.opened_by == key.id());
      }
    }
  }
}

TEST_CASE("every bad vector is refused by its name", "[sealing][vectors]") {
  const json::Array& all = vectors().bad.items("vectors");
  REQUIRE(all.size() >= 150);
  for (const json::Value& vector : all) {
    INFO(vector.text_or("name"));
    const Bytes bytes = bad_bytes(vector);
    const std::vector<RecipientSecretKey> keys = secret_keys(vector.items("keys"));
    const auto opened = open(bytes, keys);
    REQUIRE_FALSE(opened.ok());
    CHECK(error_name(opened.error()) == vector.text_or("failure"));
  }
}

}  // namespace sealwell::sealing
