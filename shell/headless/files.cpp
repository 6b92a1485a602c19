#include "shell/headless/files.hpp"

#include "core/sealing/secret.hpp"

#include <cerrno>
#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace sealwell::headless {
namespace {

std::string read_stream(std::istream& stream, const std::string& name, std::size_t limit) {
  std::string content;
  char block[65536];
  while (stream.read(block, sizeof block) || stream.gcount() > 0) {
    content.append(block, static_cast<std::size_t>(stream.gcount()));
    if (content.size() > limit) throw BadInput(name + ": larger than " + std::to_string(limit) + " bytes");
  }
  // It may have been a passphrase.
  sealing::wipe({reinterpret_cast<std::uint8_t*>(block), std::min(content.size(), sizeof block)});
  return content;
}

struct Closed {
  int file;
  ~Closed() { close(file); }
};

}  // namespace

std::string read_file(const std::string& path, std::size_t limit) {
  if (path == "-") return read_stream(std::cin, "standard input", limit);
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw BadInput(path + ": " + std::strerror(errno));
  const Closed closed{file};
  struct stat about {};
  if (fstat(file, &about) != 0) throw BadInput(path + ": " + std::strerror(errno));
  if (S_ISDIR(about.st_mode)) throw BadInput(path + ": is a folder; a file is needed");
  const auto too_large = [&] { return BadInput(path + ": larger than " + std::to_string(limit) + " bytes"); };
  const auto expected = static_cast<std::size_t>(about.st_size);  // a pipe has none
  if (expected > limit) throw too_large();
  // Straight into its place. With room for one byte more, the end shows without another block.
  std::string content(std::max<std::size_t>(expected + 1, 4096), '\0');
  std::size_t size = 0;
  while (true) {
    const ssize_t count = read(file, content.data() + size, content.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw BadInput(path + ": " + std::strerror(errno));
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > limit) throw too_large();
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

json::Value read_json(const std::string& path, const json::Limits& limits) {
  const std::string text = read_file(path);
  auto value = json::parse(text, limits);
  if (!value.ok()) {
    const Failure& failure = value.failure();
    std::string place = failure.where.empty() ? "" : " at " + failure.where;
    if (failure.error == Error::invalid_json && failure.where.starts_with("byte ")) {
      const std::size_t offset = std::min<std::size_t>(std::stoul(failure.where.substr(5)), text.size());
      const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n') + 1;
      place += " (line " + std::to_string(line) + ")";
    }
    throw BadInput((path == "-" ? "standard input" : path) + ": " + std::string(error_name(failure.error)) + place);
  }
  return std::move(value).value();
}

void write_file(const std::string& path, std::string_view content, bool private_file) {
  if (path == "-") {
    std::cout << content;
    return;
  }
  const std::string beside = path + ".new";
  const int file = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC, private_file ? 0600 : 0644);
  if (file < 0) throw BadInput(path + ": " + std::strerror(errno));
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
    throw BadInput(path + ": " + std::strerror(reason));
  }
}

}  // namespace sealwell::headless
