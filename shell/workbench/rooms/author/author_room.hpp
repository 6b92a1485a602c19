#pragma once

#include "core/authoring/explore/explore.hpp"

#include "shell/workbench/rooms/author/catalogues.hpp"
#include "shell/workbench/rooms/author/draft.hpp"
#include "shell/workbench/rooms/author/form_parts.hpp"
#include "shell/workbench/rooms/author/outline.hpp"
#include "shell/workbench/rooms/room.hpp"
#include "shell/workbench/rooms/table_order.hpp"

namespace sealwell::workbench {

struct Rearranged;

/// A pack is written: its questionnaire as a tree with what the checker finds, its texts, its consent, its translations
/// and its paths. Nothing is written to the disk before "Save", and what is not saved is never lost to a change there.
class AuthorRoom final : public Room {
 public:
  /// `path`: a pack's folder; empty: nothing is open yet. What is wrong with it is shown.
  AuthorRoom(const std::string& path, std::int64_t now_ms);

  [[nodiscard]] std::string_view id() const override { return "author"; }
  [[nodiscard]] std::string_view title() const override { return "Author"; }
  [[nodiscard]] std::vector<std::string> panels() const override;
  [[nodiscard]] Panel panel(std::string_view id) const override;
  void act(const Event& event, Secrets secrets, std::int64_t now_ms) override;
  std::int64_t tend(std::int64_t now_ms) override;
  void picked(std::string_view request, const std::vector<std::string>& paths, std::int64_t now_ms) override;
  [[nodiscard]] std::vector<Request> take_requests() override;
  [[nodiscard]] std::uint64_t revision() const override { return revision_; }

  /// Whether something is not saved: a window asks before it closes.
  [[nodiscard]] bool has_unsaved() const { return draft_ && !draft_->unsaved().empty(); }

 private:
  void open(const std::string& path);
  void carry_out(const Event& event, std::int64_t now_ms);
  void draft_changed();
  void check();
  void explore(std::int64_t now_ms);
  void choose(const Event& event);
  void submit(const Event& event, std::int64_t now_ms);
  void submit_item(const Event& event);
  void submit_text(const Event& event, std::int64_t now_ms);
  void submit_translation(const Event& event);
  void take(Rearranged made);
  void submit_new_item(const Event& event);
  void remove_item(bool sure);
  void move_item(bool up);
  [[nodiscard]] std::vector<std::string> still_wanted(const OutlineItem& item) const;
  void add_item_places(Panel& panel, const OutlineItem* item) const;
  [[nodiscard]] bool is_as_saved(const std::string& statement) const;
  void choose_item(const std::string& pointer);
  [[nodiscard]] const OutlineItem* chosen_item() const;

  [[nodiscard]] Panel pack_panel() const;
  [[nodiscard]] Panel tree_panel() const;
  [[nodiscard]] Panel findings_panel() const;
  [[nodiscard]] Panel item_panel() const;
  [[nodiscard]] Panel texts_panel(const std::string& id, const std::string& file, const std::string& title) const;
  [[nodiscard]] Form text_form(const std::string& id, const std::string& file, const std::string& pointer) const;
  [[nodiscard]] Panel translations_panel() const;
  [[nodiscard]] Panel paths_panel() const;
  [[nodiscard]] std::string search_of(std::string_view panel) const;

  std::optional<Draft> draft_;
  std::vector<OutlineItem> outline_;
  std::vector<Finding> findings_;
  bool checked_ = false;  ///< `findings_` are of the texts as they stand
  TreeView tree_;
  std::string chosen_link_id_;
  std::size_t added_ = 0;       ///< Items, for the next one's form
  std::string sure_to_remove_;  ///< linkId of the item that is to go, once that is confirmed
  std::map<std::string, std::string, std::less<>> search_;  ///< By panel
  std::map<std::string, std::string, std::less<>> chosen_;  ///< By panel: the row that is edited
  std::map<std::string, Typed, std::less<>> typed_;         ///< By panel: what could not be taken
  std::set<std::string>
      kept_wordings_;  ///< Statements whose published wording was put into the history since the last save
  std::string language_;
  bool only_missing_ = false;
  std::unique_ptr<pack::ServicePack> pack_;  ///< As checked; null while it has errors
  std::optional<explore::Explored> explored_;
  bool explored_is_old_ = false;
  TableOrder order_;
  std::vector<Request> requests_;
  std::string trouble_, news_;
  std::int64_t next_look_ms_ = 0;
  std::string today_;
  std::uint64_t revision_ = 1;
};

}  // namespace sealwell::workbench
