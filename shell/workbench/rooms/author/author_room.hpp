#pragma once

#include "shell/workbench/rooms/author/draft.hpp"
#include "shell/workbench/rooms/author/item_editor.hpp"
#include "shell/workbench/rooms/author/item_tree.hpp"
#include "shell/workbench/rooms/author/pack_check.hpp"
#include "shell/workbench/rooms/author/room_messages.hpp"
#include "shell/workbench/rooms/author/text_editor.hpp"
#include "shell/workbench/rooms/author/translation_editor.hpp"
#include "shell/workbench/rooms/room.hpp"
#include "shell/workbench/rooms/table_order.hpp"

#include <array>
#include <optional>

namespace sealwell::workbench {

/// A pack is written: its questionnaire as a tree with what the checker finds, its texts, its consent, its translations
/// and its paths. Nothing is written to the disk before "Save", and what is not saved is never lost to a change there.
/// Each panel has a part that knows it; the room gives each part its events and the draft.
class AuthorRoom final : public Room {
 public:
  /// `path`: a pack's folder; empty: nothing is open yet. What is wrong with it is shown.
  AuthorRoom(const std::string& path, std::int64_t now_ms);

  [[nodiscard]] std::string_view id() const override { return "author"; }
  [[nodiscard]] std::string_view title() const override { return "Author"; }
  [[nodiscard]] std::vector<std::string> panels() const override;
  [[nodiscard]] Panel panel(std::string_view id) const override;
  void act(const Event& event, Secrets secrets, std::int64_t now_ms) override;
  std::int64_t tick(std::int64_t now_ms) override;
  void picked(std::string_view request, const std::vector<std::string>& paths, std::int64_t now_ms) override;
  [[nodiscard]] std::vector<Request> take_requests() override;
  [[nodiscard]] std::uint64_t revision() const override { return revision_; }

  /// Whether something is not saved: a window asks before it closes.
  [[nodiscard]] bool has_unsaved() const { return draft_ && !draft_->unsaved().empty(); }

 private:
  void open(const std::string& path);
  void ask_for_folder();
  void carry_out(const Event& event, std::int64_t now_ms);
  void choose(const Event& event);
  void choose_item(const std::string& pointer);
  void find(const Event& event);
  void explore(std::int64_t now_ms);
  void rearrange(const QuestionnaireEdit& made);
  void draft_changed();
  void check() { check_.run(draft_->texts(), tree_.outline()); }
  /// The editor of the texts that this panel has; nullptr for another panel.
  [[nodiscard]] TextEditor* texts_of(std::string_view panel);
  [[nodiscard]] Panel pack_panel() const;
  [[nodiscard]] Panel paths_panel() const;

  std::optional<Draft> draft_;
  ItemTree tree_;
  PackCheck check_;
  ItemEditor items_;
  std::array<TextEditor, 3> texts_{TextEditor("advice", "advice.json", "Advice"),
                                   TextEditor("consent", "consent.json", "Consent"),
                                   TextEditor("texts", "pack.json", "The service's other texts")};
  TranslationEditor translations_;
  RoomMessages messages_;
  TableOrder order_;
  std::vector<Request> requests_;
  std::int64_t next_look_ms_ = 0;
  std::string today_;
  std::uint64_t revision_ = 1;
};

}  // namespace sealwell::workbench
