#pragma once

#include "shell/workbench/rooms/author/outline.hpp"

#include <string>
#include <vector>

namespace sealwell::workbench {

struct Panel;

/// The questionnaire's items as they are written, which of them are opened, and the one that is chosen.
class ItemTree {
 public:
  /// The items of another text of questionnaire.json. What is opened and what is chosen is found again by its linkId.
  void read(const std::string& questionnaire);

  /// Chooses the item at that pointer and opens those above it.
  void choose(const std::string& pointer);
  /// The item that the next text has under this linkId is the chosen one; empty: none is.
  void follow(const std::string& link_id) { chosen_link_id_ = link_id; }
  void toggle(const std::string& pointer);
  void search(const std::string& words) { view_.search = words; }

  [[nodiscard]] const std::vector<OutlineItem>& outline() const { return outline_; }
  /// nullptr where none is chosen.
  [[nodiscard]] const OutlineItem* chosen() const;
  [[nodiscard]] const std::string& chosen_pointer() const { return view_.chosen; }
  [[nodiscard]] const std::string& chosen_link_id() const { return chosen_link_id_; }

  [[nodiscard]] Panel panel(const std::vector<Finding>& findings) const;

 private:
  std::vector<OutlineItem> outline_;
  TreeView view_;
  std::string chosen_link_id_;
};

}  // namespace sealwell::workbench
