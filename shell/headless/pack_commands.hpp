#pragma once

#include "shell/headless/commands.hpp"

namespace sealwell::shell {

/// Adds `pack new` to the commands of `pack`.
void add_pack_new_command(CLI::App& packs, Outcome& outcome);

/// Adds `pack describe` to the commands of `pack`.
void add_pack_describe_command(CLI::App& packs, Outcome& outcome);

}  // namespace sealwell::shell
