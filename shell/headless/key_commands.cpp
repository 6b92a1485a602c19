#include "core/json/value.hpp"
#include "core/sealing/key_file.hpp"
#include "core/sealing/system_random.hpp"

#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/keys/key_files.hpp"
#include "shell/keys/passphrase.hpp"
#include "shell/program/output.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace sealwell::shell {
namespace {

constexpr std::string_view recovery_name = "recovery";

struct KeygenOptions {
  std::string folder, passphrase, name, recovery_passphrase;
  bool no_recovery = false;
};

template <sealing::KeyKind kind> sealing::SecretKey<kind> fresh_key() {
  sealing::SystemRandom random;
  auto key = sealing::SecretKey<kind>::generate(random);
  if (!key.ok()) throw BadInput("no key was made: " + std::string(error_name(key.error())));
  return std::move(key).value();
}

template <sealing::KeyKind kind> json::Value described(const sealing::SecretKey<kind>& key, const KeyPaths& paths) {
  json::Value made = json::Value::object();
  made.set("kind", sealing::key_kind_name(kind));
  made.set("id", key.id().to_text());
  made.set("keyFile", paths.secret);
  made.set("publicKey", key.public_key().to_text());
  return made;
}

/// What is printed and locked away when nobody was there to choose a passphrase.
void write_sheet(const std::string& path, const Passphrase& passphrase, const sealing::RecipientSecretKey& key) {
  std::string sheet;
  sheet.reserve(2048);  // so that growing leaves no copy of the passphrase behind
  sheet += "SEALWELL RECOVERY SHEET\n\nKey          ";
  sheet += key.id().to_text();
  sheet += "\nPassphrase   ";
  sheet += passphrase.text();
  sheet +=
      "\n\n"
      "This passphrase opens recovery.key, which opens every referral when the service's other keys are lost.\n\n"
      "1. Print this page and lock it away, not where recovery.key is kept.\n"
      "2. Delete this file.\n"
      "3. Keep recovery.key in two safe places off this machine.\n\n"
      "docs/keys.md says how it is used.\n";
  value_or_throw(create_private_file(path, sheet));
  sealing::wipe(sheet);
}

struct RecoveryPlan {
  KeyPaths paths;
  std::string sheet;  ///< Where the made-up passphrase goes; empty when there is one
};

/// Whether a recipient gets a recovery key as well, and where it goes; says why when not.
std::optional<RecoveryPlan> recovery_plan(const KeygenOptions& options, const std::string& name) {
  if (options.no_recovery || name == recovery_name) return std::nullopt;
  const std::string there = options.folder + "/" + std::string(recovery_name) + ".pub";
  if (std::filesystem::exists(there)) {
    err() << there << " is there already: that key stays the recovery key, and no other is made.\n";
    return std::nullopt;
  }
  RecoveryPlan plan{free_key_paths(options.folder, std::string(recovery_name)), {}};
  if (options.recovery_passphrase.empty() && !options.passphrase.empty()) {
    plan.sheet = options.folder + "/recovery-sheet.txt";
    if (is_something(plan.sheet)) throw BadInput(plan.sheet + " is there already: print it and delete it");
  }
  return plan;
}

json::Value make_recovery(const RecoveryPlan& plan, const Passphrase& passphrase) {
  const auto key = fresh_key<sealing::KeyKind::recipient>();
  write_key_pair(key, passphrase, plan.paths);
  json::Value made = described(key, plan.paths);
  if (!plan.sheet.empty()) {
    write_sheet(plan.sheet, passphrase, key);
    made.set("sheet", plan.sheet);
    err() << plan.sheet << " has the recovery key's passphrase: print it, lock it away, delete the file.\n";
  }
  err() << "Keep " << plan.paths.secret << " away from the other keys: it opens what is sealed when those are lost.\n"
        << "Put the line of " << plan.paths.open << " into the pack as \"recovery\" (docs/pack-format.md).\n";
  return made;
}

template <sealing::KeyKind kind> int make_key(const KeygenOptions& options) {
  const std::string name = options.name.empty() ? std::string(sealing::key_kind_name(kind)) : options.name;
  const KeyPaths paths = free_key_paths(options.folder, name);
  std::optional<RecoveryPlan> plan;
  if constexpr (kind == sealing::KeyKind::recipient) plan = recovery_plan(options, name);

  // Everything is asked before anything is written.
  const Passphrase passphrase = new_passphrase(options.passphrase, paths.secret);
  std::optional<Passphrase> recovery_passphrase;
  if (plan) {
    recovery_passphrase = plan->sheet.empty() ? new_passphrase(options.recovery_passphrase, plan->paths.secret,
                                                               "--recovery-passphrase-file")
                                              : Passphrase::generate();
  }
  const auto key = fresh_key<kind>();
  write_key_pair(key, passphrase, paths);
  json::Value made = described(key, paths);
  err() << "Keep " << paths.secret << " and its passphrase in two safe places: without both, nothing that is\n"
        << "sealed to this key can be opened by anybody.\n";
  if (plan) made.set("recovery", make_recovery(*plan, *recovery_passphrase));
  out().json(made);
  return 0;
}

template <sealing::KeyKind kind> void add_kind(Command keygen, const std::string& what) {
  auto options = std::make_shared<KeygenOptions>();
  Command command = keygen.subcommand(std::string(sealing::key_kind_name(kind)), what);
  command.option("--out", options->folder, "Folder for NAME.key (secret) and NAME.pub").required();
  command.option("--passphrase-file", options->passphrase,
                 "File whose first line is the passphrase (default: ask on the terminal, twice)");
  command.option("--name", options->name, "Name of the two files (default: the kind)");
  if (kind == sealing::KeyKind::recipient) {
    command.flag("--no-recovery", options->no_recovery, "Make no recovery key beside it");
    command.option("--recovery-passphrase-file", options->recovery_passphrase,
                   "File with the recovery key's own passphrase (default: ask; where --passphrase-file\n"
                   "is given, make one up and write it to recovery-sheet.txt)");
    command.footer(
        "Beside the key it makes a recovery key (recovery.key, recovery.pub), unless there is one:\n"
        "kept apart, it opens every referral when the other keys are lost. docs/keys.md says how.");
  }
  command.run([options] { return make_key<kind>(*options); });
}

}  // namespace

void add_key_commands(Command program) {
  Command keygen = program.subcommand("keygen", "Make a key; its secret half is kept under a passphrase");
  keygen.require_subcommand();
  add_kind<sealing::KeyKind::recipient>(keygen, "Opens what residents send; makes a recovery key as well");
  add_kind<sealing::KeyKind::signing>(keygen, "Signs packs");
  add_kind<sealing::KeyKind::intake>(keygen, "Signs the intake's acknowledgements");
}

}  // namespace sealwell::shell
