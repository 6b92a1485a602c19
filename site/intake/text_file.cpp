#include "site/intake/text_file.hpp"

#include "site/intake/startup_error.hpp"

#include <fstream>
#include <iterator>

namespace sealwell::intake {

std::string read_whole_file(const std::filesystem::path& path, std::size_t most_bytes, const char* what) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) {
    throw StartupError(std::string(what) + ": there is no file " + path.string());
  }
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in)
    throw StartupError(std::string(what) + ": " + path.string() + " cannot be read; check its permissions");
  if (text.size() > most_bytes) {
    throw StartupError(std::string(what) + ": " + path.string() + " is longer than " +
                       std::to_string(most_bytes) + " bytes");
  }
  return text;
}

}  // namespace sealwell::intake
