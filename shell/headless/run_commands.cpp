#include "core/amend/reassessment.hpp"
#include "core/base/visible_text.hpp"
#include "core/receipt/issue.hpp"
#include "core/receipt/read.hpp"
#include "core/sealing/hash.hpp"

#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/headless/journey_options.hpp"
#include "shell/headless/scenarios.hpp"
#include "shell/packs/walk.hpp"
#include "shell/program/output.hpp"

#include <filesystem>
#include <memory>

namespace sealwell::shell {
namespace {

struct RunOptions {
  JourneyOptions journey;
  std::string answers, transcript, envelope, receipt, again;
};

json::Value texts(const std::vector<std::string>& list) {
  json::Value value = json::Value::array();
  for (const std::string& text : list) value.add(text);
  return value;
}

// A receipt names the program that made it; where a system has no such file it names none.
receipt::Additions additions() {
  if (!std::filesystem::exists("/proc/self/exe")) return {};
  return {to_hex(sealing::sha256(as_bytes(value_or_throw(read_file("/proc/self/exe", 1 << 30))))), ""};
}

void write_receipt(const std::string& path, const json::Value& draft, const pack::ServicePack& pack) {
  if (draft.is_null()) throw BadInput(path + ": not written: nothing was decided, so there is no receipt");
  const auto made = receipt::complete(draft, pack, additions());
  if (!made.ok()) throw BadInput(path + ": not written: " + std::string(error_name(made.error())));
  write_output(path, json::write_indented(made.value()) + "\n", Format::json, true);
}

// What a resident brings from an earlier receipt.
json::Value begin_again(const std::string& path, const pack::ServicePack& pack) {
  const auto sent = amend::referral_from_receipt(value_or_throw(read_file(path, receipt::receipt_limits.bytes)), pack);
  if (!sent.ok()) throw BadInput(path + ": can't be begun again with: " + std::string(error_name(sent.error())));
  const auto again = amend::reassessment_from(sent.value(), pack);
  if (!again) throw BadInput(path + ": is of no referral that this pack follows up; it can't be begun again with");
  if (again->left_out > 0) {
    err() << "sealwell: answers that could not be carried over: " << again->left_out << "\n";
  }
  return amend::reassessment_action(again);
}

int run(const RunOptions& options) {
  const std::int64_t now = options.journey.now_ms();
  Resident resident = read_resident(value_or_throw(read_json(options.answers)));
  const auto journey = options.journey.begin_at(now);
  if (!options.again.empty()) resident.again = begin_again(options.again, journey->pack());
  const WalkResult walked = walk(*journey, resident, now, *options.journey.random());

  json::Value result = json::Value::object();
  result.set("ends", walked.ends.to_text());
  if (!walked.stopped.empty()) result.set("stopped", walked.stopped);
  result.set("screens", texts(walked.screens));
  result.set("scores", walked.scores);
  result.set("barriers", texts(walked.barriers));
  result.set("flags", texts(walked.flags));
  result.set("consents", walked.consents.is_null() ? json::Value::array() : walked.consents);
  result.set("record", walked.record);
  out().json_indented(result);
  if (!options.transcript.empty()) {
    write_output(options.transcript, visible_json(walked.transcript), Format::json, true);
  }
  if (!options.envelope.empty() && !walked.envelope.empty()) {
    write_output(options.envelope, as_text(walked.envelope), Format::bytes);
  }
  if (!options.receipt.empty()) write_receipt(options.receipt, walked.receipt_draft, journey->pack());
  if (!walked.stopped.empty()) {
    err() << "sealwell: stopped at " << walked.ends.to_text() << ": " << walked.stopped << "\n";
    return 1;
  }
  return 0;
}

}  // namespace

void add_run_commands(Command program) {
  auto options = std::make_shared<RunOptions>();
  Command command = program.subcommand(
      "run",
      "Walk one journey from an answers file; prints {ends, screens, scores, barriers, flags, consents, record}");
  options->journey.add_pack_to(command);
  command
      .option("--answers", options->answers,
              "JSON: {\"answers\": {linkId: value}, \"decisions\": {statement: \"yes\"}}, or only the answers; "
              "- is standard input")
      .required();
  command.option("--transcript", options->transcript, "Write each action and its answer, one JSON line a step");
  command.option("--envelope", options->envelope, "Write what would be posted");
  command.option("--receipt", options->receipt,
                 "Give the resident a receipt and write it here; it holds their answers and the key to withdraw with");
  command
      .option("--again", options->again,
              "An earlier receipt: its answers stand in the inputs, and what --answers does not name is continued from")
      .existing_file();
  options->journey.add_to(command);
  command.run([options] { return run(*options); });

  auto folder = std::make_shared<std::string>();
  Command scenarios = program.subcommand("scenarios", "Run a pack's scenarios; prints 'N passed, N failed'");
  scenarios.option("DIR", *folder, "The pack's folder").required().existing_folder();
  scenarios.run([folder] { return run_scenarios(*folder); });
}

}  // namespace sealwell::shell
