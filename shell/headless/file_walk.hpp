#pragma once

#include "shell/headless/envelope_stream.hpp"

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace sealwell::headless {

/// Gives the files of `FileSources` one by one and holds no more of them than the place it is at.
class FileWalk {
 public:
  /// `sources` must live as long as this does. Throws BadInput when the list can't be opened.
  explicit FileWalk(const FileSources& sources);

  struct Found {
    std::string path;
    std::string problem;  ///< Why nothing can be read there; empty for a file
  };

  /// The next file, or a place that can't be read; nothing at the end.
  [[nodiscard]] std::optional<Found> next();

 private:
  [[nodiscard]] std::optional<std::string> next_named();
  [[nodiscard]] std::optional<Found> next_in_folder();
  [[nodiscard]] std::optional<Found> enter(const std::string& folder);

  struct Folder {
    std::string path;
    std::filesystem::directory_iterator at;
    bool begun;  ///< Whether `at` is the entry that was given last
  };

  const FileSources& sources_;
  std::size_t next_path_ = 0;
  std::ifstream list_file_;
  std::istream* list_ = nullptr;
  std::vector<Folder> folders_;  ///< The ones we are in, outermost first
};

}  // namespace sealwell::headless
