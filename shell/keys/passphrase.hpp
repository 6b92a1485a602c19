#pragma once

#include "core/sealing/secret.hpp"

#include "shell/files/message.hpp"

#include <string>
#include <string_view>

namespace sealwell::shell {

/// A passphrase in guarded memory; wiped when it goes. It comes from a file or from the terminal, never
/// from an argument or the environment, which other programs of the machine can read.
class Passphrase {
 public:
  Passphrase();

  // `from_file` and what asks are for the command line (passphrase_prompt.cpp).

  /// The first line of a file ("-" is standard input), without its line end. Throws BadInput.
  [[nodiscard]] static Passphrase from_file(const std::string& path);

  /// What somebody typed elsewhere, copied out of guarded memory. Refused when it is empty or too long.
  [[nodiscard]] static Result<Passphrase, Message> from_bytes(ByteView typed);

  /// One line typed on the terminal that this program was started from, which shows nothing of it.
  /// `what`: "Passphrase of recipient.key". `option`: what to use where there is no terminal. Throws BadInput.
  [[nodiscard]] static Passphrase prompt(const std::string& what, const std::string& option);

  /// The same asked twice, for a key that is being made; asked anew, a few times, when the two differ.
  [[nodiscard]] static Passphrase prompt_twice(const std::string& what, const std::string& option);

  /// A made-up one of 140 random bits that a person can copy from paper: groups of four letters and digits,
  /// none of which looks like another. Throws BadInput when there are no random bytes.
  [[nodiscard]] static Passphrase generate();

  [[nodiscard]] std::string_view text() const;

 private:
  sealing::GuardedSecret bytes_;
  std::size_t size_ = 0;
};

/// For opening what `what` names: from `file`, or asked for when that is empty. Throws BadInput.
[[nodiscard]] Passphrase existing_passphrase(const std::string& file, const std::string& what);

/// For a key that is being made: from `file`, or asked for twice when that is empty. `option` is the
/// option that names the file. Throws BadInput.
[[nodiscard]] Passphrase new_passphrase(const std::string& file, const std::string& what,
                                        const std::string& option = "--passphrase-file");

}  // namespace sealwell::shell
