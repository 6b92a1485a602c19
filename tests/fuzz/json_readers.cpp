// Of any bytes core/json says what nlohmann/json does: the same value, or the same refusal.
#include "tests/unit/json/independent_reader.hpp"

#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealwell;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const json::Limits& limits : {json::Limits{.bytes = 65536, .depth = 32, .values = 4096},
                                     json::Limits{.bytes = 64, .depth = 3, .values = 8}}) {
    if (const std::string difference = json::difference_of_readers(text, limits); !difference.empty()) {
      std::fprintf(stderr, "%s\n", difference.c_str());
      std::abort();
    }
  }
  return 0;
}
