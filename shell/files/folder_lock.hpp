#pragma once

#include <string>

namespace sealwell::workbench {

/// An advisory lock on a folder (`flock`), for one program at a time. It leaves no file behind and ends with the
/// program.
class FolderLock {
 public:
  FolderLock() = default;
  ~FolderLock() { release(); }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

  /// Tries to lock. False if another program holds the lock. True without a lock if there is no such folder or its file
  /// system has no locks.
  [[nodiscard]] bool take(const std::string& folder);
  void release();

 private:
  int folder_ = -1;
};

}  // namespace sealwell::workbench
