#pragma once

#include "core/base/bytes.hpp"
#include "core/json/value.hpp"

#include "shell/files/message.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::shell {

/// A file's bytes; "-" is standard input. At most `limit` bytes.
[[nodiscard]] Result<std::string, Message> read_file(const std::string& path, std::size_t limit = 64 * 1024 * 1024);

/// A file's JSON. A refusal names the file, the place and the problem.
[[nodiscard]] Result<json::Value, Message> read_json(const std::string& path, const json::Limits& limits = {});

/// Writes a whole file, or none of it: beside it first, then put in its place. "-" is standard
/// output. `private_file`: readable by its owner alone.
[[nodiscard]] DoneOrMessage write_file(const std::string& path, std::string_view content, bool private_file = false);

/// The offset that the JSON reader's failure names ("byte 120"), if it names one.
[[nodiscard]] std::optional<std::size_t> byte_offset_of(const Failure& failure);

[[nodiscard]] bool is_folder(const std::string& path);
/// True if `path` exists, and also where its folder can't be read: reading the file then says why.
[[nodiscard]] bool file_exists(const std::string& path);

/// The paths of the files in a folder whose names end so (".json"), sorted; none of a folder that is not there.
[[nodiscard]] Result<std::vector<std::string>, Message> files_in(const std::string& folder, std::string_view ending);

}  // namespace sealwell::shell
