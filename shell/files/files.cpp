#include "shell/files/files.hpp"

#include "core/base/bytes.hpp"
#include "core/base/sorting.hpp"
#include "core/sealing/secret.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
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

// Flushed to the disk; the reason where it was not, else 0.
int write_and_close(int file, std::string_view content) {
  int reason = 0;
  while (reason == 0 && !content.empty()) {
    const ssize_t count = write(file, content.data(), content.size());
    if (count > 0) content.remove_prefix(static_cast<std::size_t>(count));
    else if (count == 0 || errno != EINTR) reason = count == 0 ? EIO : errno;
  }
  // A device or a pipe has nothing to flush.
  if (reason == 0 && fsync(file) != 0 && errno != EINVAL && errno != EROFS) reason = errno;
  if (close(file) != 0 && reason == 0) reason = errno;
  return reason;
}

DoneOrMessage write_into(const std::string& path, std::string_view content) {
  const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  if (file < 0) return because(path, errno);
  if (isatty(file) == 1) {
    close(file);
    return Message{path + ": is a terminal, which would obey what is written; name a file, or - for standard output"};
  }
  if (const int reason = write_and_close(file, content)) return because(path, reason);
  return Done{};
}

// True for what the system has under /dev and /proc: /dev/stdout is a link to whatever standard output is, a file maybe, and is
// written to, never replaced. /dev/shm holds files as any folder does.
bool is_of_the_system(const std::string& path) {
  std::error_code failed;
  const std::string whole = std::filesystem::absolute(path, failed).lexically_normal().string();
  return (whole.starts_with("/dev/") && !whole.starts_with("/dev/shm/")) || whole.starts_with("/proc/");
}

// The name until then can't be guessed, and what is there already is never opened.
DoneOrMessage write_beside(const std::string& path, std::string_view content, bool private_file) {
  std::array<std::uint8_t, 4> drawn{};
  std::string beside;
  int file = -1;
  for (int attempt = 0; file < 0 && attempt < 16; ++attempt) {
    if (getentropy(drawn.data(), drawn.size()) != 0) return because(path, errno);
    beside = path + "." + to_hex(drawn);
    file = open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, private_file ? 0600 : 0644);
    if (file < 0 && errno != EEXIST) return because(path, errno);
  }
  if (file < 0) return because(path, EEXIST);
  int reason = write_and_close(file, content);
  if (reason == 0 && rename(beside.c_str(), path.c_str()) != 0) reason = errno;
  if (reason == 0) return Done{};
  unlink(beside.c_str());
  return because(path, reason);
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

DoneOrMessage write_file(const std::string& path, std::string_view content) {
  struct stat about {};
  if (stat(path.c_str(), &about) == 0 && (!S_ISREG(about.st_mode) || is_of_the_system(path))) {
    if (S_ISDIR(about.st_mode)) return because(path, EISDIR);
    return write_into(path, content);
  }
  return write_beside(path, content, false);
}

DoneOrMessage write_private_file(const std::string& path, std::string_view content) {
  struct stat about {};
  const bool is_there = lstat(path.c_str(), &about) == 0;
  if (is_there && ((!S_ISREG(about.st_mode) && !S_ISLNK(about.st_mode)) || is_of_the_system(path))) {
    return Message{path + ": is no file, and what is written there is for one person alone; name a file"};
  }
  return write_beside(path, content, true);
}

DoneOrMessage create_private_file(const std::string& path, std::string_view content) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0 && errno == EEXIST) return Message{path + ": is there already, and stays as it is; name another"};
  if (file < 0) return because(path, errno);
  if (const int reason = write_and_close(file, content)) {
    unlink(path.c_str());
    return because(path, reason);
  }
  return Done{};
}

DoneOrMessage make_private_folder(const std::string& path) {
  const std::filesystem::path parent = std::filesystem::path(path).parent_path();
  std::error_code failed;
  if (path.empty() || std::filesystem::is_directory(path, failed)) return Done{};
  if (const auto made = make_private_folder(parent.string()); !made.ok()) return made;
  if (mkdir(path.c_str(), 0700) != 0 && !is_folder(path)) return because(path, errno);
  return Done{};
}

Result<std::string, Message> make_scratch_folder(const std::string& parent) {
  std::string path = parent + "/sealwell-XXXXXX";
  if (!mkdtemp(path.data())) return because(parent, errno);
  return path;
}

bool is_folder(const std::string& path) {
  std::error_code unread;
  return std::filesystem::is_directory(path, unread);
}

bool file_exists(const std::string& path) {
  std::error_code unread;
  return std::filesystem::exists(path, unread) || unread;
}

bool is_something(const std::string& path) {
  struct stat about {};
  return lstat(path.c_str(), &about) == 0;
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
