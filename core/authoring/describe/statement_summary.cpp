// Native programs only.
#include "core/authoring/describe/statement_summary.hpp"

#include <algorithm>

namespace sealwell::describe {
namespace {

// "1, 3 to 5", counted from 1.
std::string numbers(const std::vector<std::size_t>& list) {
  std::string text;
  for (std::size_t i = 0; i < list.size();) {
    std::size_t end = i;
    while (end + 1 < list.size() && list[end + 1] == list[end] + 1) ++end;
    if (!text.empty()) text += ", ";
    text += std::to_string(list[i] + 1);
    if (end > i) text += (end == i + 1 ? ", " : " to ") + std::to_string(list[end] + 1);
    i = end + 1;
  }
  return text;
}

}  // namespace

void StatementSummary::add(const std::string& text, std::size_t statement) {
  if (text.empty()) return;
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.text == text; });
  if (found == entries_.end()) entries_.push_back({text, {statement}});
  else if (found->by.back() != statement) found->by.push_back(statement);
}

std::vector<std::string> StatementSummary::lines() const {
  std::vector<std::string> lines;
  for (const Entry& entry : entries_) {
    lines.push_back(entry.by.size() == statements_ ? entry.text : entry.text + " (" + numbers(entry.by) + ")");
  }
  return lines;
}

}  // namespace sealwell::describe
