#pragma once

#include "shell/workbench/rooms/author/draft.hpp"
#include "shell/workbench/rooms/author/room_messages.hpp"

#include <string>

namespace sealwell::workbench {

/// The texts of one of the pack's files, and the one of them that is edited.
class TextEditor {
 public:
  TextEditor(std::string id, std::string file, std::string title)
      : id_(std::move(id)), file_(std::move(file)), title_(std::move(title)) {}

  [[nodiscard]] const std::string& id() const { return id_; }  ///< The panel's
  [[nodiscard]] const std::string& file() const { return file_; }

  void search(const std::string& words) { search_ = words; }
  /// `pointer` in the file.
  void choose(const std::string& pointer);
  /// Takes the text into the draft. False where nothing changed; `messages` say why.
  bool submit(const Event& event, Draft& draft, RoomMessages& messages);
  void forget_typed() { typed_ = {}; }
  void forget_all();

  /// `today` stands for the version of a wording that is new.
  [[nodiscard]] Panel panel(const Draft& draft, const RoomMessages& messages, const std::string& today) const;

 private:
  [[nodiscard]] Form text_form(const Draft& draft, const std::string& today) const;

  std::string id_, file_, title_;
  std::string search_, chosen_;
  UnsavedInput typed_;  ///< What could not be taken
};

}  // namespace sealwell::workbench
