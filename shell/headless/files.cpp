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

}  // namespace

std::string read_file(const std::string& path, std::size_t limit) {
  if (path == "-") return read_stream(std::cin, "standard input", limit);
  struct stat about {};
  if (stat(path.c_str(), &about) != 0) throw BadInput(path + ": " + std::strerror(errno));
  if (S_ISDIR(about.st_mode)) throw BadInput(path + ": is a folder; a file is needed");
  std::ifstream stream;
  stream.rdbuf()->pubsetbuf(nullptr, 0);  // no copy besides the block's
  stream.open(path, std::ios::binary);
  if (!stream) throw BadInput(path + ": " + std::strerror(errno));
  return read_stream(stream, path, limit);
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
