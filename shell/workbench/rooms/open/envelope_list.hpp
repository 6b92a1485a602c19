#pragma once

#include "shell/files/file_walk.hpp"
#include "shell/workbench/rooms/open/opened_row.hpp"
#include "shell/workbench/rooms/pieces.hpp"

#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::workbench {

/// The envelopes that were opened, a slice at a time so that the window stays alive; sorted and filtered.
class EnvelopeList {
 public:
  /// Adds files and folders, whose envelopes are opened by `open_next`. What is in the list already is not added again.
  void add(const std::vector<std::string>& paths);
  /// Opens all of them again: a key or a pack has come.
  void again();
  void clear();

  /// Opens the next `slice` envelopes. True while there are more.
  bool open_next(const shell::Opener& opener, std::size_t slice, std::int64_t now_ms);
  [[nodiscard]] bool busy() const { return walk_ != nullptr || !waiting_.empty(); }

  /// "12 opened, 1 did not open, 3 still to come".
  [[nodiscard]] std::string status() const;
  [[nodiscard]] std::size_t size() const { return rows_.size(); }

  /// Sorts by that column; the other way round when it is sorted by it already.
  void sort_by(std::string_view column);
  void filter(std::string text, bool due_only);
  [[nodiscard]] const std::string& filter_text() const { return filter_; }
  [[nodiscard]] bool due_only() const { return due_only_; }
  void choose(std::string_view file) { chosen_ = file; }
  [[nodiscard]] const std::string& chosen() const { return chosen_; }
  [[nodiscard]] const OpenedRow* chosen_row() const;

  /// What is to be shown, in its order.
  [[nodiscard]] std::vector<const OpenedRow*> shown() const;
  [[nodiscard]] Table table() const;

 private:
  void open_one(const shell::Opener& opener, const std::string& path);
  [[nodiscard]] bool passes(const OpenedRow& row) const;

  std::vector<OpenedRow> rows_;
  std::set<std::string> known_;      // paths of rows_ and of waiting_
  std::deque<std::string> waiting_;  // files to open, before what the walk finds
  std::deque<std::string> to_walk_;  // files and folders
  shell::FileSources sources_;       // what walk_ walks
  std::unique_ptr<shell::FileWalk> walk_;
  std::string sorted_by_ = "sent", filter_, chosen_;
  bool descending_ = true, due_only_ = false;
};

/// A row's cells, one a column of the table.
[[nodiscard]] std::vector<std::string> cells_of(const OpenedRow& row);

}  // namespace sealwell::workbench
