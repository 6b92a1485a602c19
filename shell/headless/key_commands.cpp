#include "shell/headless/commands.hpp"
#include "shell/headless/files.hpp"

#include "core/sealing/key_file.hpp"
#include "core/sealing/system_random.hpp"

#include <filesystem>
#include <iostream>
#include <memory>

namespace sealwell::headless {
namespace {

struct KeygenOptions {
  std::string folder, passphrase, name;
};

template <sealing::KeyKind kind>
int make_key(const KeygenOptions& options) {
  const std::string name = options.name.empty() ? std::string(sealing::key_kind_name(kind)) : options.name;
  std::filesystem::create_directories(options.folder);
  const std::string secret_path = options.folder + "/" + name + ".key";
  const std::string public_path = options.folder + "/" + name + ".pub";
  for (const std::string& path : {secret_path, public_path}) {
    if (std::filesystem::exists(path)) {
      throw BadInput(path + " is there already, and a key that is overwritten is lost: choose another --name");
    }
  }
  std::string passphrase = read_passphrase(options.passphrase);
  sealing::SystemRandom random;
  auto key = sealing::SecretKey<kind>::generate(random);
  if (!key.ok()) throw BadInput("no key was made: " + std::string(error_name(key.error())));
  auto file = sealing::write_key_file(key.value(), passphrase, random);
  sealing::wipe(passphrase);
  if (!file.ok()) {
    throw BadInput("no key was made: " + std::string(error_name(file.error())) + " at " + file.failure().where);
  }
  write_file(secret_path, file.value(), true);
  write_file(public_path, key.value().public_key().to_text() + "\n");
  json::Value made = json::Value::object();
  made.set("kind", sealing::key_kind_name(kind));
  made.set("id", key.value().id().to_text());
  made.set("keyFile", secret_path);
  made.set("publicKey", key.value().public_key().to_text());
  std::cout << json::write(made) << "\n";
  std::cerr << "Keep " << secret_path << " and its passphrase in two safe places: without both, nothing that is\n"
            << "sealed to this key can be opened by anybody.\n";
  return 0;
}

template <sealing::KeyKind kind>
void add_kind(CLI::App& keygen, Outcome& outcome, const std::string& what) {
  auto options = std::make_shared<KeygenOptions>();
  CLI::App* command = keygen.add_subcommand(std::string(sealing::key_kind_name(kind)), what);
  command->add_option("--out", options->folder, "Folder for NAME.key (secret) and NAME.pub")->required();
  command->add_option("--passphrase-file", options->passphrase, "File whose first line is the passphrase")->required();
  command->add_option("--name", options->name, "Name of the two files (default: the kind)");
  command->callback([options, &outcome] { outcome.exit_code = make_key<kind>(*options); });
}

}  // namespace

void add_key_commands(CLI::App& program, Outcome& outcome) {
  CLI::App* keygen = program.add_subcommand("keygen", "Make a key; its secret half is kept under a passphrase");
  keygen->require_subcommand(1);
  add_kind<sealing::KeyKind::recipient>(*keygen, outcome, "Opens what residents send");
  add_kind<sealing::KeyKind::signing>(*keygen, outcome, "Signs packs");
  add_kind<sealing::KeyKind::intake>(*keygen, outcome, "Signs the intake's acknowledgements");
}

}  // namespace sealwell::headless
