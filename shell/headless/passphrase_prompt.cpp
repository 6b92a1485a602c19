#include "core/sealing/key_file.hpp"
#include "core/sealing/system_random.hpp"

#include "shell/files/value_or_throw.hpp"
#include "shell/headless/terminal.hpp"
#include "shell/keys/passphrase.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace sealwell::shell {
namespace {

/// Reads until a line ends, the room is full or there is no more; how many bytes the line has.
std::size_t read_line(int from, std::span<std::uint8_t> to, const std::string& name) {
  std::size_t have = 0;
  const auto line_end = [&] {
    return std::find_if(to.begin(), to.begin() + static_cast<std::ptrdiff_t>(have),
                        [](std::uint8_t byte) { return byte == '\n' || byte == '\r'; });
  };
  while (have < to.size()) {
    const ssize_t count = read(from, to.data() + have, to.size() - have);
    if (count < 0) throw BadInput(name + ": " + std::strerror(errno));
    if (count == 0) break;
    have += static_cast<std::size_t>(count);
    if (line_end() != to.begin() + static_cast<std::ptrdiff_t>(have)) break;
  }
  const auto size = static_cast<std::size_t>(line_end() - to.begin());
  if (size == 0) throw BadInput(name + ": the passphrase is empty");
  if (size > sealing::passphrase_max_bytes) {
    throw BadInput(name + ": the passphrase is longer than " + std::to_string(sealing::passphrase_max_bytes) +
                   " bytes");
  }
  return size;
}

class OpenFile {
 public:
  explicit OpenFile(const std::string& path) : own_(path != "-"), file_(own_ ? open(path.c_str(), O_RDONLY) : 0) {
    if (file_ < 0) throw BadInput(path + ": " + std::strerror(errno));
  }
  ~OpenFile() {
    if (own_) close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  [[nodiscard]] int number() const { return file_; }

 private:
  bool own_;
  int file_;
};

}  // namespace

Passphrase Passphrase::from_file(const std::string& path) {
  const OpenFile file(path);
  Passphrase passphrase;
  passphrase.size_ = read_line(file.number(), passphrase.bytes_.writable(), path == "-" ? "standard input" : path);
  return passphrase;
}

Passphrase Passphrase::prompt(const std::string& what, const std::string& option) {
  const Terminal terminal(what + " has to be typed, and there is no terminal to ask on: name a file with " + option);
  Passphrase passphrase;
  passphrase.size_ = terminal.ask_hidden(what + ": ", passphrase.bytes_.writable());
  if (passphrase.size_ == 0) throw BadInput("no passphrase was typed");
  if (passphrase.size_ > sealing::passphrase_max_bytes) {
    throw BadInput("the passphrase is longer than " + std::to_string(sealing::passphrase_max_bytes) + " bytes");
  }
  return passphrase;
}

Passphrase Passphrase::prompt_twice(const std::string& what, const std::string& option) {
  for (int attempt = 0; attempt < 3; ++attempt) {
    Passphrase first = prompt(what, option);
    const Passphrase second = prompt("The same again", option);
    if (first.text() == second.text()) return first;
    Terminal("").show("The two are not the same.\n");
  }
  throw BadInput("the two passphrases were not the same; nothing was made");
}

Passphrase Passphrase::generate() {
  constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
  constexpr std::size_t groups = 7;
  constexpr std::size_t letters_of_group = 4;
  static_assert(letters.size() == 32);
  sealing::GuardedSecret drawn(groups * letters_of_group);
  sealing::SystemRandom random;
  if (!random.fill(drawn.writable())) throw BadInput("no random bytes: no passphrase was made up");
  Passphrase passphrase;
  for (std::size_t i = 0; i < drawn.view().size(); ++i) {
    const auto put = [&](char c) { passphrase.bytes_.writable()[passphrase.size_++] = static_cast<std::uint8_t>(c); };
    if (i > 0 && i % letters_of_group == 0) put('-');
    put(letters[drawn.view()[i] % letters.size()]);
  }
  return passphrase;
}

Passphrase existing_passphrase(const std::string& file, const std::string& what) {
  return file.empty() ? Passphrase::prompt("Passphrase of " + what, "--passphrase-file") : Passphrase::from_file(file);
}

Passphrase new_passphrase(const std::string& file, const std::string& what, const std::string& option) {
  return file.empty() ? Passphrase::prompt_twice("New passphrase for " + what, option) : Passphrase::from_file(file);
}

}  // namespace sealwell::shell
