#include "shell/files/files.hpp"

#include "core/base/sorting.hpp"
#include "core/sealing/secret.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <functional>

namespace sealwell::shell {
namespace {

Message because(const std::string& path, int reason) { return {path + ": " + std::strerror(reason)}; }

struct Closed {
  int file;
  ~Closed() {
    if (file != STDIN_FILENO) close(file);
  }
};

// Reads to the end, straight into its place. `expected`: how much there will be, as far as is known.
Result<std::string, Message> read_all(int file, const std::string& name, std::size_t expected, std::size_t limit) {
  const Message too_large{name + ": larger than " + std::to_string(limit) + " bytes"};
  if (expected > limit) return too_large;
  // With room for one byte more, the end shows without another block.
  std::string content(std::max<std::size_t>(expected + 1, 4096), '\0');
  std::size_t size = 0;
  while (true) {
    const ssize_t count = read(file, content.data() + size, content.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return because(name, errno);
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > limit) return too_large;
    if (size == content.size()) {
      std::string larger(2 * size, '\0');
      larger.replace(0, size, content);
      sealing::wipe(content);  // it may be a passphrase
      content = std::move(larger);
    }
  }
  content.resize(size);
  return content;
}

}  // namespace

Result<std::string, Message> read_file(const std::string& path, std::size_t limit) {
  if (path == "-") return read_all(STDIN_FILENO, "standard input", 0, limit);
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return because(path, errno);
  const Closed closed{file};
  struct stat about {};
  if (fstat(file, &about) != 0) return because(path, errno);
  if (S_ISDIR(about.st_mode)) return Message{path + ": is a folder; a file is needed"};
  return read_all(file, path, static_cast<std::size_t>(about.st_size), limit);  // a pipe has no size
}

Result<json::Value, Message> read_json(const std::string& path, const json::Limits& limits) {
  const auto text = read_file(path);
  if (!text.ok()) return text.failure();
  auto value = json::parse(text.value(), limits);
  if (value.ok()) return std::move(value).value();
  const Failure& failure = value.failure();
  std::string place = failure.where.empty() ? "" : " at " + failure.where;
  if (const auto offset = byte_offset_of(failure); offset && failure.error == Error::invalid_json) {
    const std::string_view before = std::string_view(text.value()).substr(0, *offset);
    place += " (line " + std::to_string(std::count(before.begin(), before.end(), '\n') + 1) + ")";
  }
  return Message{(path == "-" ? "standard input" : path) + ": " + std::string(error_name(failure.error)) + place};
}

std::optional<std::size_t> byte_offset_of(const Failure& failure) {
  constexpr std::string_view byte = "byte ";
  const std::string_view where = failure.where;
  std::size_t offset = 0;
  if (!where.starts_with(byte)) return std::nullopt;
  const auto read = std::from_chars(where.data() + byte.size(), where.data() + where.size(), offset);
  return read.ec == std::errc() ? std::optional(offset) : std::nullopt;
}

DoneOrMessage write_file(const std::string& path, std::string_view content, bool private_file) {
  if (path == "-") {
    if (std::fwrite(content.data(), 1, content.size(), stdout) != content.size())
      return because("standard output", errno);
    return Done{};
  }
  const std::string beside = path + ".new";
  const int file = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC, private_file ? 0600 : 0644);
  if (file < 0) return because(path, errno);
  std::size_t written = 0;
  bool good = true;
  while (good && written < content.size()) {
    const ssize_t count = write(file, content.data() + written, content.size() - written);
    good = count > 0;
    if (good) written += static_cast<std::size_t>(count);
  }
  good = good && fsync(file) == 0;
  good = close(file) == 0 && good;
  if (!good || rename(beside.c_str(), path.c_str()) != 0) {
    const int reason = errno;
    unlink(beside.c_str());
    return because(path, reason);
  }
  return Done{};
}

bool is_folder(const std::string& path) {
  std::error_code unread;
  return std::filesystem::is_directory(path, unread);
}

bool file_exists(const std::string& path) {
  std::error_code unread;
  return std::filesystem::exists(path, unread) || unread;
}

Result<std::vector<std::string>, Message> files_in(const std::string& folder, std::string_view ending) {
  std::vector<std::string> paths;
  if (!file_exists(folder)) return paths;
  std::error_code unread;
  for (std::filesystem::directory_iterator at(folder, unread), end; !unread && at != end; at.increment(unread)) {
    std::string path = at->path().string();
    if (path.ends_with(ending)) paths.push_back(std::move(path));
  }
  if (unread) return Message{folder + ": " + unread.message()};
  sort_stably(paths, std::less<>());
  return paths;
}

}  // namespace sealwell::shell
