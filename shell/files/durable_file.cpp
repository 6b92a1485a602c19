#include "shell/files/durable_file.hpp"

#include "shell/files/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace sealwell::workbench {
namespace {

// A name is in a folder for good once the folder is flushed, whatever was done to the file.
shell::DoneOrMessage flush_folder(const std::filesystem::path& folder) {
  const int opened = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool good = opened >= 0 && fsync(opened) == 0;
  const int reason = errno;
  if (opened >= 0) close(opened);
  if (!good) return shell::Message{folder.string() + ": " + std::strerror(reason)};
  return Done{};
}

}  // namespace

shell::DoneOrMessage write_durably(const std::string& path, ByteView bytes) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (const auto made = shell::make_private_folder(folder.string()); !made.ok()) return made;
  const auto written = shell::write_private_file(path, as_text(bytes));
  return written.ok() ? flush_folder(folder) : written;
}

shell::DoneOrMessage remove_durably(const std::string& path) {
  if (unlink(path.c_str()) != 0 && errno != ENOENT) return shell::Message{path + ": " + std::strerror(errno)};
  return flush_folder(std::filesystem::path(path).parent_path());
}

}  // namespace sealwell::workbench
