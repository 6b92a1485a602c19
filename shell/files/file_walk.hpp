#pragma once

#include "shell/files/message.hpp"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sealwell::shell {

/// The files to process, in order: `paths`, then those that `list` names.
struct FileSources {
  /// Files and folders; "-" is standard input. Of a folder, every regular file in it and in the
  /// folders below, in the order in which the file system gives them: sorting a million names would
  /// take memory for all of them at once. Links to files are followed, links to folders are not.
  std::vector<std::string> paths;
  /// A file that names one file or folder a line, "-" for standard input; empty for none.
  std::string list;
};

/// Iterates over the files of `FileSources` with constant memory.
class FileWalk {
 public:
  /// Begins a walk. `sources` must outlive it. Fails if the list can't be opened.
  [[nodiscard]] static Result<std::unique_ptr<FileWalk>, Message> begin(const FileSources& sources);
  ~FileWalk();
  FileWalk(const FileWalk&) = delete;
  FileWalk& operator=(const FileWalk&) = delete;

  struct Found {
    std::string path;
    std::string problem;  ///< Why `path` can't be read; empty for a file
  };

  /// The next file, or a path that can't be read; nothing at the end.
  [[nodiscard]] std::optional<Found> next();

 private:
  FileWalk(const FileSources& sources, std::FILE* list) : sources_(sources), list_(list) {}
  [[nodiscard]] std::optional<Found> next_named();
  [[nodiscard]] std::optional<Found> next_in_folder();
  [[nodiscard]] std::optional<Found> enter(const std::string& folder);

  struct Folder {
    std::string path;
    std::filesystem::directory_iterator at;
    bool begun;  ///< Whether `at` is the entry that was given last
  };

  const FileSources& sources_;
  std::size_t next_path_ = 0;
  std::FILE* list_;              ///< nullptr: none, or read to its end
  std::vector<Folder> folders_;  ///< The ones we are in, outermost first
};

}  // namespace sealwell::shell
