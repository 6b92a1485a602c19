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

/// Writes a file atomically, by renaming a temporary file beside it. "-" is standard output. `private_file`: readable
/// by its owner alone.
[[nodiscard]] DoneOrMessage write_file(const std::string& path, std::string_view content, bool private_file = false);

/// The byte offset in a failure of the JSON reader ("byte 120"); nothing if there is none.
[[nodiscard]] std::optional<std::size_t> byte_offset_of(const Failure& failure);

[[nodiscard]] bool is_folder(const std::string& path);
/// True if `path` exists, and also where its folder can't be read: reading the file then says why.
[[nodiscard]] bool file_exists(const std::string& path);

/// Sorted paths of the files in a folder whose names end with `ending` (".json"); empty if there is no such folder.
[[nodiscard]] Result<std::vector<std::string>, Message> files_in(const std::string& folder, std::string_view ending);

}  // namespace sealwell::shell
