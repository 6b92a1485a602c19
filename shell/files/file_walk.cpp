#include "shell/files/file_walk.hpp"

#include "shell/files/files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace sealwell::shell {

namespace fs = std::filesystem;

Result<std::unique_ptr<FileWalk>, Message> FileWalk::begin(const FileSources& sources) {
  std::FILE* const list = sources.list.empty()  ? nullptr
                          : sources.list == "-" ? stdin
                                                : std::fopen(sources.list.c_str(), "r");
  if (!list && !sources.list.empty()) return Message{sources.list + ": " + std::strerror(errno)};
  return std::unique_ptr<FileWalk>(new FileWalk(sources, list));
}

FileWalk::~FileWalk() {
  if (list_ && list_ != stdin) std::fclose(list_);
}

std::optional<FileWalk::Found> FileWalk::next() {
  while (true) {
    if (!folders_.empty()) {
      if (auto found = next_in_folder()) return found;
      continue;
    }
    auto named = next_named();
    if (!named || !named->problem.empty()) return named;
    if (named->path == "-" || !is_folder(named->path)) return named;
    if (auto problem = enter(named->path)) return problem;
  }
}

std::optional<FileWalk::Found> FileWalk::next_named() {
  if (next_path_ < sources_.paths.size()) return Found{sources_.paths[next_path_++], ""};
  if (!list_) return std::nullopt;
  char* line = nullptr;
  std::size_t room = 0;
  std::string named;
  while (named.empty()) {
    const ssize_t size = getline(&line, &room, list_);
    if (size < 0) break;
    named.assign(line, static_cast<std::size_t>(size));
    if (named.ends_with('\n')) named.pop_back();
  }
  std::free(line);
  if (!named.empty()) return Found{named, ""};
  // A line for which there is no memory ends it without an error of the file's.
  const bool broken = std::feof(list_) == 0;
  if (list_ != stdin) std::fclose(list_);
  list_ = nullptr;
  if (broken) return Found{sources_.list, "could not be read to its end"};
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

}  // namespace sealwell::shell
