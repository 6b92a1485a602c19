#pragma once

#include "core/json/value.hpp"

#include <string_view>

namespace sealwell::intake {

// All that this program prints, so that nothing which others wrote, be it in a file, in its name or in an argument, acts on
// the terminal or begins a line of its own (docs/terminal.md).

/// Prints text of our own to standard output, as the help is. False if it could not be written.
bool print_text(std::string_view text);

/// Prints one JSON text on one line to standard output. False if it could not be written.
bool print_json(const json::Value& value);

/// Prints to standard error what is wrong, on one line; and behind it `hint`, words of our own.
void print_problem(std::string_view problem, std::string_view hint = {});

/// Writes one JSON text on one line to standard error. May be called in several threads.
void write_log_line(const json::Value& value);

}  // namespace sealwell::intake
