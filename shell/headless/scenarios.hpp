#pragma once

#include <string>

namespace sealwell::shell {

/// Runs DIR/scenarios/*.json and prints, for each that differs, what an editor would look for;
/// then 'N passed, N failed'. Gives the exit status. Throws BadInput for a folder without any.
[[nodiscard]] int run_scenarios(const std::string& folder);

}  // namespace sealwell::shell
