#pragma once

#include <string_view>

namespace sealwell {

/// Sealwell's version, as in "0.1.0": the one that the project's build names. A function, so that another version
/// compiles one file.
[[nodiscard]] std::string_view version();

}  // namespace sealwell
