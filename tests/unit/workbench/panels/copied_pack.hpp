#pragma once

#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/packs/packs.hpp"

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>

namespace sealwell::tests {

/// One of the site's packs in a folder of its own, which goes with this.
class CopiedPack {
 public:
  explicit CopiedPack(const std::string& name) {
    static std::atomic<int> count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("sealwell-" + std::to_string(getpid()) + "-" + std::to_string(++count)) / name;
    std::filesystem::create_directories(path_.parent_path());
    std::filesystem::copy("site/packs/" + name, path_, std::filesystem::copy_options::recursive);
  }
  ~CopiedPack() {
    std::error_code none;
    std::filesystem::remove_all(path_.parent_path(), none);
  }
  CopiedPack(const CopiedPack&) = delete;
  CopiedPack& operator=(const CopiedPack&) = delete;

  [[nodiscard]] std::string path() const { return path_.string(); }
  [[nodiscard]] std::string read(const std::string& file) const {
    return shell::value_or_throw(shell::read_file((path_ / file).string()));
  }

  /// Writes a file as an editor would; its time is never that of the state before.
  void write(const std::string& file, const std::string& text) const {
    const auto before = std::filesystem::exists(path_ / file) ? std::filesystem::last_write_time(path_ / file)
                                                              : std::filesystem::file_time_type::clock::now();
    std::ofstream(path_ / file) << text;
    std::filesystem::last_write_time(path_ / file, before + std::chrono::seconds(1));
  }

 private:
  std::filesystem::path path_;
};

}  // namespace sealwell::tests
