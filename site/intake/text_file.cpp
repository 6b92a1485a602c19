#include "site/intake/text_file.hpp"

#include "site/intake/startup_error.hpp"

#include <fstream>

namespace sealwell::intake {

std::string read_whole_file(const std::filesystem::path& path, std::size_t max_bytes, const char* what) {
  const std::string named = std::string(what) + ": ";
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed)) {
    throw StartupError(named + "there is no file " + path.string());
  }
  const auto size = static_cast<std::size_t>(std::filesystem::file_size(path));
  if (size > max_bytes) {
    throw StartupError(named + path.string() + " is longer than " + std::to_string(max_bytes) + " bytes");
  }
  std::string text(size, '\0');
  std::ifstream in(path, std::ios::binary);
  if (!in.read(text.data(), static_cast<std::streamsize>(size))) {
    throw StartupError(named + path.string() + " cannot be read; check its permissions");
  }
  return text;
}

}  // namespace sealwell::intake
