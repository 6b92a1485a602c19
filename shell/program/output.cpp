#include "shell/program/output.hpp"

#include "core/base/text.hpp"
#include "core/base/visible_text.hpp"
#include "core/sealing/secret.hpp"

#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"

#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>

namespace sealwell::shell {
namespace {

[[noreturn]] void throw_unwritten() { throw BadInput("standard output could not be written"); }

}  // namespace

JsonLine::JsonLine(std::string json) : text_(std::move(json)) {
  if (!is_visible_json(text_)) {
    std::string visible = visible_json(text_);
    sealing::wipe(text_);
    text_ = std::move(visible);
  }
  if (!text_.ends_with('\n')) text_.push_back('\n');
}

JsonLine::~JsonLine() { sealing::wipe(text_); }

bool Output::is_terminal() const { return isatty(file_) == 1; }

Output& Output::raw(std::string_view text) {
  stream_->write(text.data(), static_cast<std::streamsize>(text.size()));
  return *this;
}

Output& Output::operator<<(std::string_view text) { return raw(visible_line(text)); }
Output& Output::lines(std::string_view text) { return raw(visible_lines(text)); }
Output& Output::message(std::string_view text) { return raw(replaced(visible_lines(text), "\n", "\n  ")); }
Output& Output::json(const json::Value& value) { return json_line(json::write(value)); }
Output& Output::json_indented(const json::Value& value) {
  return raw(visible_json(json::write_indented(value)) + "\n");
}
Output& Output::json_line(std::string json) { return raw(JsonLine(std::move(json)).text()); }
Output& Output::html(std::string_view html) { return raw(visible_html(html)); }
Output& Output::calendar(std::string_view calendar) { return raw(visible_calendar(calendar)); }

Output& Output::flush() {
  stream_->flush();
  return *this;
}

Output& out() {
  static Output standard_output(std::cout, STDOUT_FILENO);
  return standard_output;
}

Output& err() {
  static Output standard_error(std::cerr, STDERR_FILENO);
  return standard_error;
}

void write_json_lines(const std::vector<JsonLine>& lines) {
  out().flush();
  std::vector<iovec> left;
  for (const JsonLine& line : lines) left.push_back({const_cast<char*>(line.text().data()), line.text().size()});
  for (std::size_t at = 0; at < left.size();) {
    const ssize_t count = writev(STDOUT_FILENO, &left[at], static_cast<int>(left.size() - at));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw_unwritten();
    auto written = static_cast<std::size_t>(count);
    while (at < left.size() && written >= left[at].iov_len) written -= left[at++].iov_len;
    if (at == left.size()) break;
    left[at].iov_base = static_cast<char*>(left[at].iov_base) + written;
    left[at].iov_len -= written;
  }
}

void write_output(const std::string& path, std::string_view content, Format format, bool private_file) {
  if (path != "-") {
    value_or_throw(private_file ? write_private_file(path, content) : write_file(path, content));
    return;
  }
  switch (format) {
    case Format::json: out().lines(visible_json(content)); break;
    case Format::html: out().html(content); break;
    case Format::bytes:
      if (out().is_terminal()) {
        throw BadInput("standard output is a terminal, which can't be given bytes: name a file, or a program behind |");
      }
      std::cout.write(content.data(), static_cast<std::streamsize>(content.size()));
  }
}

void end_output() {
  err().flush();
  if (!std::cout.flush()) throw_unwritten();
}

}  // namespace sealwell::shell
