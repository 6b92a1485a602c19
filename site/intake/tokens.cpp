#include "site/intake/tokens.hpp"

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"

#include "site/intake/startup_error.hpp"
#include "site/intake/text_file.hpp"

#include <algorithm>

namespace sealwell::intake {
namespace {

constexpr std::string_view scheme = "Bearer ";
constexpr std::string_view hash_prefix = "sha256:";
constexpr std::size_t shortest_token = 32;

bool same_in_constant_time(const sealing::Hash& a, const sealing::Hash& b) {
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned>(a[i] ^ b[i]);
  return difference == 0;
}

}  // namespace

Tokens::Tokens(const std::filesystem::path& file, const std::string& option) {
  const std::string text = read_whole_file(file, 64 * 1024, option.c_str());
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    line = trimmed(line);
    if (line.empty() || line.starts_with('#')) continue;
    sealing::Hash hash;
    const auto bytes = line.starts_with(hash_prefix) ? from_hex(line.substr(hash_prefix.size())) : std::nullopt;
    if (!bytes || bytes->size() != hash.size()) {
      // The line itself is not repeated: it may be a token in clear.
      throw StartupError(option + ": line " + std::to_string(number) + " of " + file.string() +
                         " is not sha256: and 64 hexadecimal digits. Put the token's hash there, not the token.");
    }
    std::ranges::copy(*bytes, hash.begin());
    hashes_.push_back(hash);
  }
  if (hashes_.empty()) throw StartupError(option + ": " + file.string() + " names no token");
}

bool Tokens::allow(std::string_view authorization) const {
  if (ascii_lower(authorization.substr(0, scheme.size())) != ascii_lower(scheme)) return false;
  const std::string_view token = authorization.substr(scheme.size());
  if (token.size() < shortest_token) return false;
  const sealing::Hash hash = sealing::sha256(as_bytes(token));
  bool allowed = false;
  for (const sealing::Hash& known : hashes_) allowed |= same_in_constant_time(hash, known);
  return allowed;
}

}  // namespace sealwell::intake
