#pragma once

#include "core/pack/service_pack.hpp"

#include <string>
#include <vector>

namespace sealwell::describe {

/// The rights that go with these statements (docs/receipt.md, "Dates"), each with its period; those that are asked for
/// in the same way in one line, with how. `notice` is the pack's.
[[nodiscard]] std::vector<std::string> rights_said(const std::vector<const pack::Statement*>& statements,
                                                   const json::Value& notice);

}  // namespace sealwell::describe
