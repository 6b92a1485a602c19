// Native programs only.
#include "core/authoring/describe/rights_summary.hpp"

#include "core/pack/retention.hpp"
#include "core/receipt/rights.hpp"

#include <algorithm>

namespace sealwell::describe {
namespace {

// Rights that are asked for in the same way.
struct Group {
  std::string how;
  std::string rights;
};

// "Have mistakes put right (within 1 month)".
std::string with_period(const json::Value& right) {
  std::string words(right.text_or("words"));
  if (words.ends_with('.')) words.pop_back();
  const std::string_view rule = right.text_or("rule");
  if (rule.empty()) return words;
  const auto period = pack::parse_period(rule);
  // A complaint need only be acknowledged by then (Data Protection Act 2018, section 164A).
  const bool complaint = right.text_or("right") == "complaint";
  return words + (complaint ? " (acknowledged within " : " (within ") +
         (period ? pack::period_text(*period) : std::string(rule)) + ")";
}

}  // namespace

std::vector<std::string> rights_summary(const std::vector<const pack::Statement*>& statements,
                                        const json::Value& notice) {
  // The periods don't depend on the day from which they count, and only they are said.
  const json::Value all = receipt::rights_on(CivilDate{2000, 1, 1}, statements, &notice, {});
  std::vector<Group> groups;
  for (const json::Value& right : *all.if_array()) {
    const std::string how(right.text_or("how"));
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return group.how == how; });
    if (same == groups.end()) groups.push_back({how, with_period(right)});
    else same->rights += "; " + with_period(right);
  }
  std::vector<std::string> lines;
  for (const Group& group : groups) {
    lines.push_back(group.rights + ". " + (group.how.empty() ? "The pack does not say how." : group.how));
  }
  return lines;
}

}  // namespace sealwell::describe
