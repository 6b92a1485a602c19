#pragma once

#include "core/authoring/lint/pack_lint.hpp"
#include "core/json/value.hpp"

#include "shell/workbench/rooms/pieces.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::workbench {

/// An item of questionnaire.json as it is written, right or wrong.
struct OutlineItem {
  std::string pointer;  ///< "/item/3/item/0"
  std::string link_id, text, type;
  int depth = 0;
  int parent = -1;
  bool branch = false;  ///< Has items below it
};

/// The items of a Questionnaire in document order.
[[nodiscard]] std::vector<OutlineItem> outline_of(const json::Value& questionnaire);

/// The item of that linkId; nullptr when there is none.
[[nodiscard]] const OutlineItem* find_item(const std::vector<OutlineItem>& outline, std::string_view link_id);

/// One thing that the checker found, and the item that it belongs to.
struct Finding {
  lint::Problem problem;
  std::string file, pointer;  ///< In the folder
  int item = -1;              ///< Index in the outline; -1 where it is about no item
};

/// Puts each problem to its item.
[[nodiscard]] std::vector<Finding> findings_of(const std::vector<lint::Problem>& problems,
                                               const std::vector<OutlineItem>& outline);

/// What of the tree is shown.
struct TreeView {
  std::set<std::string> open;  ///< Pointers of the items that are opened
  std::string chosen;          ///< Pointer
  std::string search;  ///< In texts and linkIds; with one, the items that have it and those above them are shown
};

/// The questionnaire as a tree, each finding marked on its item, and on those above it while they are closed.
[[nodiscard]] Tree tree_of(const std::vector<OutlineItem>& outline, const std::vector<Finding>& findings,
                           const TreeView& view);

}  // namespace sealwell::workbench
