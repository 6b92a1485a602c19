#pragma once

#include "core/json/value.hpp"

#include <string>
#include <vector>

namespace sealwell::json {

/// `texts` as an array of strings, in order.
[[nodiscard]] Value text_list(const std::vector<std::string>& texts);

}  // namespace sealwell::json
