#include "core/sealing/key_file.hpp"
#include "core/sealing/system_random.hpp"

#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/keys/key_files.hpp"
#include "shell/program/output.hpp"

#include <filesystem>

namespace sealwell::shell {

template <sealing::KeyKind kind>
sealing::SecretKey<kind> open_key_file(const std::string& path, const std::string& passphrase_file) {
  const std::string text = value_or_throw(read_key_file_text(path, kind));
  const int attempts = passphrase_file.empty() ? 3 : 1;
  for (int attempt = 1;; ++attempt) {
    auto key = sealing::read_key_file<kind>(text, existing_passphrase(passphrase_file, path).text());
    if (key.ok()) return std::move(key).value();
    if (key.error() != Error::key_wrong_passphrase || attempt == attempts) {
      throw BadInput(key_file_message(path, key.failure()).text);
    }
    err() << "That does not open it.\n";
  }
}

std::vector<sealing::RecipientSecretKey> open_key_files(const std::vector<std::string>& paths,
                                                        const std::vector<std::string>& passphrase_files) {
  if (passphrase_files.size() > 1 && passphrase_files.size() != paths.size()) {
    throw BadInput("there are " + std::to_string(paths.size()) + " keys and " +
                   std::to_string(passphrase_files.size()) +
                   " passphrase files: name one for all, or one a key in the same order");
  }
  std::vector<sealing::RecipientSecretKey> keys;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string file = passphrase_files.empty()       ? std::string()
                             : passphrase_files.size() == 1 ? passphrase_files.front()
                                                            : passphrase_files[i];
    keys.push_back(open_key_file<sealing::KeyKind::recipient>(paths[i], file));
  }
  return keys;
}

KeyPaths free_key_paths(const std::string& folder, const std::string& name) {
  KeyPaths paths{folder + "/" + name + ".key", folder + "/" + name + ".pub"};
  for (const std::string& path : {paths.secret, paths.open}) {
    if (is_something(path)) {
      throw BadInput(path + " is there already, and a key that is overwritten is lost: choose another --name");
    }
  }
  return paths;
}

template <sealing::KeyKind kind>
void write_key_pair(const sealing::SecretKey<kind>& key, const Passphrase& passphrase, const KeyPaths& paths) {
  sealing::SystemRandom random;
  const auto file = sealing::write_key_file(key, passphrase.text(), random);
  if (!file.ok()) {
    throw BadInput("no key was made: " + std::string(error_name(file.error())) + " at " + file.failure().where);
  }
  value_or_throw(make_private_folder(std::filesystem::path(paths.secret).parent_path().string()));
  value_or_throw(create_private_file(paths.secret, file.value()));
  value_or_throw(write_file(paths.open, key.public_key().to_text() + "\n"));
}

#define SEALWELL_KEY_FILES_OF(kind)                                                              \
  template sealing::SecretKey<kind> open_key_file<kind>(const std::string&, const std::string&); \
  template void write_key_pair<kind>(const sealing::SecretKey<kind>&, const Passphrase&, const KeyPaths&);
SEALWELL_KEY_FILES_OF(sealing::KeyKind::recipient)
SEALWELL_KEY_FILES_OF(sealing::KeyKind::signing)
SEALWELL_KEY_FILES_OF(sealing::KeyKind::intake)
#undef SEALWELL_KEY_FILES_OF

}  // namespace sealwell::shell
