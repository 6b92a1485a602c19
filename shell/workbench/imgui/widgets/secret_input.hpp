#pragma once

#include "shell/workbench/imgui/widgets/controls.hpp"
#include "shell/workbench/rooms/room.hpp"

#include <string>

namespace sealwell::widgets {

/// What is typed into one passphrase field: in guarded memory, shown as dots.
class SecretInput {
 public:
  SecretInput() : typed_(limit) {}

  void draw(Controls& controls, const std::string& name, const std::string& label, bool error);

  /// Hands over what was typed and is empty then.
  [[nodiscard]] workbench::TypedSecret take();

 private:
  /// Bytes; a longer passphrase can't be typed.
  static constexpr std::size_t limit = 1024;
  sealing::GuardedSecret typed_;
};

/// Overwrites the copies that Dear ImGui keeps of the text input that was active last. To be called when a passphrase field
/// has lost the keyboard.
void forget_typed_text();

}  // namespace sealwell::widgets
