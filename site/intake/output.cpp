#include "site/intake/output.hpp"

#include "core/base/visible_text.hpp"

#include <unistd.h>

#include <iostream>
#include <string>

namespace sealwell::intake {

bool print_text(std::string_view text) {
  std::cout << visible_lines(text);
  return static_cast<bool>(std::cout.flush());
}

bool print_json(const json::Value& value) {
  std::cout << visible_json(json::write(value)) << '\n';
  return static_cast<bool>(std::cout.flush());
}

void print_problem(std::string_view problem, std::string_view hint) {
  std::cerr << visible_line(problem) << '\n' << visible_lines(hint);
}

void write_log_line(const json::Value& value) {
  // One write for a line, so that lines of several threads or processes do not mix.
  const std::string line = visible_json(json::write(value)) + "\n";
  std::string_view left = line;
  while (!left.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, left.data(), left.size());
    if (written <= 0) return;  // Nobody reads the log; serving goes on.
    left.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace sealwell::intake
