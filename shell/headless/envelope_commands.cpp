#include "core/journey/seal_record.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/system_random.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/headless/envelope_stream.hpp"
#include "shell/headless/pack_or_throw.hpp"
#include "shell/keys/envelope_opener.hpp"
#include "shell/packs/packs.hpp"
#include "shell/program/output.hpp"

#include <memory>

namespace sealwell::shell {
namespace {

struct SealOptions {
  std::string record, pack, trust, out;
};

int seal(const SealOptions& options) {
  const LoadedPack loaded = pack_or_throw(load_pack(options.pack, options.trust, clock_now()));
  const auto journey = value_or_throw(begin(loaded, "", clock_now()));
  const pack::ServicePack& pack = journey->pack();
  if (pack.parts.empty() || pack.recipients.empty()) {
    throw BadInput(options.pack + ": names no recipients, so nobody could open what is sealed");
  }
  json::Value record = value_or_throw(read_json(options.record));
  if (!record.if_object()) throw BadInput(options.record + ": not a referral record");
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
  write_output(options.out, as_text(sealed.value().bytes), Format::bytes);
  return 0;
}

struct OpenOptions {
  FileSources envelopes;
  std::size_t jobs = default_job_count();
  OpenerOptions with;
};

int open(const OpenOptions& options) {
  const Opener opener(options.with);
  const bool good = print_file_lines(options.envelopes, options.jobs, [&](const std::string& path, bool& all_good) {
    return opener.line_of(path, all_good);
  });
  if (const std::size_t count = opener.with_problems()) {
    err() << count << (count == 1 ? " is" : " are")
          << " not what was sent or what the pack makes of it: see \"problems\"\n";
  }
  if (const std::size_t count = opener.not_conforming()) {
    err() << count << (count == 1 ? " record has" : " records have")
          << " answers that do not conform to the Questionnaire: see \"violations\"\n";
  }
  return good ? 0 : 1;
}

}  // namespace

void add_envelope_commands(Command program) {
  auto sealing_options = std::make_shared<SealOptions>();
  Command seal_command = program.subcommand("seal", "Seal a record for a pack's recipients");
  seal_command.option("RECORD", sealing_options->record, "The record's JSON; - is standard input").required();
  seal_command.option("--pack", sealing_options->pack, "A signed pack file, or a folder").required();
  seal_command.option("--trust", sealing_options->trust, "File of signing public keys, one a line");
  seal_command.option("--out", sealing_options->out, "The envelope to write").required();
  seal_command.run([sealing_options] { return seal(*sealing_options); });

  auto opening = std::make_shared<OpenOptions>();
  Command open_command = program.subcommand(
      "open", "Open envelopes; prints one JSON line each: {id, receivedFor, record, verified} or {id, error}");
  open_command.option("FILE", opening->envelopes.paths,
                      "Envelopes, and folders with envelopes at any depth, which come in the file system's order; - is "
                      "standard input");
  open_command.option("--files-from", opening->envelopes.list,
                      "File that names an envelope or a folder a line; - is standard input");
  open_command.option("--jobs", opening->jobs, "Envelopes to open at a time (the number of processors)")
      .between(1, 256);
  // Keys and passphrase files take one word each and may come again, so that a FILE may stand behind them.
  open_command.option("--key", opening->with.keys, "Recipient key file; once for each where keys were rotated")
      .required()
      .one_word_each();
  open_command
      .option("--passphrase-file", opening->with.passphrases,
              "File with the passphrase: one for all keys, or one a key in their order (default: ask)")
      .one_word_each();
  open_command.option("--pack", opening->with.packs,
                      "Signed pack files to check the answers against and to work every score out anew with; may be "
                      "given several times");
  open_command.option("--trust", opening->with.trust, "File of signing public keys, one a line, for --pack");
  open_command.run([opening] {
    const FileSources& envelopes = opening->envelopes;
    if (envelopes.paths.empty() && envelopes.list.empty()) throw WrongUsage::missing("FILE or --files-from");
    return open(*opening);
  });
}

}  // namespace sealwell::shell
