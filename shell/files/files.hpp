#pragma once

#include "core/base/bytes.hpp"
#include "core/json/value.hpp"

#include "shell/files/message.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::shell {

/// Reads a file; "-" is standard input. Fails if it is longer than `limit` bytes.
[[nodiscard]] Result<std::string, Message> read_file(const std::string& path, std::size_t limit = 64 * 1024 * 1024);

/// Reads a JSON file. The message names the file, the error, and its pointer or its byte and line.
[[nodiscard]] Result<json::Value, Message> read_json(const std::string& path, const json::Limits& limits = {});

// What writes files. None follows a link at its path, so that a link that somebody laid there leads no content elsewhere:
// a new file takes the link's place, or the place is taken. A folder on the way may be a link.

/// Writes a file that others may read, as the umask has it. Whole or not at all: it is made beside its place and then
/// takes the place of what was there. A device or a pipe is written into, but no terminal.
[[nodiscard]] DoneOrMessage write_file(const std::string& path, std::string_view content);

/// The same of what its owner alone may read (mode 0600), from the first byte on. Fails for a device or a pipe.
[[nodiscard]] DoneOrMessage write_private_file(const std::string& path, std::string_view content);

/// Makes a file that its owner alone may read (mode 0600), for what can't be had again: secret keys, shares,
/// passphrases. Fails if anything is at its path, a link that leads nowhere too; of what can't be written nothing is left.
[[nodiscard]] DoneOrMessage create_private_file(const std::string& path, std::string_view content);

/// Makes a folder that its owner alone may enter (mode 0700), with those above it; leaves one that is there as it is.
[[nodiscard]] DoneOrMessage make_private_folder(const std::string& path);

/// Makes a new folder for its owner alone in `parent`, under a name that nobody can guess.
[[nodiscard]] Result<std::string, Message> make_scratch_folder(const std::string& parent);

/// The byte offset in a failure of the JSON reader ("byte 120"); nothing if there is none.
[[nodiscard]] std::optional<std::size_t> byte_offset_of(const Failure& failure);

[[nodiscard]] bool is_folder(const std::string& path);
/// True if `path` exists, and also where its folder can't be read: reading the file then says why.
[[nodiscard]] bool file_exists(const std::string& path);
/// True if anything is at `path`, a link that leads nowhere too.
[[nodiscard]] bool is_something(const std::string& path);

/// Sorted paths of the files in a folder whose names end with `ending` (".json"); empty if there is no such folder.
[[nodiscard]] Result<std::vector<std::string>, Message> files_in(const std::string& folder, std::string_view ending);

}  // namespace sealwell::shell
