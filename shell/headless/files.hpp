#pragma once

#include "core/base/bytes.hpp"
#include "core/json/value.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace sealwell::headless {

/// The input is bad: exit 1 with this text on stderr.
class BadInput : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A file's bytes; "-" is standard input. At most `limit` bytes. Throws BadInput.
[[nodiscard]] std::string read_file(const std::string& path, std::size_t limit = 64 * 1024 * 1024);

/// A file's JSON. Throws BadInput that names the file, the place and the problem.
[[nodiscard]] json::Value read_json(const std::string& path, const json::Limits& limits = {});

/// Writes a whole file, or none of it: beside it first, then put in its place. "-" is standard
/// output. `private_file`: readable by its owner alone. Throws BadInput.
void write_file(const std::string& path, std::string_view content, bool private_file = false);

}  // namespace sealwell::headless
