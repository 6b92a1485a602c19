// A link's fragment: whatever it is, it is read whole or refused.
#include "core/amend/link.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealwell;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto link = amend::read_link(text);
  if (link.ok() && (link.value().given.size() > amend::link_max_statements || link.value().end.events == 0)) {
    std::abort();
  }
  return 0;
}
