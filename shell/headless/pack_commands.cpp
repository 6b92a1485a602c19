#include "core/authoring/reader/questionnaire_support.hpp"
#include "core/sealing/signed_pack.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/keys/key_files.hpp"
#include "shell/packs/packs.hpp"
#include "shell/program/output.hpp"

#include <memory>

namespace sealwell::shell {
namespace {

struct CheckOptions {
  std::string folder, deployment;
  bool json = false;
};

int check(const CheckOptions& options) {
  const build::BuiltPack built =
      build::build_pack(value_or_throw(read_pack_folder(options.folder, options.deployment)), false);
  json::Value list = json::Value::array();
  for (const lint::Problem& problem : built.problems) {
    list.add(problem_json(problem));
    if (!options.json) err() << problem_line(options.folder, problem) << "\n";
  }
  if (options.json) out().json_indented(list);
  if (built.problems.empty()) err() << options.folder << ": no problem found\n";
  return built.fit() ? 0 : 1;
}

struct BuildOptions {
  std::string folder, deployment, key, passphrase, out, not_after, now;
};

int build(const BuildOptions& options) {
  const std::int64_t now = value_or_throw(instant_or_now(options.now));
  const build::BuiltPack built =
      build::build_pack(value_or_throw(read_pack_folder(options.folder, options.deployment)), true);
  for (const lint::Problem& problem : built.problems) err() << problem_line(options.folder, problem) << "\n";
  if (!built.fit()) throw BadInput(options.folder + ": not built; fix the errors above");
  constexpr std::int64_t year_ms = 365LL * 86'400'000;
  const std::int64_t not_after =
      options.not_after.empty() ? now + year_ms : value_or_throw(instant_or_now(options.not_after));
  if (not_after <= now) throw BadInput("--not-after lies in the past: nobody could use the pack");

  const auto key = open_key_file<sealing::KeyKind::signing>(options.key, options.passphrase);
  value_or_throw(write_signed_pack(options.out, built.payload, key, not_after));
  err() << options.out << " and " << prepared_path(options.out) << ": signed by " << key.id().to_text()
        << ", good until " << instant_to_iso(not_after) << "\n";
  return 0;
}

}  // namespace

void add_pack_commands(Command program) {
  Command packs =
      program.subcommand("pack", "Begin a pack, check its folder, build it into one signed file, or sign that again");
  packs.require_subcommand();
  add_pack_new_command(packs);

  auto checking = std::make_shared<CheckOptions>();
  Command check_command = packs.subcommand("check", "Report every problem with its place and what to do");
  check_command.option("DIR", checking->folder, "The pack's folder").required().existing_folder();
  check_command.option("--deployment", checking->deployment, "JSON merge patch over pack.json (keys, sites)");
  check_command.flag("--json", checking->json, "Print the problems as JSON on standard output");
  check_command.run([checking] { return check(*checking); });

  auto building = std::make_shared<BuildOptions>();
  Command build_command = packs.subcommand(
      "build", "Check, join and sign; writes the signed pack, and beside it the prepared one that browsers fetch");
  build_command.option("DIR", building->folder, "The pack's folder").required().existing_folder();
  build_command.option("--sign", building->key, "Signing key file (sealwell keygen signing)").required();
  build_command.option("--passphrase-file", building->passphrase, "File with the key's passphrase (default: ask)");
  build_command
      .option("--out", building->out,
              "The signed file to write, NAME.pack; the prepared ones are NAME.prepared and, for each\nfurther "
              "language, NAME.LANGUAGE.prepared")
      .required();
  build_command.option("--deployment", building->deployment, "JSON merge patch over pack.json (keys, sites)");
  build_command.option("--not-after", building->not_after,
                       "Last instant at which browsers take it, like 2027-11-22T00:00:00Z (default: in a year)");
  build_command.option("--now", building->now, "Take this instant as now");
  build_command.run([building] { return build(*building); });
  Command support_command = packs.subcommand(
      "support", "Print docs/questionnaire-support.md: what of a FHIR R4 Questionnaire runs, and what does not");
  support_command.run([] {
    out().lines(pack::questionnaire_support_markdown());
    return 0;
  });
  add_pack_translate_command(packs);
  add_pack_explore_command(packs);
  add_pack_describe_command(packs);
  add_pack_sign_command(packs);
}

}  // namespace sealwell::shell
