#include "core/base/reference.hpp"

namespace sealwell {

bool is_reference(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'A' && text[i] <= 'F');
    if (i % 5 == 4 ? text[i] != '-' : !digit) return false;
  }
  return text.size() == 14;
}

}  // namespace sealwell
