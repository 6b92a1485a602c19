#pragma once

#include "shell/workbench/rooms/pack_folder/pack_folder.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sealwell::workbench {

/// A pack's files with what somebody has changed in them and not saved yet. Only texts: whatever is changed here is a
/// piece of a text, so that a saved file differs from the one before in what was changed and nowhere else.
class Draft {
 public:
  using Texts = std::map<std::string, std::string, std::less<>>;

  explicit Draft(PackFolder folder) : folder_(std::move(folder)), base_(folder_.texts()), texts_(base_) {}

  [[nodiscard]] const std::string& path() const { return folder_.path(); }
  [[nodiscard]] const Texts& texts() const { return texts_; }
  /// The text of a file as it stands here; empty where there is none.
  [[nodiscard]] const std::string& text(std::string_view file) const;
  /// The text as it is on the disk, as far as this has seen.
  [[nodiscard]] const std::string& saved_text(std::string_view file) const;

  /// Gives a file another text, which must be JSON. `undo_label`: what was done, for undo: "Changed the text of q1".
  void change(const std::string& file, std::string text, std::string undo_label);

  /// Gives several files other texts, as one deed.
  void change_together(const Texts& texts, const std::string& undo_label);

  /// What undo would take back and redo do again; empty when there is nothing.
  [[nodiscard]] std::string undoable() const { return done_.empty() ? std::string() : done_.back().undo_label; }
  [[nodiscard]] std::string redoable() const { return undone_.empty() ? std::string() : undone_.back().undo_label; }
  void undo();
  void redo();

  /// Files that differ from the disk.
  [[nodiscard]] std::vector<std::string> unsaved() const;
  /// Files that were changed here and on the disk as well.
  [[nodiscard]] const std::set<std::string>& conflicts() const { return conflicts_; }
  [[nodiscard]] const std::map<std::string, FileProblem, std::less<>>& problems() const { return folder_.problems(); }

  /// Looks at the disk. What is unchanged here is taken from there; what is changed here stays. Gives the files whose
  /// text or standing is another now.
  std::vector<std::string> refresh();

  /// Ends a conflict: what was changed here goes (and comes back with undo), or stays and is written by `save`.
  void revert_to_disk(const std::string& file);
  void keep_draft(const std::string& file);

  /// Writes every file that was changed, and gives their names. Refused when one is in conflict, or can't be written; what
  /// was written by then is saved.
  [[nodiscard]] Result<std::vector<std::string>, shell::Message> save();

 private:
  /// One change: at a place in a file, what stood there and what stands there now.
  struct Change {
    std::string file;
    std::size_t at = 0;
    std::string before, after, undo_label;
    std::uint64_t number = 0;  ///< Of the deed: those of one are undone and done again together
  };
  void put(const std::string& file, std::string text, std::string undo_label);
  void forget_changes_of(const std::string& file);

  PackFolder folder_;
  Texts base_;  ///< What was on the disk when the text here was last the same
  Texts texts_;
  std::vector<Change> done_, undone_;
  std::uint64_t deeds_ = 0;
  std::set<std::string> conflicts_;
};

}  // namespace sealwell::workbench
