#pragma once

#include "core/authoring/explore/explore.hpp"
#include "core/pack/service_pack.hpp"

#include "shell/workbench/rooms/author/draft.hpp"
#include "shell/workbench/rooms/author/item_tree.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sealwell::workbench {

/// What is found out about the pack as it is written: by the checker, and by a look at every path.
class PackCheck {
 public:
  /// The files are others now. Until the checker has run again its findings stand, at the items as they lie now.
  void outdate(const std::vector<OutlineItem>& outline);
  void run(const Draft::Texts& texts, const std::vector<OutlineItem>& outline);
  /// The findings are of the texts as they stand.
  [[nodiscard]] bool is_current() const { return current_; }
  /// Looks at every path. False where the pack has errors. Precondition: is_current.
  [[nodiscard]] bool explore(std::int64_t now_ms);

  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }
  [[nodiscard]] Panel findings_panel(const ItemTree& tree) const;
  /// Adds the paths to a panel, with the item of that linkId as the chosen one.
  void add_paths(Panel& panel, const std::string& chosen_link_id) const;

 private:
  std::vector<Finding> findings_;
  bool current_ = false;
  std::unique_ptr<pack::ServicePack> pack_;  ///< As checked; null while it has errors
  std::optional<explore::ExploreReport> explored_;
  bool explored_is_old_ = false;
};

/// "error" or "warning".
[[nodiscard]] std::string severity(const Finding& finding);

}  // namespace sealwell::workbench
