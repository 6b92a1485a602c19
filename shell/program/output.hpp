#pragma once

#include "core/json/value.hpp"

#include <concepts>
#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sealwell::shell {

/// A line of JSON with its line end, of which nothing acts on a terminal and that no reader of lines takes for two:
/// whatever stood in the text, it means the same.
class JsonLine {
 public:
  /// `json`: one JSON text on one line, with its line end or without. May be made in several threads at once.
  explicit JsonLine(std::string json);
  /// The text is wiped: it may hold what a resident said.
  ~JsonLine();
  JsonLine(JsonLine&& other) noexcept : text_(std::move(other.text_)) {}
  JsonLine& operator=(JsonLine&&) = delete;

  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string text_;
};

/// Standard output or standard error. Everything that our programs print goes through these two, so that nothing that
/// others wrote, be it in a file, in its name or in an argument, acts on the terminal that it is shown on or begins a
/// line that looks like one of ours (docs/terminal.md).
class Output {
 public:
  /// `file`: the number under which the system knows `stream`.
  Output(std::ostream& stream, int file) : stream_(&stream), file_(file) {}

  [[nodiscard]] bool is_terminal() const;

  /// A literal of the program's own: as it stands in the source.
  template <std::size_t size> Output& operator<<(const char (&words)[size]) { return raw({words, size - 1}); }
  /// Any other text: on one line, every character to be seen.
  Output& operator<<(std::string_view text);
  template <std::integral Number>
  requires(!std::same_as<Number, char> && !std::same_as<Number, bool>) Output& operator<<(Number number) {
    return raw(std::to_string(number));
  }

  /// A text of several lines that the core put together, each of them to be seen.
  Output& lines(std::string_view text);
  /// What went wrong: its first line as it is, further ones indented, so that none passes for a line of its own.
  Output& message(std::string_view text);

  // Each that stands alone is followed by a line end.
  Output& json(const json::Value& value);
  Output& json_indented(const json::Value& value);
  Output& json_line(std::string json);
  Output& html(std::string_view html);
  Output& calendar(std::string_view calendar);

  Output& flush();

 private:
  Output& raw(std::string_view text);

  std::ostream* stream_;
  int file_;
};

/// What machines read.
[[nodiscard]] Output& out();
/// What people read.
[[nodiscard]] Output& err();

/// Writes all lines to standard output at once, past the buffer of `out`, which would be one more copy. Throws BadInput.
void write_json_lines(const std::vector<JsonLine>& lines);

/// How a text is written where it may go to standard output.
enum class Format { json, html, bytes };

/// Writes `content` to the file at `path`, as it is; or for "-" to standard output, in a form that a terminal can be
/// given. `bytes` are refused on a terminal. `private_file`: readable by its owner alone. Throws BadInput.
void write_output(const std::string& path, std::string_view content, Format format, bool private_file = false);

/// Flushes both. Throws BadInput where standard output could not be written.
void end_output();

}  // namespace sealwell::shell
