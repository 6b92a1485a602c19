#include "shell/headless/file_walk.hpp"

#include "shell/headless/files.hpp"

#include <cerrno>
#include <cstring>
#include <iostream>

namespace sealwell::headless {

namespace fs = std::filesystem;

FileWalk::FileWalk(const FileSources& sources) : sources_(sources) {
  if (sources.list.empty()) return;
  list_ = &std::cin;
  if (sources.list == "-") return;
  list_file_.open(sources.list);
  if (!list_file_) throw BadInput(sources.list + ": " + std::strerror(errno));
  list_ = &list_file_;
}

std::optional<FileWalk::Found> FileWalk::next() {
  while (true) {
    if (!folders_.empty()) {
      if (auto found = next_in_folder()) return found;
      continue;
    }
    const auto named = next_named();
    if (!named) return std::nullopt;
    std::error_code none;
    if (*named == "-" || !fs::is_directory(*named, none)) return Found{*named, ""};
    if (auto problem = enter(*named)) return problem;
  }
}

std::optional<std::string> FileWalk::next_named() {
  if (next_path_ < sources_.paths.size()) return sources_.paths[next_path_++];
  std::string line;
  while (list_ && std::getline(*list_, line)) {
    if (!line.empty()) return line;
  }
  if (list_ && list_->bad()) throw BadInput(sources_.list + ": could not be read to its end");
  return std::nullopt;
}

/// Steps once within the innermost folder; nothing when that step led to no file.
std::optional<FileWalk::Found> FileWalk::next_in_folder() {
  Folder& folder = folders_.back();
  std::error_code problem;
  if (folder.begun) folder.at.increment(problem);
  folder.begun = true;
  if (problem || folder.at == fs::end(folder.at)) {
    const std::string path = folder.path;
    folders_.pop_back();
    if (problem) return Found{path, problem.message()};
    return std::nullopt;
  }
  const fs::directory_entry& entry = *folder.at;
  const std::string path = entry.path().string();
  // The folder itself says what most entries are; only links are looked at.
  if (entry.is_regular_file(problem)) return Found{path, ""};
  if (problem) return Found{path, problem.message()};  // a link to nothing, or a folder that may not be searched
  if (entry.is_directory(problem) && !entry.is_symlink(problem)) return enter(path);
  return std::nullopt;
}

std::optional<FileWalk::Found> FileWalk::enter(const std::string& folder) {
  std::error_code problem;
  fs::directory_iterator at(folder, problem);
  if (problem) return Found{folder, problem.message()};
  folders_.push_back({folder, std::move(at), false});
  return std::nullopt;
}

}  // namespace sealwell::headless
