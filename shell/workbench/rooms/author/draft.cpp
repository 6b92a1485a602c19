#include "shell/workbench/rooms/author/draft.hpp"

#include <algorithm>

namespace sealwell::workbench {
namespace {

const std::string& in(const Draft::Texts& texts, std::string_view file) {
  static const std::string none;
  const auto found = texts.find(file);
  return found == texts.end() ? none : found->second;
}

}  // namespace

const std::string& Draft::text(std::string_view file) const { return in(texts_, file); }

const std::string& Draft::saved_text(std::string_view file) const { return in(base_, file); }

void Draft::change(const std::string& file, std::string text, std::string undo_label) {
  ++deeds_;
  put(file, std::move(text), std::move(undo_label));
}

void Draft::change_together(const Texts& texts, const std::string& undo_label) {
  ++deeds_;
  for (const auto& [file, text] : texts) put(file, text, undo_label);
}

void Draft::put(const std::string& file, std::string text, std::string undo_label) {
  const std::string& old = in(texts_, file);
  if (old == text && texts_.contains(file)) return;
  const std::size_t shorter = std::min(old.size(), text.size());
  std::size_t same = 0;
  while (same < shorter && old[same] == text[same]) ++same;
  std::size_t same_end = 0;
  while (same_end < shorter - same && old[old.size() - 1 - same_end] == text[text.size() - 1 - same_end]) ++same_end;
  done_.push_back({file, same, old.substr(same, old.size() - same - same_end),
                   text.substr(same, text.size() - same - same_end), std::move(undo_label), deeds_});
  undone_.clear();
  texts_[file] = std::move(text);
}

void Draft::undo() {
  for (const std::uint64_t undo_label = done_.empty() ? 0 : done_.back().number;
       !done_.empty() && done_.back().number == undo_label;) {
    const Change& change = done_.back();
    texts_[change.file].replace(change.at, change.after.size(), change.before);
    undone_.push_back(change);
    done_.pop_back();
  }
}

void Draft::redo() {
  for (const std::uint64_t undo_label = undone_.empty() ? 0 : undone_.back().number;
       !undone_.empty() && undone_.back().number == undo_label;) {
    const Change& change = undone_.back();
    texts_[change.file].replace(change.at, change.before.size(), change.after);
    done_.push_back(change);
    undone_.pop_back();
  }
}

std::vector<std::string> Draft::unsaved() const {
  std::vector<std::string> files;
  for (const auto& [file, text] : texts_) {
    // A file that was begun and undone is empty again, and was never there.
    if (text != in(base_, file)) files.push_back(file);
  }
  return files;
}

void Draft::forget_changes_of(const std::string& file) {
  const auto of_file = [&](const Change& change) { return change.file == file; };
  std::erase_if(done_, of_file);
  std::erase_if(undone_, of_file);
}

std::vector<std::string> Draft::refresh() {
  std::vector<std::string> changed = folder_.refresh();
  for (const std::string& file : changed) {
    const std::string& disk = in(folder_.texts(), file);
    const std::string& own = in(texts_, file);
    const bool own_changed = own != in(base_, file);
    if (own_changed && (disk == in(base_, file) && !folder_.problems().contains(file))) continue;
    if (own_changed && disk != own) {
      conflicts_.insert(file);
      continue;
    }
    conflicts_.erase(file);
    if (own != disk) forget_changes_of(file);
    if (folder_.texts().contains(file)) texts_[file] = base_[file] = disk;
    else texts_.erase(file), base_.erase(file);
  }
  return changed;
}

void Draft::revert_to_disk(const std::string& file) {
  if (conflicts_.erase(file) == 0) return;
  change(file, in(folder_.texts(), file), "Took " + file + " from the disk");
  base_[file] = in(folder_.texts(), file);
}

void Draft::keep_draft(const std::string& file) {
  if (conflicts_.erase(file) > 0) base_[file] = in(folder_.texts(), file);
}

Result<std::vector<std::string>, shell::Message> Draft::save() {
  (void)refresh();
  if (!conflicts_.empty()) {
    return shell::Message{*conflicts_.begin() +
                          " was changed here and on the disk as well. Choose which of the two to keep, then save."};
  }
  std::vector<std::string> written;
  for (const std::string& file : unsaved()) {
    if (!text(file).empty()) {
      if (const auto saved = folder_.write(file, text(file)); !saved.ok()) return saved.failure();
    }
    base_[file] = text(file);
    written.push_back(file);
  }
  return written;
}

}  // namespace sealwell::workbench
