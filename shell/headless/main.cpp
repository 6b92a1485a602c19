#include "shell/headless/commands.hpp"

int main(int count, char** arguments) {
  using namespace sealwell::shell;
  Program program(
      "Sealwell: self-referral assessments that the page around them cannot read.\n"
      "Makes and checks packs, walks journeys, scores instruments, makes keys, seals and opens.\n"
      "Machine-readable output goes to standard output, everything else to standard error.\n"
      "Exit status: 0 good, 1 the input is bad, 2 usage.",
      "sealwell");
  Command command = program.command();
  command.require_subcommand();
  add_pack_commands(command);
  add_run_commands(command);
  add_replay_command(command);
  add_render_command(command);
  add_import_command(command);
  add_score_command(command);
  add_key_commands(command);
  add_keys_check_command(command);
  add_recovery_commands(command);
  add_envelope_commands(command);
  add_receipt_commands(command);
  add_check_response_command(command);
  add_workbench_command(command);
  return program.run(count, arguments);
}
