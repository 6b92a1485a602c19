#pragma once

#include "shell/workbench/rooms/author/draft.hpp"
#include "shell/workbench/rooms/author/room_messages.hpp"

#include <string>

namespace sealwell::workbench {

/// The pack's texts beside their translations into one language, and the one of them that is edited.
class TranslationEditor {
 public:
  /// Another pack: its first further language.
  void open(const Draft& draft);

  /// Takes what is to be shown: the words to find, the language, all texts or those without a translation.
  void search(const Event& event);
  void choose(const std::string& source) { chosen_ = source; }
  /// Takes the translation into the draft. False where nothing changed; `messages` say why.
  bool submit(const Event& event, Draft& draft, RoomMessages& messages);
  void refresh_catalogue(Draft& draft) const;

  [[nodiscard]] Panel panel(const Draft& draft, const RoomMessages& messages) const;

 private:
  std::string language_;
  bool only_missing_ = false;
  std::string search_;
  std::string chosen_;  ///< The source of the text that is edited
};

}  // namespace sealwell::workbench
