#pragma once

#include <string>

namespace sealwell::workbench {

/// A folder that one program at a time works in. Held on the folder itself, so that no file is left of it, and gone with the
/// program however that ends. It binds only those that ask for it.
class FolderLock {
 public:
  FolderLock() = default;
  ~FolderLock() { release(); }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

  /// False when another has it. Where there is no such folder, or its file system has no locks, there is nobody to wait for.
  [[nodiscard]] bool take(const std::string& folder);
  void release();

 private:
  int folder_ = -1;
};

}  // namespace sealwell::workbench
