#pragma once

#include "core/sealing/secret.hpp"

#include <string>
#include <vector>

namespace sealwell::sealing {

/// Texts that are to be sealed, wiped when they go. Reserve before adding: a text that moves leaves its old place unwiped.
struct SecretTexts {
  std::vector<std::string> texts;
  SecretTexts() = default;
  SecretTexts(const SecretTexts&) = delete;
  SecretTexts& operator=(const SecretTexts&) = delete;
  ~SecretTexts() {
    for (std::string& text : texts) wipe(text);
  }
};

}  // namespace sealwell::sealing
