// The small readers of core/base: what they accept, they write back to the same value.
#include "core/base/bytes.hpp"
#include "core/base/civil_date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/text.hpp"

#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealwell;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto number = Decimal::parse(text)) {
    const auto again = Decimal::parse(number->to_string());
    if (!again || !(*again == *number)) std::abort();
    if (number->is_integer() != number->scaled(0).has_value()) std::abort();
  }
  if (const auto date = parse_iso_date(text)) {
    if (to_iso(*date) != text) std::abort();
  }
  if (const auto instant = parse_instant(text)) {
    if (instant_to_iso(*instant) != text) std::abort();
  }
  if (const auto bytes = from_base64(text)) {
    if (to_base64(*bytes) != text) std::abort();
  }
  if (const auto bytes = from_hex(text)) {
    if (to_hex(*bytes) != ascii_lower(text)) std::abort();
  }
  if (from_base64(to_base64({data, size})) != Bytes(data, data + size)) std::abort();
  if (is_utf8(text) && code_points(text) > size) std::abort();
  if (trimmed(trimmed(text)) != trimmed(text)) std::abort();
  return 0;
}
