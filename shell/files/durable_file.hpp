#pragma once

#include "core/base/bytes.hpp"

#include "shell/files/message.hpp"

#include <string>

namespace sealwell::workbench {

/// Writes a whole file or none of it, for its owner alone, and comes back when it would outlast the machine's going off:
/// bytes and folder are flushed. Makes the folder.
[[nodiscard]] shell::DoneOrMessage write_durably(const std::string& path, ByteView bytes);

/// Takes a file away as lastingly; one that has gone already is no failure.
[[nodiscard]] shell::DoneOrMessage remove_durably(const std::string& path);

}  // namespace sealwell::workbench
