#include "shell/workbench/rooms/address.hpp"

#include <algorithm>

namespace sealwell::workbench {

bool is_private_address(std::string_view url) {
  if (url.starts_with("https://")) return true;
  for (const std::string_view own : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    if (!url.starts_with(own)) continue;
    std::string_view port = url.substr(own.size());
    port = port.substr(0, port.find('/'));
    if (port.starts_with(':')) port.remove_prefix(1);
    else if (!port.empty()) return false;
    return std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
  }
  return false;
}

}  // namespace sealwell::workbench
