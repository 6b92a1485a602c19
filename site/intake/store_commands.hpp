#pragma once

#include <optional>

namespace sealwell::intake {

/// Runs `sealwell-intake backup …` or `sealwell-intake restore …` and gives its exit code; nothing when the first word
/// is neither.
[[nodiscard]] std::optional<int> run_store_command(int argc, char** argv);

}  // namespace sealwell::intake
