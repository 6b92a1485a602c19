#pragma once

#include "core/sealing/keys.hpp"

#include "shell/keys/passphrase.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sealwell::shell {

/// Reads the text of a key file of that kind. Fails for everything that can be detected without a passphrase.
[[nodiscard]] Result<std::string, Message> read_key_file_text(const std::string& path, sealing::KeyKind kind);

/// The message why the key file at `path` can't be used.
[[nodiscard]] Message key_file_message(const std::string& path, const Failure& failure);

/// Opens a recipient's key file with a passphrase; nothing if the passphrase is wrong. Fails if the file can't be read
/// or is not a recipient's key file.
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

/// The paths of a key's two files.
struct KeyPaths {
  std::string secret, open;  ///< NAME.key and NAME.pub
};

/// The paths for a new key in a folder. Throws BadInput if either file exists.
[[nodiscard]] KeyPaths free_key_paths(const std::string& folder, const std::string& name);

/// Writes both files of a key. Creates the folder if needed. Throws BadInput.
template <sealing::KeyKind kind>
void write_key_pair(const sealing::SecretKey<kind>& key, const Passphrase& passphrase, const KeyPaths& paths);

}  // namespace sealwell::shell
