#include "shell/files/or_throw.hpp"
#include "shell/headless/commands.hpp"

#include <iostream>

int main(int count, char** arguments) {
  using namespace sealwell::shell;
  CLI::App program(
      "Sealwell: self-referral assessments that the page around them cannot read.\n"
      "Makes and checks packs, walks journeys, scores instruments, makes keys, seals and opens.\n"
      "Machine-readable output goes to standard output, everything else to standard error.\n"
      "Exit status: 0 good, 1 the input is bad, 2 usage.",
      "sealwell");
  program.require_subcommand(1);
  program.set_version_flag("--version", SEALWELL_VERSION);
  Outcome outcome;
  add_pack_commands(program, outcome);
  add_run_commands(program, outcome);
  add_replay_command(program, outcome);
  add_render_command(program, outcome);
  add_import_command(program, outcome);
  add_score_command(program, outcome);
  add_key_commands(program, outcome);
  add_keys_check_command(program, outcome);
  add_recovery_commands(program, outcome);
  add_envelope_commands(program, outcome);
  add_receipt_commands(program, outcome);
  add_check_response_command(program, outcome);
  add_workbench_command(program, outcome);
  try {
    program.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    const int code = program.exit(error);
    return code == 0 ? 0 : 2;
  } catch (const BadInput& error) {
    std::cerr << "sealwell: " << error.what() << "\n";
    return 1;
  }
  return outcome.exit_code;
}
