#pragma once

#include "core/sealing/secret.hpp"

#include <string>
#include <vector>

namespace sealwell::sealing {

/// Texts to be sealed, wiped on destruction. Reserve before adding: a reallocation leaves the old memory unwiped.
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
