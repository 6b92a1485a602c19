// A recovery key shared out among people, and brought back by enough of them.
#include "core/json/value.hpp"
#include "core/sealing/key_share.hpp"
#include "core/sealing/system_random.hpp"

#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/keys/key_files.hpp"
#include "shell/program/output.hpp"

#include <memory>

namespace sealwell::shell {
namespace {

struct SplitOptions {
  std::string key, passphrase, folder;
  unsigned threshold = 0;
  std::vector<std::string> holders;
};

std::string words_for_splitting(const Failure& failure, const SplitOptions& options) {
  const std::string most = std::to_string(sealing::key_share_max_count);
  if (failure.where == "threshold") {
    return "--threshold " + std::to_string(options.threshold) + ": from 2 to " + most +
           " people can be needed; with 1 each share would be the key itself";
  }
  if (failure.where == "holders") {
    return "there are " + std::to_string(options.holders.size()) +
           " holders: name at least as many as --threshold, and at most " + most + ", each with --holder";
  }
  if (failure.error == Error::out_of_range) {
    return failure.where + " has a name that a share can't carry: 1 to " +
           std::to_string(sealing::key_share_max_holder) + " bytes of text on one line";
  }
  return "not split: " + std::string(error_name(failure.error));
}

int split_recovery(const SplitOptions& options) {
  std::vector<std::string> paths;
  for (std::size_t i = 1; i <= options.holders.size(); ++i) {
    paths.push_back(options.folder + "/share-" + std::to_string(i) + "-of-" + std::to_string(options.holders.size()) +
                    ".txt");
    if (is_something(paths.back())) {
      throw BadInput(paths.back() + " is there already: choose another folder, or delete what was handed over");
    }
  }
  const auto key = open_key_file<sealing::KeyKind::recipient>(options.key, options.passphrase);
  sealing::SystemRandom random;
  const auto shares = sealing::split_key(key, options.threshold, options.holders, random);
  if (!shares.ok()) throw BadInput(words_for_splitting(shares.failure(), options));
  // Nobody finds out too late: what is handed over has brought the key back once.
  if (!sealing::join_key_shares(shares.value()).ok()) {
    throw BadInput("the shares did not bring the key back; nothing was written");
  }

  value_or_throw(make_private_folder(options.folder));
  json::Value list = json::Value::array();
  for (std::size_t i = 0; i < paths.size(); ++i) {
    std::string text = sealing::write_key_share(shares.value()[i]);
    value_or_throw(create_private_file(paths[i], text));
    sealing::wipe(text);
    json::Value one = json::Value::object();
    one.set("holder", options.holders[i]).set("file", paths[i]);
    list.add(std::move(one));
  }
  json::Value made = json::Value::object();
  made.set("id", key.id().to_text());
  made.set("publicKey", key.public_key().to_text());
  made.set("set", to_hex(shares.value().front().set));
  made.set("threshold", static_cast<int>(options.threshold));
  made.set("shares", std::move(list));
  out().json(made);
  err() << "Hand each share to its holder on paper or on a stick, then delete " << options.folder << ".\n"
        << "Any " << options.threshold << " of them bring the key back (sealwell recover); fewer learn nothing of it.\n"
        << "Whoever has " << options.key << " and its passphrase still opens everything: delete it if nobody should.\n";
  return 0;
}

struct RecoverOptions {
  std::vector<std::string> shares;
  std::string folder, name = "recovery", passphrase;
};

sealing::KeyShare read_share(const std::string& path) {
  std::string text = value_or_throw(read_file(path, sealing::key_share_max_bytes + 1));
  auto share = sealing::read_key_share(text);
  sealing::wipe(text);
  if (share.ok()) return std::move(share).value();
  const std::string& where = share.failure().where;
  throw BadInput(path + ": key_share_invalid at " + where + ": " +
                 (where == "check" ? "a character differs from what was handed over; compare it with the paper"
                                   : "this is not a share as `sealwell recovery split` writes one"));
}

std::string words_for_joining(const Failure& failure, const RecoverOptions& options) {
  if (failure.error == Error::key_shares_differ) {
    const std::size_t place = std::stoul(failure.where.substr(failure.where.find(' ') + 1));
    return options.shares[place - 1] + ": key_shares_differ: it is of another key or another splitting than " +
           options.shares.front() + "; use shares of one set";
  }
  if (failure.error == Error::key_shares_too_few) {
    return "key_shares_too_few: " + failure.where +
           " different shares are here; ask another holder, and name each "
           "file with --share";
  }
  if (failure.error == Error::key_share_invalid) {
    return "key_share_invalid: these shares do not bring back the key that they name, so one was altered on purpose; "
           "try without one or the other";
  }
  return "not recovered: " + std::string(error_name(failure.error));
}

int recover(const RecoverOptions& options) {
  const KeyPaths paths = free_key_paths(options.folder, options.name);
  std::vector<sealing::KeyShare> shares;
  for (const std::string& path : options.shares) shares.push_back(read_share(path));
  const auto key = sealing::join_key_shares(shares);
  if (!key.ok()) throw BadInput(words_for_joining(key.failure(), options));
  write_key_pair(key.value(), new_passphrase(options.passphrase, paths.secret), paths);

  json::Value made = json::Value::object();
  made.set("kind", sealing::key_kind_name(sealing::KeyKind::recipient));
  made.set("id", key.value().id().to_text());
  made.set("keyFile", paths.secret);
  made.set("publicKey", key.value().public_key().to_text());
  json::Value holders = json::Value::array();
  for (const sealing::KeyShare& share : shares) holders.add(share.holder);
  made.set("holders", std::move(holders));
  out().json(made);
  err() << "The key is back. To open what was sealed to it:\n\n  sealwell open ENVELOPE... --key " << paths.secret
        << "\n\nThen make new keys and put them into the pack (docs/keys.md).\n";
  return 0;
}

}  // namespace

void add_recovery_commands(Command program) {
  Command recovery = program.subcommand("recovery", "Share a recovery key out among people");
  recovery.require_subcommand();
  auto splitting = std::make_shared<SplitOptions>();
  Command split = recovery.subcommand("split", "Write one share a holder, any K of which bring the key back");
  split.option("KEY", splitting->key, "The recovery key's file (recovery.key)").required();
  split.option("--threshold", splitting->threshold, "K: how many holders are needed, at least 2").required();
  split.option("--holder", splitting->holders, "Who gets a share, as \"Caldicott guardian\"; once for each")
      .required()
      .one_word_each();
  split.option("--out", splitting->folder, "Folder for the shares, which are secret").required();
  split.option("--passphrase-file", splitting->passphrase,
               "File whose first line is the key's passphrase (default: ask on the terminal)");
  split.run([splitting] { return split_recovery(*splitting); });

  auto recovering = std::make_shared<RecoverOptions>();
  Command recover_command = program.subcommand("recover", "Bring a recovery key back from its holders' shares");
  recover_command.option("--share", recovering->shares, "A holder's share; once for each").required().one_word_each();
  recover_command.option("--out", recovering->folder, "Folder for NAME.key and NAME.pub").required();
  recover_command.option("--name", recovering->name, "Name of the two files (default: recovery)");
  recover_command.option("--passphrase-file", recovering->passphrase,
                         "File whose first line is the key's new passphrase\n"
                         "(default: ask on the terminal, twice)");
  recover_command.footer(
      "When the service's keys are lost:\n"
      "  1. If recovery.key and its passphrase are at hand, nothing has to be recovered: go to 3.\n"
      "  2. Bring enough holders together, on a machine that is off the network:\n"
      "       sealwell recover --share FILE --share FILE --out DIR\n"
      "     It checks that what comes back is the very key that the shares name.\n"
      "  3. Open what was sealed:\n"
      "       sealwell open ENVELOPE... --key DIR/recovery.key\n"
      "  4. Make new keys (sealwell keygen recipient), put them into the pack, sign it again.\n"
      "docs/keys.md says more.");
  recover_command.run([recovering] { return recover(*recovering); });
}

}  // namespace sealwell::shell
