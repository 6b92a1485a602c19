#pragma once

#include <string_view>

// Kinds of files that core/sealing writes. docs/sealed-envelope.md has their formats.
namespace sealwell::sealing {

enum class FileKind {
  other,
  envelope,
  signed_pack,
  key_file,
};

/// Number of first bytes of a file that file_kind needs.
inline constexpr std::size_t file_kind_bytes = 32;

/// The kind of a file by its first bytes, of any version of its format. The rest of the file is not validated.
[[nodiscard]] FileKind file_kind(std::string_view first_bytes);

}  // namespace sealwell::sealing
