#pragma once

#include <string>
#include <string_view>

namespace sealwell::workbench {

/// The type of a file or folder that the workbench can open.
enum class FileType {
  nothing,      ///< Absent, unreadable, or none of these
  pack_folder,  ///< A folder with a pack.json
  pack,         ///< A signed pack
  envelope,
  key,     ///< A key file
  folder,  ///< Any other folder: of envelopes
};

/// Detects the type by a file's first bytes or a folder's content, never by name.
[[nodiscard]] FileType detect_file_type(const std::string& path);

/// The id of the room that opens files of that type; empty for `nothing`.
[[nodiscard]] std::string_view room_for_file_type(FileType what);

}  // namespace sealwell::workbench
