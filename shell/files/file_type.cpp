#include "shell/files/file_type.hpp"

#include "core/sealing/file_kind.hpp"

#include <array>
#include <cstdio>
#include <filesystem>

namespace sealwell::workbench {

namespace fs = std::filesystem;

WhatFile what_file(const std::string& path) {
  std::error_code unread;
  if (fs::is_directory(path, unread)) {
    return fs::is_regular_file(fs::path(path) / "pack.json", unread) ? WhatFile::pack_folder : WhatFile::folder;
  }
  std::array<char, sealing::file_kind_bytes> bytes{};
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  if (!file) return WhatFile::nothing;
  const std::string_view begins(bytes.data(), std::fread(bytes.data(), 1, bytes.size(), file));
  std::fclose(file);
  switch (sealing::file_kind(begins)) {
    case sealing::FileKind::envelope: return WhatFile::envelope;
    case sealing::FileKind::signed_pack: return WhatFile::pack;
    case sealing::FileKind::key_file: return WhatFile::key;
    case sealing::FileKind::other: break;
  }
  return WhatFile::nothing;
}

std::string_view room_for(WhatFile what) {
  switch (what) {
    case WhatFile::pack_folder:
    case WhatFile::pack: return "preview";
    case WhatFile::envelope:
    case WhatFile::folder:
    case WhatFile::key: return "open";
    case WhatFile::nothing: break;
  }
  return {};
}

}  // namespace sealwell::workbench
