#pragma once

#include "core/base/bytes.hpp"

#include "shell/files/message.hpp"

#include <string>

namespace sealwell::workbench {

/// Writes a file atomically and durably, readable by its owner alone: returns after file and folder are flushed to
/// disk. Creates the folder, for its owner alone.
[[nodiscard]] shell::DoneOrMessage write_durably(const std::string& path, ByteView bytes);

/// Removes a file durably. Succeeds also if the file does not exist.
[[nodiscard]] shell::DoneOrMessage remove_durably(const std::string& path);

}  // namespace sealwell::workbench
