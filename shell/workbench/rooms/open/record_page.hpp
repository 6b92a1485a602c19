#pragma once

#include "core/engine/screen_fwd.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <string>
#include <vector>

namespace sealwell::workbench {

/// What was opened, for staff to read: what was checked, who and when, the answers with results and barriers, and each
/// decision. `line` is a line of `sealwell open`; `pack` is the one of that record, or nullptr: then ids stand for names.
[[nodiscard]] std::vector<engine::Block> record_blocks(const json::Value& line, const pack::ServicePack* pack);

/// The same as one HTML document that opens and prints anywhere.
[[nodiscard]] std::string record_document(const json::Value& line, const pack::ServicePack* pack);

}  // namespace sealwell::workbench
