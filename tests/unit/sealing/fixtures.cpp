#include "tests/unit/sealing/fixtures.hpp"

#include "core/sealing/hash.hpp"

#include <fstream>
#include <iterator>

namespace sealwell::sealing {

bool FixedRandom::fill(std::span<std::uint8_t> out) {
  if (draws_left_ == 0) return false;
  --draws_left_;
  for (std::uint8_t& byte : out) {
    if (used_ == bytes_.size()) {
      Bytes block(seed_.begin(), seed_.end());
      for (int shift = 0; shift < 32; shift += 8) block.push_back(static_cast<std::uint8_t>(block_ >> shift));
      ++block_;
      bytes_ = sha256(block);
      used_ = 0;
    }
    byte = bytes_[used_++];
  }
  drawn_ += out.size();
  return true;
}

Bytes hex_bytes(std::string_view text) {
  const auto bytes = from_hex(text);
  REQUIRE(bytes);
  return *bytes;
}

json::Value read_json_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  INFO(path << ": run the tests from the repository's root");
  REQUIRE(file);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  auto value = json::parse(text);
  REQUIRE(value.ok());
  return std::move(value).value();
}

SealedEnvelope small_envelope(std::string_view content, const std::vector<RecipientPublicKey>& to) {
  FixedRandom random("small envelope");
  const auto id = new_envelope_id(random);
  REQUIRE(id.ok());
  ToSeal what{id.value(), "a-pack", sha256(as_bytes("a pack")), {{as_bytes(content), to}}};
  auto sealed = seal(what, random);
  REQUIRE(sealed.ok());
  return std::move(sealed).value();
}

}  // namespace sealwell::sealing
