// Any bytes are either refused by name, the same way each time, or opened; and a header that was read lies
// within the bytes.
#include "core/sealing/envelope.hpp"

#include "tests/fuzz/sealing/fuzz_keys.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealwell;
  using namespace sealwell::sealing;
  static const RecipientSecretKey keys[] = {test_key<KeyKind::recipient>("ann"),
                                            test_key<KeyKind::recipient>("recovery")};
  const ByteView bytes(data, size);
  const auto header = read_header(bytes);
  const auto opened = open(bytes, keys);
  if (!header.ok()) {
    if (opened.ok() || opened.error() != header.error() || error_name(header.error()) == "unknown_error") std::abort();
    return 0;
  }
  std::size_t at = header.value().size;
  for (const PartHeader& part : header.value().parts) {
    if (part.body_at != at || part.wraps_at + part.recipients.size() * 88 > header.value().size) std::abort();
    at += part.body_size;
  }
  if (at != size) std::abort();
  if (opened.ok() && opened.value().parts.size() != header.value().parts.size()) std::abort();
  return 0;
}
