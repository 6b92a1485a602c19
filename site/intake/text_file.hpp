#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace sealwell::intake {

/// The bytes of a regular file. Throws StartupError when it can't be read or is longer than
/// `max_bytes`; `what` says in the message which file this was meant to be.
[[nodiscard]] std::string read_whole_file(const std::filesystem::path& path, std::size_t max_bytes, const char* what);

}  // namespace sealwell::intake
