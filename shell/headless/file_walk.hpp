#pragma once

#include "shell/headless/envelope_stream.hpp"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sealwell::headless {

/// Gives the files of `FileSources` one by one and holds no more of them than the place it is at.
class FileWalk {
 public:
  /// `sources` must live as long as this does. Refused when the list can't be opened.
  [[nodiscard]] static Tried<std::unique_ptr<FileWalk>> begin(const FileSources& sources);
  ~FileWalk();
  FileWalk(const FileWalk&) = delete;
  FileWalk& operator=(const FileWalk&) = delete;

  struct Found {
    std::string path;
    std::string problem;  ///< Why nothing can be read there; empty for a file
  };

  /// The next file, or a place that can't be read; nothing at the end.
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
  std::FILE* list_;  ///< nullptr: none, or read to its end
  std::vector<Folder> folders_;  ///< The ones we are in, outermost first
};

}  // namespace sealwell::headless
