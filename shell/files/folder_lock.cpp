#include "shell/files/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace sealwell::workbench {

bool FolderLock::take(const std::string& folder) {
  if (folder_ >= 0) return true;
  folder_ = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_ < 0 || flock(folder_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return true;
  release();
  return false;
}

void FolderLock::release() {
  if (folder_ >= 0) close(folder_);
  folder_ = -1;
}

}  // namespace sealwell::workbench
