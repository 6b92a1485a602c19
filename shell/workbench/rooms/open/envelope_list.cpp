#include "shell/workbench/rooms/open/envelope_list.hpp"

#include "core/base/sorting.hpp"
#include "core/base/text.hpp"
#include "core/sealing/secret.hpp"

#include "shell/workbench/rooms/open/follow_ups.hpp"

#include <algorithm>
#include <filesystem>

namespace sealwell::workbench {
namespace {

constexpr std::string_view column_ids[] = {"sent",     "reference", "name",      "kind",
                                           "language", "noted",     "follow-up", "verified"};
constexpr const char* column_labels[] = {"Sent",     "Reference", "Name",      "Kind",
                                         "Language", "To know",   "Follow-up", "Checked"};

static_assert(std::size(column_ids) == std::size(column_labels));

std::size_t place_of(std::string_view column) {
  return static_cast<std::size_t>(std::find(std::begin(column_ids), std::end(column_ids), column) -
                                  std::begin(column_ids));
}

}  // namespace

std::vector<std::string> cells_of(const OpenedRow& row) {
  std::string sent = row.sent_ms ? instant_to_iso(row.sent_ms) : std::string();
  if (sent.size() > 16) sent = sent.substr(0, 10) + " " + sent.substr(11, 5);
  const std::string follow_up = row.follow_up + (row.follow_up_due ? " due" : "");
  if (!row.error.empty()) {
    const std::string file = std::filesystem::path(row.file).filename().string();
    return {sent, row.reference, file, "", "", row.error + ". " + row.fix, "", row.verified};
  }
  return {sent, row.reference, row.name, row.kind, row.language, row.noted, follow_up, row.verified};
}

void EnvelopeList::add(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) to_walk_.push_back(path);
  if (!walk_ && !to_walk_.empty()) {
    sources_ = {{to_walk_.begin(), to_walk_.end()}, {}};
    to_walk_.clear();
    // Only a list of names can't be begun with.
    if (auto walk = shell::FileWalk::begin(sources_); walk.ok()) walk_ = std::move(walk).value();
  }
}

void EnvelopeList::again() {
  // In the order in which they came, so that what was chosen is found where it was.
  std::deque<std::string> all;
  for (OpenedRow& row : rows_) all.push_back(std::move(row.file));
  all.insert(all.end(), waiting_.begin(), waiting_.end());
  waiting_ = std::move(all);
  rows_.clear();
}

void EnvelopeList::clear() { *this = EnvelopeList(); }

bool EnvelopeList::open_next(const shell::Opener& opener, std::size_t slice, std::int64_t now_ms) {
  if (!busy()) return false;
  for (std::size_t i = 0; i < slice && busy(); ++i) {
    if (!waiting_.empty()) {
      const std::string path = std::move(waiting_.front());
      waiting_.pop_front();
      open_one(opener, path);
    } else if (const auto found = walk_->next()) {
      if (!known_.insert(found->path).second) continue;
      if (found->problem.empty()) open_one(opener, found->path);
      else rows_.push_back(unreadable_row(found->path, found->problem));
    } else {
      walk_.reset();
      add({});
    }
  }
  note_follow_ups(rows_, now_ms);
  return busy();
}

void EnvelopeList::open_one(const shell::Opener& opener, const std::string& path) {
  bool good = true;
  auto line = opener.line_of(path, good);
  if (!line.ok()) return rows_.push_back(unreadable_row(path, line.failure().text));
  rows_.push_back(row_of(path, line.value(), opener));
  sealing::wipe(line.value());
}

std::string EnvelopeList::status() const {
  const auto failed =
      std::count_if(rows_.begin(), rows_.end(), [](const OpenedRow& row) { return !row.error.empty(); });
  std::string text = std::to_string(rows_.size() - static_cast<std::size_t>(failed)) + " opened";
  if (failed > 0) text += ", " + std::to_string(failed) + " did not open";
  const auto due = std::count_if(rows_.begin(), rows_.end(), [](const OpenedRow& row) { return row.follow_up_due; });
  if (due > 0) text += ", " + std::to_string(due) + (due == 1 ? " follow-up due" : " follow-ups due");
  return text + (busy() ? ". Still opening." : ".");
}

void EnvelopeList::sort_by(std::string_view column) {
  if (place_of(column) == std::size(column_ids)) return;
  descending_ = sorted_by_ == column && !descending_;
  sorted_by_ = column;
}

void EnvelopeList::filter(std::string text, bool due_only) {
  filter_ = std::move(text);
  due_only_ = due_only;
}

const OpenedRow* EnvelopeList::chosen_row() const {
  const auto at = std::find_if(rows_.begin(), rows_.end(), [&](const OpenedRow& row) { return row.file == chosen_; });
  return at == rows_.end() ? nullptr : &*at;
}

bool EnvelopeList::passes(const OpenedRow& row) const {
  if (due_only_ && !row.follow_up_due) return false;
  const std::string wanted = ascii_lower(trimmed(filter_));
  if (wanted.empty()) return true;
  const std::vector<std::string> cells = cells_of(row);
  return std::any_of(cells.begin(), cells.end(),
                     [&](const std::string& cell) { return ascii_lower(cell).find(wanted) != std::string::npos; });
}

std::vector<const OpenedRow*> EnvelopeList::shown() const {
  struct Keyed {
    std::string key;
    const OpenedRow* row;
  };
  const std::size_t column = place_of(sorted_by_);
  std::vector<Keyed> keyed;
  for (const OpenedRow& row : rows_) {
    if (passes(row)) keyed.push_back({ascii_lower(cells_of(row)[column]), &row});
  }
  sort_stably(keyed, [&](const Keyed& a, const Keyed& b) { return descending_ ? b.key < a.key : a.key < b.key; });
  std::vector<const OpenedRow*> rows;
  for (const Keyed& one : keyed) rows.push_back(one.row);
  return rows;
}

Table EnvelopeList::table() const {
  Table table;
  table.id = "envelopes";
  table.caption = "Envelopes";
  for (std::size_t i = 0; i < std::size(column_ids); ++i) {
    table.columns.push_back({std::string(column_ids[i]), column_labels[i], false});
  }
  for (const OpenedRow* row : shown()) table.rows.push_back({row->file, cells_of(*row), row->file == chosen_});
  table.sorted_by = sorted_by_;
  table.descending = descending_;
  table.empty = rows_.empty() ? "Nothing has been opened yet." : "Nothing fits the filter.";
  return table;
}

}  // namespace sealwell::workbench
