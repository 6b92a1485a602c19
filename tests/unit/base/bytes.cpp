#include "core/base/bytes.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;

TEST_CASE("hexadecimal goes both ways and takes nothing else") {
  CHECK(to_hex(Bytes{0x00, 0x0f, 0xf0, 0xff}) == "000ff0ff");
  CHECK(from_hex("000FF0ff") == Bytes{0x00, 0x0f, 0xf0, 0xff});
  CHECK(from_hex("") == Bytes{});
  for (const char* bad : {"0", "0g", " 00", "0x00", "00 "}) {
    INFO(bad);
    CHECK_FALSE(from_hex(bad));
  }
}

TEST_CASE("base64 gives the test vectors of RFC 4648 section 10") {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, encoded] : vectors) {
    INFO(plain);
    CHECK(to_base64(as_bytes(plain)) == encoded);
    const auto decoded = from_base64(encoded);
    REQUIRE(decoded);
    CHECK(as_text(*decoded) == plain);
  }
}

TEST_CASE("every byte value survives base64 at every alignment") {
  for (std::size_t length = 253; length <= 256; ++length) {
    CAPTURE(length);
    Bytes bytes;
    for (std::size_t i = 0; i < length; ++i) bytes.push_back(static_cast<std::uint8_t>(255 - i));
    CHECK(from_base64(to_base64(bytes)) == bytes);
  }
}

TEST_CASE("base64 refuses a second spelling of the same bytes") {
  for (const char* bad : {"Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Z===", "====", "=Zg=", "Zg==Zg==", "Zm 9v", "Zm9v\n",
                          "Zm9-", "Zm9_", "Zm=v"}) {
    INFO(bad);
    CHECK_FALSE(from_base64(bad));
  }
}
