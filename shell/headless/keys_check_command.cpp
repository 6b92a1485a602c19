// What would be lost if a key were: read from a pack, key files and envelopes without any secret.
#include "core/authoring/reader/service_pack_reader.hpp"
#include "core/base/civil_date.hpp"
#include "core/base/visible_text.hpp"
#include "core/sealing/file_kind.hpp"
#include "core/sealing/key_file.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/file_walk.hpp"
#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/headless/key_ledger.hpp"
#include "shell/headless/pack_or_throw.hpp"
#include "shell/packs/packs.hpp"
#include "shell/program/output.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <memory>
#include <sstream>

namespace sealwell::shell {
namespace {

/// So that a folder full of foreign envelopes does not fill the memory.
constexpr std::size_t most_problems = 100;

struct KeysCheckOptions {
  std::string pack, deployment, trust;
  std::vector<std::string> keys, envelopes;
  bool text = false;
};

/// Reads envelopes one at a time, each into the same buffer, and counts them.
class EnvelopeCount {
 public:
  explicit EnvelopeCount(KeyLedger& ledger) : ledger_(ledger) {}

  void read(const std::string& path) {
    if (!std::filesystem::is_directory(path)) {
      read_envelope(path, false);
      return;
    }
    const FileSources folder{{path}, ""};
    const auto walk = value_or_throw(FileWalk::begin(folder));
    while (const auto found = walk->next()) {
      if (!found->problem.empty()) throw BadInput(found->path + ": " + found->problem);
      read_envelope(found->path, true);
    }
  }

  [[nodiscard]] bool good() const { return problem_count_ == 0; }

  [[nodiscard]] json::Value json() const {
    const auto number = [](std::uint64_t count) { return static_cast<std::int64_t>(count); };
    json::Value value = json::Value::object();
    value.set("read", number(ledger_.counted() + damaged_));
    value.set("openable", number(ledger_.openable()));
    value.set("openableWithKeyFiles", number(ledger_.openable_with_files()));
    value.set("unopenable", number(ledger_.counted() - ledger_.openable()));
    value.set("damaged", number(damaged_));
    value.set("otherFiles", number(others_));
    value.set("problems", problems_);
    value.set("problemsLeftOut", number(problem_count_ - problems_.if_array()->size()));
    return value;
  }

 private:
  // In a folder, what is no envelope stands beside the envelopes; named, it is a mistake.
  void read_envelope(const std::string& path, bool in_folder) {
    std::ifstream stream(path, std::ios::binary);
    buffer_.resize(sealing::envelope_max_bytes + 1);
    stream.read(reinterpret_cast<char*>(buffer_.data()), static_cast<std::streamsize>(buffer_.size()));
    if (!stream && stream.gcount() == 0 && !stream.eof()) throw BadInput(path + ": " + std::strerror(errno));
    const ByteView bytes = ByteView(buffer_).first(static_cast<std::size_t>(stream.gcount()));
    if (in_folder && sealing::file_kind(as_text(bytes)) != sealing::FileKind::envelope) {
      ++others_;
      return;
    }
    const auto header = sealing::read_header(bytes);
    if (header.ok()) {
      if (auto problem = ledger_.count(path, header.value())) note(std::move(*problem));
      return;
    }
    ++damaged_;
    json::Value problem = json::Value::object();
    problem.set("file", path).set("error", error_name(header.error()));
    note(std::move(problem));
  }

  void note(json::Value problem) {
    if (++problem_count_ <= most_problems) problems_.add(std::move(problem));
  }

  KeyLedger& ledger_;
  Bytes buffer_;
  json::Value problems_ = json::Value::array();
  std::uint64_t problem_count_ = 0, damaged_ = 0, others_ = 0;
};

[[noreturn]] void refuse(const std::string& path, const Failure& failure) {
  throw BadInput(path + ": " + std::string(error_name(failure.error)) + " at " + failure.where);
}

json::Value texts(const std::vector<std::string>& list) {
  json::Value value = json::Value::array();
  for (const std::string& text : list) value.add(text);
  return value;
}

json::Value key_json(const LedgerKey& key, bool counted) {
  json::Value value = json::Value::object();
  value.set("id", key.id.to_text());
  value.set("role", key.role);
  value.set("standing", key.role == "unlisted" ? "unlisted" : key.retired ? "retired" : "current");
  if (!key.recipient.empty()) value.set("recipient", key.recipient);
  if (!key.name.empty()) value.set("name", key.name);
  value.set("publicKey", key.public_key);
  if (key.from) value.set("from", to_iso(*key.from));
  if (key.until) value.set("until", to_iso(*key.until));
  value.set("parts", texts(key.parts));
  value.set("keyFiles", texts(key.key_files));
  if (!counted) return value;
  json::Value envelopes = json::Value::object();
  envelopes.set("opens", static_cast<std::int64_t>(key.opens));
  envelopes.set("onlyThisKey", static_cast<std::int64_t>(key.only));
  value.set("envelopes", std::move(envelopes));
  return value;
}

void print_text(const KeyLedger& ledger, const json::Value* envelopes) {
  std::ostringstream table;
  const auto column = [&](const std::string& text, int width) {
    table << std::left << std::setw(width) << visible_line(text) << "  ";
  };
  for (const LedgerKey& key : ledger.keys()) {
    const bool recovery = key.role == "recovery";
    column(key.id.to_text(), 16);
    column(key.role == "unlisted" ? "not in the pack" : recovery ? "recovery" : key.recipient, 16);
    column(key.retired ? "retired" : key.role == "unlisted" ? "" : "current", 7);
    column(key.from ? to_iso(*key.from) : "-", 10);
    column(key.until ? to_iso(*key.until) : "-", 10);
    column(key.key_files.empty() ? "no key file here" : key.key_files.front(), 24);
    table << "\n    opens";
    if (key.parts.empty()) table << " no part of the pack";
    for (std::size_t i = 0; i < key.parts.size(); ++i) table << (i > 0 ? ", " : " ") << visible_line(key.parts[i]);
    if (envelopes) {
      table << "; " << key.opens << " of the envelopes\n    "
            << (key.only == 0 ? std::string("if it were lost, another key would open each of them")
                              : "if it were lost, so would be " + std::to_string(key.only));
    }
    table << "\n";
  }
  if (envelopes) {
    const auto count = [&](std::string_view name) { return json::write(*envelopes->find(name)); };
    table << count("read") << " envelopes, " << count("openable") << " of them openable with these keys, "
          << count("openableWithKeyFiles") << " with the key files here; " << count("unopenable")
          << " that none of these keys opens, " << count("damaged") << " damaged\n";
    for (const json::Value& problem : envelopes->items("problems")) {
      table << "  " << visible_line(problem.text_or("file")) << ": " << problem.text_or("error");
      for (const json::Value& id : problem.items("keys")) table << " " << *id.if_string();
      table << "\n";
    }
  }
  out().lines(table.str());
}

int check_keys(const KeysCheckOptions& options) {
  const LoadedPack loaded =
      pack_or_throw(load_pack(options.pack, options.trust, clock_now(), false, options.deployment));
  const auto pack = pack::parse_service_pack(loaded.payload);
  if (!pack.ok()) refuse(options.pack, pack.failure());
  KeyLedger ledger(pack.value());
  if (ledger.keys().empty()) {
    throw BadInput(options.pack + ": names no recipients; for a folder, lay its keys over it with --deployment");
  }
  for (const std::string& path : options.keys) {
    const auto summary = sealing::read_key_file_summary(value_or_throw(read_file(path, sealing::key_file_max_bytes)));
    if (!summary.ok()) refuse(path, summary.failure());
    if (summary.value().kind != sealing::KeyKind::recipient) {
      throw BadInput(path + ": key_wrong_kind: a " + std::string(sealing::key_kind_name(summary.value().kind)) +
                     " key opens no envelope");
    }
    ledger.add_key_file(path, summary.value().public_key, summary.value().id);
  }
  EnvelopeCount envelopes(ledger);
  for (const std::string& path : options.envelopes) envelopes.read(path);

  const bool counted = !options.envelopes.empty();
  const json::Value counts = envelopes.json();
  if (options.text) {
    print_text(ledger, counted ? &counts : nullptr);
  } else {
    json::Value list = json::Value::array();
    for (const LedgerKey& key : ledger.keys()) list.add(key_json(key, counted));
    json::Value report = json::Value::object();
    report.set("pack", pack.value().id);
    report.set("packHash", to_hex(loaded.hash));
    report.set("keys", std::move(list));
    if (counted) report.set("envelopes", counts);
    out().json_indented(report);
  }
  if (pack.value().recovery_choice != pack::RecoveryChoice::key) {
    err() << "There is no recovery key: where a recipient's key is the only one, losing it loses referrals.\n";
  }
  return envelopes.good() ? 0 : 1;
}

}  // namespace

void add_keys_check_command(Command program) {
  Command keys = program.subcommand("keys", "Look after the keys that open envelopes");
  keys.require_subcommand();
  auto options = std::make_shared<KeysCheckOptions>();
  Command command = keys.subcommand("check", "Say what would be lost if a key were; needs no passphrase");
  command.option("PACK", options->pack, "A signed pack file, or a folder").required();
  command.option("--deployment", options->deployment, "For a folder: JSON merge patch over pack.json (keys, sites)");
  command.option("--trust", options->trust, "File of signing public keys, one a line");
  command.option("--key", options->keys, "Key files at hand, of which only the public half is read");
  command.option("--envelopes", options->envelopes, "Envelopes, or folders of them");
  command.flag("--text", options->text, "Print a table for people instead of JSON");
  command.footer(
      "Prints {pack, packHash, keys: [{id, role, standing, recipient, name, publicKey, from, until,\n"
      "parts, keyFiles, envelopes: {opens, onlyThisKey}}], envelopes: {read, openable,\n"
      "openableWithKeyFiles, unopenable, damaged, otherFiles, problems, problemsLeftOut}}.\n"
      "Exit 1 when an envelope has a part that none of the keys opens, or is damaged.");
  command.run([options] { return check_keys(*options); });
}

}  // namespace sealwell::shell
