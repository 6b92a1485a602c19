#include "shell/headless/clock.hpp"
#include "shell/headless/commands.hpp"
#include "shell/headless/envelope_stream.hpp"
#include "shell/headless/files.hpp"
#include "shell/headless/key_files.hpp"
#include "shell/headless/packs.hpp"

#include "core/journey/seal_record.hpp"
#include "core/receipt/verify.hpp"
#include "core/record/parts.hpp"
#include "core/record/record.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/system_random.hpp"

#include <map>
#include <memory>

namespace sealwell::headless {
namespace {

struct SealOptions {
  std::string record, pack, trust, out;
};

int seal(const SealOptions& options) {
  const LoadedPack loaded = load_pack(options.pack, options.trust, instant_or_now(""));
  const auto journey = begin(loaded, "", instant_or_now(""));
  const pack::ServicePack& pack = journey->pack();
  if (pack.parts.empty() || pack.recipients.empty()) {
    throw BadInput(options.pack + ": names no recipients, so nobody could open what is sealed");
  }
  json::Value record = read_json(options.record);
  if (!record.if_object()) throw BadInput(options.record + ": is no record");
  sealing::SystemRandom random;
  const auto id = sealing::new_envelope_id(random);
  if (!id.ok()) throw BadInput("no random bytes: nothing was sealed");
  record.set("id", sealing::envelope_id_text(id.value()));
  const auto sealed = journey::seal_record(pack, loaded.hash, id.value(), record, random);
  if (!sealed.ok()) {
    const Failure& failure = sealed.failure();
    throw BadInput(options.record + ": not sealed: " + std::string(error_name(failure.error)) +
                   (failure.where.empty() ? "" : " at " + failure.where));
  }
  write_file(options.out, as_text(sealed.value().bytes));
  return 0;
}

struct OpenOptions {
  FileSources envelopes;
  std::size_t jobs = jobs_of_this_machine();
  std::vector<std::string> keys, passphrases, packs;
  std::string trust;
};

class Opener {
 public:
  explicit Opener(const OpenOptions& options) : keys_(open_key_files(options.keys, options.passphrases)) {
    for (const std::string& path : options.packs) {
      const LoadedPack loaded = load_pack(path, options.trust, instant_or_now(""));
      packs_.emplace(to_hex(loaded.hash), begin(loaded, "", instant_or_now("")));
    }
  }

  /// One line for one envelope: {id, receivedFor, record, verified} or {id, error}. Of an envelope
  /// with several parts, `receivedFor` is a list: for each part that was opened, the key.
  json::Value open(const std::string& path, bool& good) {
    json::Value line = json::Value::object();
    const std::string bytes = read_file(path);
    const auto header = sealing::read_header(as_bytes(bytes));
    line.set("file", path);
    line.set("id", header.ok() ? json::Value(sealing::envelope_id_text(header.value().id)) : json::Value());
    const auto opened = sealing::open(as_bytes(bytes), keys_);
    if (!opened.ok()) return refused(std::move(line), opened.failure(), good);
    const std::vector<sealing::OpenedPart>& parts = opened.value().parts;
    std::vector<record::PartAtHand> at_hand;
    json::Value keys = json::Value::array();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!parts[i].content) continue;
      auto document = json::parse(as_text(parts[i].content->view()));
      if (!document.ok()) {
        Failure failure = document.failure();
        if (parts.size() > 1) failure.where = "part " + std::to_string(i + 1) + ", " + failure.where;
        return refused(std::move(line), failure, good);
      }
      at_hand.push_back({i, std::move(document).value()});
      keys.add(parts[i].opened_by->to_text());
    }
    const std::string pack_hash = to_hex(opened.value().header.pack_hash);
    line.set("receivedFor", parts.size() == 1 ? (*keys.if_array())[0] : keys);
    line.set("pack", opened.value().header.pack_id);
    record::Joined joined = put_together(pack_hash, std::move(at_hand), parts.size());
    line.set("verified", verify(pack_hash, sealing::envelope_id_text(opened.value().header.id), joined));
    line.set("record", std::move(joined.record));
    return line;
  }

 private:
  static json::Value refused(json::Value line, const Failure& failure, bool& good) {
    good = false;
    line.set("error", error_name(failure.error));
    if (!failure.where.empty()) line.set("where", failure.where);
    return line;
  }

  // A single part is the record; several are joined.
  record::Joined put_together(const std::string& pack_hash, std::vector<record::PartAtHand> at_hand,
                              std::size_t envelope_parts) const {
    const auto found = packs_.find(pack_hash);
    const pack::ServicePack* pack = found == packs_.end() ? nullptr : &found->second->pack();
    if (envelope_parts > 1 || (pack && pack->parts.size() > 1)) return record::join(pack, at_hand, envelope_parts);
    return {std::move(at_hand.front().document), {}};
  }

  // What the envelope proves by itself, and what only the pack can show.
  json::Value verify(const std::string& pack_hash, const std::string& id, const record::Joined& joined) const {
    json::Value verified = json::Value::object();
    const json::Value& record = joined.record;
    const json::Value* source = record.find("pack");
    std::vector<std::string> problems = joined.problems;
    if (record.text_or("id") != id) problems.emplace_back("id: the record names another envelope");
    if (!source || source->text_or("sha256") != pack_hash) problems.emplace_back("pack: the record names another pack");
    for (std::string& problem : receipt::chain_problems(record)) problems.push_back(std::move(problem));
    const auto pack = packs_.find(pack_hash);
    verified.set("checkedAgainstPack", pack != packs_.end());
    if (pack != packs_.end()) {
      for (std::string& problem : record::discrepancies(pack->second->pack(), record)) {
        problems.push_back(std::move(problem));
      }
    }
    verified.set("good", problems.empty() && pack != packs_.end());
    json::Value list = json::Value::array();
    for (std::string& problem : problems) list.add(std::move(problem));
    verified.set("problems", std::move(list));
    return verified;
  }

  std::vector<sealing::RecipientSecretKey> keys_;
  std::map<std::string, std::unique_ptr<journey::Journey>> packs_;
};

int open(const OpenOptions& options) {
  Opener opener(options);  // which opening an envelope does not change, so that all jobs share it
  const bool good = print_line_of_each_file(options.envelopes, options.jobs, [&](const std::string& path, bool& all_good) {
    return json::write(opener.open(path, all_good));
  });
  return good ? 0 : 1;
}

}  // namespace

void add_envelope_commands(CLI::App& program, Outcome& outcome) {
  auto sealing_options = std::make_shared<SealOptions>();
  CLI::App* seal_command = program.add_subcommand("seal", "Seal a record for a pack's recipients");
  seal_command->add_option("RECORD", sealing_options->record, "The record's JSON; - is standard input")->required();
  seal_command->add_option("--pack", sealing_options->pack, "A signed pack file, or a folder")->required();
  seal_command->add_option("--trust", sealing_options->trust, "File of signing public keys, one a line");
  seal_command->add_option("--out", sealing_options->out, "The envelope to write")->required();
  seal_command->callback([sealing_options, &outcome] { outcome.exit_code = seal(*sealing_options); });

  auto opening = std::make_shared<OpenOptions>();
  CLI::App* open_command = program.add_subcommand(
      "open", "Open envelopes; prints one JSON line each: {id, receivedFor, record, verified} or {id, error}");
  open_command->add_option("FILE", opening->envelopes.paths,
                           "Envelopes, and folders with envelopes at any depth, which come in the file system's order; - is "
                           "standard input");
  open_command->add_option("--files-from", opening->envelopes.list,
                           "File that names an envelope or a folder a line; - is standard input");
  open_command->add_option("--jobs", opening->jobs, "Envelopes to open at a time (the number of processors)")
      ->check(CLI::Range(1, 256));
  open_command->add_option("--key", opening->keys, "Recipient key file; once for each where keys were rotated")
      ->required()
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  open_command->add_option("--passphrase-file", opening->passphrases,
                           "File with the passphrase: one for all keys, or one a key in their order (default: ask)")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  open_command->add_option("--pack", opening->packs,
                           "Signed pack files to work every score out anew with; may be given several times");
  open_command->add_option("--trust", opening->trust, "File of signing public keys, one a line, for --pack");
  open_command->callback([opening, &outcome] {
    const FileSources& envelopes = opening->envelopes;
    if (envelopes.paths.empty() && envelopes.list.empty()) throw CLI::RequiredError("FILE or --files-from");
    outcome.exit_code = open(*opening);
  });
}

}  // namespace sealwell::headless
