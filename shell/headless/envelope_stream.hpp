#pragma once

#include "shell/files/file_walk.hpp"
#include "shell/files/message.hpp"

#include <functional>
#include <string>

namespace sealwell::shell {

/// Makes one file's line of output, with its line end; clears `good` when the line tells of a failure.
/// Called from several threads at once. Refuses a file that can't be read.
using FileLine = std::function<Result<std::string, Message>(const std::string& path, bool& good)>;

/// Prints `line_of` each file to standard output, in the order of the sources, whatever the number of
/// jobs. A file or folder that can't be read becomes {file, error: "unreadable"} with a word on standard error, and
/// stops no other. At most a few files' lines a job are held at a time, so memory does not grow with
/// the number of files. Long work shows its progress on standard error where that is a terminal and
/// standard output is not. `jobs`: threads, at least 1. True when every line was good. Throws BadInput
/// when the list can't be read or standard output can't be written.
[[nodiscard]] bool print_file_lines(const FileSources& sources, std::size_t jobs, const FileLine& line_of);

/// How many jobs suit this machine: its processors, at least 1.
[[nodiscard]] std::size_t default_job_count();

}  // namespace sealwell::shell
