// Any text is refused as a code or read in the one spelling that is read the same again; any bytes are refused as a draft
// before a code is even looked at, or ask for one.
#include "core/sealing/draft.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealwell;
  using namespace sealwell::sealing;
  const auto code = read_draft_code(as_text({data, size}));
  if (code.ok()) {
    const auto again = read_draft_code(code.value());
    if (!again.ok() || again.value() != code.value() || code.value().size() != draft_code_length) std::abort();
  } else if (code.error() != Error::unknown_value) {
    std::abort();
  }
  // Never with a code that is one: Argon2id would take a hundred times as long as all else.
  const auto opened = open_draft({data, size}, "", "service", 0);
  if (opened.ok()) std::abort();
  if (opened.error() != Error::unsupported && opened.error() != Error::out_of_range &&
      opened.error() != Error::unknown_value)
    std::abort();
  return 0;
}
