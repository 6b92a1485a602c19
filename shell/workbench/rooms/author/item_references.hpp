#pragma once

#include "shell/workbench/rooms/author/draft.hpp"
#include "shell/workbench/rooms/author/outline.hpp"

#include <set>
#include <string>
#include <vector>

namespace sealwell::workbench {

/// A place in a pack's files that names an item by its linkId.
struct ItemReference {
  std::string file, pointer;
  std::string words;  ///< What it is, and where: "A condition of smoking-last (questionnaire.json …)"
};

/// Every place that names one of these items: conditions, expressions, steps, topics, parts, what consent tells of, barriers,
/// messages, scenarios; and the instruments that the items themselves feed, for whose scores they are wanted. What stands at or
/// below `own`, a pointer in questionnaire.json, is left out.
[[nodiscard]] std::vector<ItemReference> references_to(const std::set<std::string>& link_ids, const Draft::Texts& texts,
                                                       const std::string& own);

}  // namespace sealwell::workbench
