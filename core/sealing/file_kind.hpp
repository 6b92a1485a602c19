#pragma once

#include <string_view>

// What a file is, of those that this folder writes. docs/sealed-envelope.md has their formats.
namespace sealwell::sealing {

enum class FileKind {
  other,
  envelope,
  signed_pack,
  key_file,
};

/// How many of a file's first bytes tell its kind.
inline constexpr std::size_t file_kind_bytes = 32;

/// Tells by a file's first bytes, of any version of its format. Whether the rest is good is not looked at.
[[nodiscard]] FileKind file_kind(std::string_view first_bytes);

}  // namespace sealwell::sealing
