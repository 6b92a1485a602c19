#include "shell/workbench/rooms/open/follow_ups.hpp"

#include <cstdlib>
#include <map>

namespace sealwell::workbench {
namespace {

struct Heard {
  std::vector<std::int64_t> again;  ///< When assessments were done again
  bool ended = false;
};

void note_one(OpenedRow& row, const Heard* heard, std::int64_t now_ms) {
  row.follow_up.clear();
  row.follow_up_due = false;
  if (row.follow_ups.empty() || (heard && heard->ended)) return;
  std::vector<bool> answered(row.follow_ups.size());
  for (const std::int64_t sent : heard ? heard->again : std::vector<std::int64_t>()) {
    std::size_t nearest = 0;
    for (std::size_t i = 1; i < row.follow_ups.size(); ++i) {
      const auto away = [&](std::size_t at) { return std::llabs(instant_of(row.follow_ups[at], 0) - sent); };
      if (away(i) < away(nearest)) nearest = i;
    }
    answered[nearest] = true;
  }
  const CivilDate today = date_of_instant(now_ms);
  for (std::size_t i = 0; i < row.follow_ups.size(); ++i) {
    const bool due = row.follow_ups[i] <= today;
    // A later day that was answered settles the earlier ones.
    if (answered[i]) row.follow_up.clear(), row.follow_up_due = false;
    else if (due || row.follow_up.empty()) row.follow_up = to_iso(row.follow_ups[i]), row.follow_up_due = due;
  }
}

}  // namespace

void note_follow_ups(std::vector<OpenedRow>& rows, std::int64_t now_ms) {
  std::map<std::string, Heard> heard;
  for (const OpenedRow& row : rows) {
    if (row.about.empty()) continue;
    Heard& about = heard[row.about];
    if (row.is_record) about.again.push_back(row.sent_ms);
    about.ended = about.ended || row.ends_follow_up;
  }
  for (OpenedRow& row : rows) {
    const auto found = heard.find(row.reference);
    note_one(row, found == heard.end() ? nullptr : &found->second, now_ms);
  }
}

}  // namespace sealwell::workbench
