#include "shell/files/file_type.hpp"

#include "core/sealing/file_kind.hpp"

#include <array>
#include <cstdio>
#include <filesystem>

namespace sealwell::workbench {

namespace fs = std::filesystem;

FileType detect_file_type(const std::string& path) {
  std::error_code unread;
  if (fs::is_directory(path, unread)) {
    return fs::is_regular_file(fs::path(path) / "pack.json", unread) ? FileType::pack_folder : FileType::folder;
  }
  std::array<char, sealing::file_kind_bytes> bytes{};
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  if (!file) return FileType::nothing;
  const std::string_view begins(bytes.data(), std::fread(bytes.data(), 1, bytes.size(), file));
  std::fclose(file);
  switch (sealing::file_kind(begins)) {
    case sealing::FileKind::envelope: return FileType::envelope;
    case sealing::FileKind::signed_pack: return FileType::pack;
    case sealing::FileKind::key_file: return FileType::key;
    case sealing::FileKind::other: break;
  }
  return FileType::nothing;
}

std::string_view room_for_file_type(FileType what) {
  switch (what) {
    case FileType::pack_folder:
    case FileType::pack: return "preview";
    case FileType::envelope:
    case FileType::folder:
    case FileType::key: return "open";
    case FileType::nothing: break;
  }
  return {};
}

}  // namespace sealwell::workbench
