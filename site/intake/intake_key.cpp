#include "site/intake/intake_key.hpp"

#include "core/sealing/key_file.hpp"
#include "core/sealing/secret.hpp"

#include "site/intake/startup_error.hpp"
#include "site/intake/text_file.hpp"

#include <string>

namespace sealwell::intake {
namespace {

std::string only_intake_key_file(const std::filesystem::path& keys) {
  std::error_code failed;
  std::filesystem::directory_iterator folder(keys, failed);
  if (failed) throw StartupError("--keys: the folder " + keys.string() + " cannot be read");
  std::string found_text;
  std::filesystem::path found;
  for (const auto& entry : folder) {
    std::error_code ignored;
    if (!entry.is_regular_file(ignored) || entry.file_size(ignored) > sealing::key_file_max_bytes) continue;
    std::string text = read_whole_file(entry.path(), sealing::key_file_max_bytes, "--keys");
    const auto summary = sealing::read_key_file_summary(text);
    if (!summary.ok()) continue;
    if (summary.value().kind != sealing::KeyKind::intake) {
      throw StartupError("--keys: " + entry.path().string() + " is a " +
                         std::string(sealing::key_kind_name(summary.value().kind)) +
                         " key. Move it to a machine that takes no envelopes: the intake must not be able to use it.");
    }
    if (!found.empty()) {
      throw StartupError("--keys: " + found.string() + " and " + entry.path().string() +
                         " are both intake keys. Leave the one to sign with.");
    }
    found = entry.path();
    found_text = std::move(text);
  }
  if (found.empty()) {
    throw StartupError("--keys: " + keys.string() +
                       " holds no intake key file. Make one: sealwell keygen intake --out " + keys.string() +
                       " --passphrase-file FILE");
  }
  return found_text;
}

}  // namespace

sealing::IntakeSecretKey load_intake_key(const std::filesystem::path& keys,
                                         const std::filesystem::path& passphrase_file) {
  const std::string key_file = only_intake_key_file(keys);
  std::string passphrase = read_whole_file(passphrase_file, sealing::passphrase_max_bytes + 2, "--passphrase-file");
  const std::size_t line_end = passphrase.find_first_of("\r\n");
  auto key =
      sealing::read_key_file<sealing::KeyKind::intake>(key_file, std::string_view(passphrase).substr(0, line_end));
  sealing::wipe(passphrase);
  if (key.ok()) return std::move(key).value();
  switch (key.error()) {
    case Error::key_wrong_passphrase:
      throw StartupError("--passphrase-file: the first line of " + passphrase_file.string() +
                         " does not open the intake key in " + keys.string());
    case Error::too_large: throw StartupError("--keys: there is not enough memory to open the intake key");
    default:
      throw StartupError("--keys: the intake key file in " + keys.string() + " is damaged (" +
                         std::string(error_name(key.error())) + "). Put back a copy of it.");
  }
}

}  // namespace sealwell::intake
