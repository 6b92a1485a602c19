#pragma once

#include <CLI/CLI.hpp>

namespace sealwell::shell {

/// What a command came to: 0 good, 1 the input is bad. Usage errors are CLI11's and exit 2.
struct Outcome {
  int exit_code = 0;
};

/// Adds `pack translate` to the commands of `pack`.
void add_pack_translate_command(CLI::App& packs, Outcome& outcome);

/// Adds `pack explore` to the commands of `pack`.
void add_pack_explore_command(CLI::App& packs, Outcome& outcome);

/// Adds `pack sign` to the commands of `pack`.
void add_pack_sign_command(CLI::App& packs, Outcome& outcome);

// Each adds its commands to the program. A command writes what machines read to standard output
// and what people read to standard error, and sets the outcome.
void add_pack_commands(CLI::App& program, Outcome& outcome);
void add_run_commands(CLI::App& program, Outcome& outcome);
void add_replay_command(CLI::App& program, Outcome& outcome);
void add_render_command(CLI::App& program, Outcome& outcome);
void add_import_command(CLI::App& program, Outcome& outcome);
void add_score_command(CLI::App& program, Outcome& outcome);
void add_key_commands(CLI::App& program, Outcome& outcome);
void add_recovery_commands(CLI::App& program, Outcome& outcome);
void add_keys_check_command(CLI::App& program, Outcome& outcome);
void add_check_response_command(CLI::App& program, Outcome& outcome);
void add_envelope_commands(CLI::App& program, Outcome& outcome);
void add_receipt_commands(CLI::App& program, Outcome& outcome);
void add_workbench_command(CLI::App& program, Outcome& outcome);

}  // namespace sealwell::shell
