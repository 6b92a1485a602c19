#pragma once

#include <string>
#include <string_view>

namespace sealwell::workbench {

/// What somebody opened the workbench with.
enum class FileType {
  nothing,      ///< Not there, not readable, or none of these
  pack_folder,  ///< A folder with a pack.json
  pack,         ///< A signed pack
  envelope,
  key,     ///< A key file
  folder,  ///< Any other folder: of envelopes
};

/// Tells by a file's first bytes, or by what a folder holds: never by a name.
[[nodiscard]] FileType detect_file_type(const std::string& path);

/// The id of the room that such a file opens in; empty for `nothing`.
[[nodiscard]] std::string_view room_for_file_type(FileType what);

}  // namespace sealwell::workbench
