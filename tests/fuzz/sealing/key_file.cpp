// Any text is either refused by name or a key file; none makes the reader spend more than it was told.
#include "core/sealing/key_file.hpp"

#include "tests/fuzz/sealing/fuzz_keys.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealwell;
  using namespace sealwell::sealing;
  const std::string_view text = as_text({data, size});
  const auto summary = read_key_file_summary(text);
  // One pass over 8 MiB: all that a run of thousands can afford.
  const auto key = read_key_file<KeyKind::recipient>(text, "passphrase", {1, 8192});
  if (!summary.ok()) {
    if (key.ok() || key.error() != Error::key_file_invalid) std::abort();
    return 0;
  }
  if (key.ok() && key.value().public_key().to_text() != summary.value().public_key) std::abort();
  return 0;
}
