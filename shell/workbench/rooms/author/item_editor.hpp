#pragma once

#include "shell/workbench/rooms/author/draft.hpp"
#include "shell/workbench/rooms/author/item_changes.hpp"
#include "shell/workbench/rooms/author/item_tree.hpp"
#include "shell/workbench/rooms/author/room_messages.hpp"

#include <string>
#include <vector>

namespace sealwell::workbench {

/// The chosen item's form, and items that are added, removed and moved. Nothing of it outlives the choice of another item
/// but what was typed for a new one.
class ItemEditor {
 public:
  /// Takes the form of the chosen item into the draft. False where nothing changed; `messages` say why.
  bool submit(const Event& event, Draft& draft, const ItemTree& tree, RoomMessages& messages);

  // What the pack's files would be; no deed where nothing changes.
  [[nodiscard]] QuestionnaireEdit add(const Event& event, const Draft& draft, const ItemTree& tree,
                                      RoomMessages& messages);
  /// `sure` is the linkId that somebody confirmed after reading what refers to the item; empty: nobody did.
  [[nodiscard]] QuestionnaireEdit remove(const std::string& sure, const Draft& draft, const ItemTree& tree);
  [[nodiscard]] static QuestionnaireEdit move(bool up, const Draft& draft, const ItemTree& tree);
  /// The item stays, whatever was asked before.
  void keep() { confirming_removal_of_.clear(); }

  /// Another item is chosen.
  void leave();
  /// What goes back is what was typed as well.
  void forget_typed() { typed_ = typed_new_ = {}; }
  void forget_all();

  [[nodiscard]] Panel panel(const Draft& draft, const ItemTree& tree, const std::vector<Finding>& findings,
                            const std::string& trouble) const;

 private:
  void add_places(Panel& panel, const OutlineItem& item, const Draft& draft, const ItemTree& tree) const;
  [[nodiscard]] Form new_item_form(const OutlineItem* chosen) const;

  UnsavedInput typed_, typed_new_;     ///< What could not be taken
  std::size_t added_ = 0;              ///< Items, for the next one's form
  std::string confirming_removal_of_;  ///< linkId of the item that is to go, once that is confirmed
};

}  // namespace sealwell::workbench
