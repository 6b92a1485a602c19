#include "shell/keys/key_files.hpp"

#include "core/sealing/key_file.hpp"

#include "shell/files/files.hpp"

namespace sealwell::shell {

Message key_file_message(const std::string& path, const Failure& failure) {
  switch (failure.error) {
    case Error::key_wrong_passphrase: return {path + ": key_wrong_passphrase: the passphrase does not open it"};
    case Error::key_wrong_kind:
      return {path + ": key_wrong_kind: this is a " + failure.where + " key, which is for something else"};
    case Error::key_file_invalid:
      return {path + ": key_file_invalid at " + failure.where + ": no key file, or a damaged one; take another copy"};
    case Error::too_large: return {path + ": there is not enough memory to open it"};
    default: return {path + ": " + std::string(error_name(failure.error))};
  }
}

Result<std::string, Message> read_key_file_text(const std::string& path, sealing::KeyKind kind) {
  auto text = read_file(path, sealing::key_file_max_bytes);
  if (!text.ok()) return text;
  const auto summary = sealing::read_key_file_summary(text.value());
  if (!summary.ok()) return key_file_message(path, summary.failure());
  if (summary.value().kind == kind) return text;
  return key_file_message(path, {Error::key_wrong_kind, std::string(sealing::key_kind_name(summary.value().kind))});
}

Result<std::optional<sealing::RecipientSecretKey>, Message> open_key_with(const std::string& path,
                                                                          const Passphrase& passphrase) {
  using Found = std::optional<sealing::RecipientSecretKey>;
  constexpr auto kind = sealing::KeyKind::recipient;
  const auto text = read_key_file_text(path, kind);
  if (!text.ok()) return text.failure();
  auto key = sealing::read_key_file<kind>(text.value(), passphrase.text());
  if (key.ok()) return Found(std::move(key).value());
  if (key.error() == Error::key_wrong_passphrase) return Found();
  return key_file_message(path, key.failure());
}

}  // namespace sealwell::shell
