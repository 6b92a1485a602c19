// Any bytes are either refused or read; what was read survives being written and read again.
#include "core/json/value.hpp"

#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealwell;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = json::parse(text, {.bytes = 65536, .depth = 32, .values = 4096});
  if (!read.ok()) {
    if (error_name(read.error()) == "unknown_error") std::abort();
    return 0;
  }
  const auto again = json::parse(json::write(read.value()));
  if (!again.ok() || !(again.value() == read.value())) std::abort();
  const std::string canonical = json::write_canonical(read.value());
  const auto from_canonical = json::parse(canonical);
  if (!from_canonical.ok() || json::write_canonical(from_canonical.value()) != canonical) std::abort();
  const auto from_indented = json::parse(json::write_indented(read.value()));
  if (!from_indented.ok() || !(from_indented.value() == read.value())) std::abort();
  return 0;
}
