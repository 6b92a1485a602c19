#pragma once

#include "shell/program/command_line.hpp"

namespace sealwell::shell {

// Each adds its commands to the program. A command writes what machines read to standard output and what people read to
// standard error; its exit status is 0 for good and 1 where the input is bad.
void add_pack_commands(Command program);
void add_run_commands(Command program);
void add_replay_command(Command program);
void add_render_command(Command program);
void add_import_command(Command program);
void add_score_command(Command program);
void add_key_commands(Command program);
void add_recovery_commands(Command program);
void add_keys_check_command(Command program);
void add_check_response_command(Command program);
void add_envelope_commands(Command program);
void add_receipt_commands(Command program);
void add_workbench_command(Command program);

// Each adds its command to those of `pack`.
void add_pack_new_command(Command packs);
void add_pack_describe_command(Command packs);
void add_pack_translate_command(Command packs);
void add_pack_explore_command(Command packs);
void add_pack_sign_command(Command packs);

}  // namespace sealwell::shell
