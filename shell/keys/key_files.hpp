#pragma once

#include "core/sealing/keys.hpp"

#include "shell/keys/passphrase.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sealwell::shell {

/// The text of a key file of that kind: what can be refused without a passphrase is not asked one for.
[[nodiscard]] Result<std::string, Message> read_key_file_text(const std::string& path, sealing::KeyKind kind);

/// Why the key file at `path` can't be used, in words.
[[nodiscard]] Message key_file_message(const std::string& path, const Failure& failure);

/// Opens a recipient's key file under a passphrase that is at hand; nothing when that is not the one. Refuses a file that
/// can't be read or is no recipient's key.
[[nodiscard]] Result<std::optional<sealing::RecipientSecretKey>, Message> open_key_with(const std::string& path,
                                                                                        const Passphrase& passphrase);

// For the command line (key_files_prompt.cpp), which asks for passphrases.

/// Opens a key file under the passphrase in `passphrase_file`; asks for it, a few times if it is mistyped,
/// when that is empty. Throws BadInput.
template <sealing::KeyKind kind>
[[nodiscard]] sealing::SecretKey<kind> open_key_file(const std::string& path, const std::string& passphrase_file);

/// Opens recipients' key files. `passphrase_files`: one for all, or one a key in the same order, or none:
/// then each is asked for. Throws BadInput.
[[nodiscard]] std::vector<sealing::RecipientSecretKey> open_key_files(const std::vector<std::string>& paths,
                                                                      const std::vector<std::string>& passphrase_files);

/// The two files of a key.
struct KeyPaths {
  std::string secret, open;  ///< NAME.key and NAME.pub
};

/// Where a key of this name goes in this folder. Throws BadInput when a file of either name is there.
[[nodiscard]] KeyPaths free_key_paths(const std::string& folder, const std::string& name);

/// Writes both files of a key; the folder is made when it is not there. Throws BadInput.
template <sealing::KeyKind kind>
void write_key_pair(const sealing::SecretKey<kind>& key, const Passphrase& passphrase, const KeyPaths& paths);

}  // namespace sealwell::shell
