#pragma once

#include <string_view>

namespace sealwell::workbench {

/// Whether nobody on the way can read what is sent to this address: https, or http to this machine alone.
/// "http://localhost.example" and "http://localhost:80@elsewhere.example" are elsewhere.
[[nodiscard]] bool is_private_address(std::string_view url);

}  // namespace sealwell::workbench
