#pragma once

#include "core/changes/link.hpp"

#include <optional>
#include <string_view>

namespace sealwell::changes {

/// The mark of a wording whose hash this is, in hexadecimal; nothing where it is none.
[[nodiscard]] std::optional<WordingMark> mark_of(std::string_view hash);

}  // namespace sealwell::changes
