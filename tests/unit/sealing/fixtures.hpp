#pragma once

#include "core/base/text.hpp"
#include "core/json/value.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/keys.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell {

/// How Catch2 prints an error.
inline std::ostream& operator<<(std::ostream& out, Error error) { return out << error_name(error); }

namespace sealing {

/// The fixed random stream of the vectors: SHA-256(seed || block number as u32), block after block.
class FixedRandom final : public RandomSource {
 public:
  explicit FixedRandom(std::string_view seed, std::size_t draws_before_it_fails = SIZE_MAX)
      : seed_(seed), draws_left_(draws_before_it_fails) {}
  [[nodiscard]] bool fill(std::span<std::uint8_t> out) override;
  [[nodiscard]] std::size_t drawn() const { return drawn_; }  ///< Bytes given so far.

 private:
  std::string seed_;
  std::size_t draws_left_;
  std::uint32_t block_ = 0;
  std::size_t drawn_ = 0;
  std::array<std::uint8_t, 32> bytes_{};  ///< The current block; not on the heap, which wiping.cpp searches.
  std::size_t used_ = 32;
};

/// A key that is the same in every run.
template <KeyKind kind>
[[nodiscard]] SecretKey<kind> fixed_key(std::string_view name) {
  FixedRandom random(name);
  auto key = SecretKey<kind>::generate(random);
  REQUIRE(key.ok());
  return std::move(key).value();
}

/// The bytes of hexadecimal digits in a test.
[[nodiscard]] Bytes hex_bytes(std::string_view text);

/// The canonical points of small order on Curve25519 and its twist.
inline constexpr const char* small_order_points[] = {
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
};

/// A JSON file of the repository.
[[nodiscard]] json::Value read_json_file(const std::string& path);

/// A small envelope of one part for the fixed recipients named.
[[nodiscard]] SealedEnvelope small_envelope(std::string_view content,
                                            const std::vector<RecipientPublicKey>& to);

/// A span over one key or several.
template <typename Key>
[[nodiscard]] std::span<const Key> only(const Key& key) {
  return {&key, 1};
}

}  // namespace sealing
}  // namespace sealwell
