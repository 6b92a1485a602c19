#include "shell/keys/passphrase.hpp"

#include "core/sealing/key_file.hpp"

#include <algorithm>

namespace sealwell::shell {
namespace {

/// One byte more than a passphrase may have and two for a line end, so that one that is too long shows.
constexpr std::size_t room = sealing::passphrase_max_bytes + 3;

}  // namespace

Passphrase::Passphrase() : bytes_(room) {}

std::string_view Passphrase::text() const { return as_text(bytes_.view().first(size_)); }

Result<Passphrase, Message> Passphrase::from_bytes(ByteView typed) {
  if (typed.empty()) return Message{"no passphrase was typed"};
  if (typed.size() > sealing::passphrase_max_bytes) {
    return Message{"the passphrase is longer than " + std::to_string(sealing::passphrase_max_bytes) + " bytes"};
  }
  Passphrase passphrase;
  std::copy(typed.begin(), typed.end(), passphrase.bytes_.writable().begin());
  passphrase.size_ = typed.size();
  return passphrase;
}

}  // namespace sealwell::shell
