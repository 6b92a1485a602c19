#pragma once

#include <string>

namespace sealwell::window {

/// Hands a file or an address to the program that this desktop opens it with, and waits for nothing. That program gets none
/// of the signals that this one holds back, and leaves no trace among this one's processes when it ends. False when the
/// desktop has no such program.
bool open_with_desktop(const std::string& what);

}  // namespace sealwell::window
