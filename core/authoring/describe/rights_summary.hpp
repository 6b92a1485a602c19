#pragma once

#include "core/pack/service_pack.hpp"

#include <string>
#include <vector>

namespace sealwell::describe {

/// The data subject's rights that follow from these statements (docs/receipt.md, "Dates"), each with its period. Rights
/// that are exercised in the same way share a line, which says how. `notice` is the pack's privacy notice.
[[nodiscard]] std::vector<std::string> rights_summary(const std::vector<const pack::Statement*>& statements,
                                                      const json::Value& notice);

}  // namespace sealwell::describe
