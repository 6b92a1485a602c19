#pragma once

#include "shell/workbench/rooms/author/draft.hpp"
#include "shell/workbench/rooms/author/outline.hpp"

#include <string>
#include <utility>
#include <vector>

namespace sealwell::workbench {

// Items that come, go and change places: in questionnaire.json, and for those of the first level in the step of the journey that
// asks them, without which nobody would be asked.

/// Files as they would be; nothing of it is written.
struct QuestionnaireEdit {
  Draft::Texts texts;      ///< Those that change
  std::string undo_label;  ///< For undo; empty where nothing changes
  std::string link_id;     ///< Of the item that was added or moved
  std::string problem;     ///< Why nothing changes, for the field "linkId"
};

struct NewItem {
  std::string kind, link_id, text;
  bool inside = false;  ///< As the last item of the chosen group, in place of behind it
};

/// The kinds of item that can be added, each with its words.
[[nodiscard]] const std::vector<std::pair<std::string, std::string>>& kind_labels();

/// A linkId that no item has yet, of a text's first words.
[[nodiscard]] std::string free_link_id(const std::vector<OutlineItem>& outline, const std::string& text);

/// `chosen`: the item behind which, or in which, it goes; nullptr: behind all.
[[nodiscard]] QuestionnaireEdit with_new_item(const Draft::Texts& texts, const std::vector<OutlineItem>& outline,
                                              const OutlineItem* chosen, const NewItem& item);

/// Without an item and those below it. Where a step asks nothing else, it keeps the item's name: what becomes of the step is for
/// a person to say, and the checker asks.
[[nodiscard]] QuestionnaireEdit without_item(const Draft::Texts& texts, const std::vector<OutlineItem>& outline,
                                             const OutlineItem& item);

/// The item and the one before or after it under the same parent, in each other's place.
[[nodiscard]] QuestionnaireEdit with_moved_item(const Draft::Texts& texts, const std::vector<OutlineItem>& outline,
                                                const OutlineItem& item, bool up);

/// The item before or after it under the same parent; nullptr where it is the first or last.
[[nodiscard]] const OutlineItem* sibling_item(const std::vector<OutlineItem>& outline, const OutlineItem& item,
                                              bool before);

}  // namespace sealwell::workbench
