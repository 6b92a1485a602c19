#pragma once

#include "core/sealing/hash.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::intake {

/// The tokens with which somebody may ask for what is not everybody's, known by their SHA-256 alone.
class Tokens {
 public:
  /// Reads lines `sha256:<64 hexadecimal digits>`; empty lines and lines that begin with `#` are
  /// skipped. Throws StartupError, which begins with `option`, when the file can't be read, holds none, or holds
  /// anything else.
  Tokens(const std::filesystem::path& file, const std::string& option);

  /// Whether an Authorization header carries one of them. Takes as long for every wrong token.
  [[nodiscard]] bool allow(std::string_view authorization) const;

 private:
  std::vector<sealing::Hash> hashes_;
};

}  // namespace sealwell::intake
