// Any bytes are either refused or read; what was read survives being written and read again. A text is compact
// when it is an object and writing what was read gives it again, and then only.
#include "core/json/compact.hpp"

#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealwell;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const json::Limits limits{.bytes = 65536, .depth = 32, .values = 4096};
  const auto read = json::parse(text, limits);
  const auto members = json::compact_members(text, limits);
  if (members.has_value() != (read.ok() && read.value().if_object() && json::write(read.value()) == text)) std::abort();
  if (members) {
    const json::Object& object = *read.value().if_object();
    if (members->size() != object.size()) std::abort();
    for (std::size_t i = 0; i < object.size(); ++i) {
      if (json::write(json::Value(object[i].name)) != '"' + std::string((*members)[i].name) + '"' ||
          json::write(object[i].value) != (*members)[i].value)
        std::abort();
    }
  }
  if (!read.ok()) {
    if (error_name(read.error()) == "unknown_error") std::abort();
    return 0;
  }
  const auto again = json::parse(json::write(read.value()));
  if (!again.ok() || !(again.value() == read.value())) std::abort();
  if (read.value().if_object() && !json::compact_members(json::write(read.value()))) std::abort();
  const std::string canonical = json::write_canonical(read.value());
  const auto from_canonical = json::parse(canonical);
  if (!from_canonical.ok() || json::write_canonical(from_canonical.value()) != canonical) std::abort();
  const auto from_indented = json::parse(json::write_indented(read.value()));
  if (!from_indented.ok() || !(from_indented.value() == read.value())) std::abort();
  return 0;
}
