#pragma once

#include "shell/workbench/rooms/open/opened_row.hpp"

#include <vector>

namespace sealwell::workbench {

/// Works out for each referral which day of assessing again counts now (docs/follow-up.md): of the days that nobody has
/// answered, the last one that has come, or else the next. An assessment that was done again answers the day that is
/// nearest to it. What was withdrawn or erased is not followed up.
void note_follow_ups(std::vector<OpenedRow>& rows, std::int64_t now_ms);

}  // namespace sealwell::workbench
