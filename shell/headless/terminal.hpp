#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sealwell::shell {

/// The terminal that this program was started from, whatever its input and output were turned to.
class Terminal {
 public:
  /// Throws BadInput with this text where there is none.
  explicit Terminal(const std::string& without);
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  /// Shows a text of one or more lines, each character to be seen.
  void show(std::string_view words) const;

  /// Shows the question on one line and reads one line, of which the terminal shows nothing, without its line end; how
  /// many bytes it has. What was typed ahead of the question is dropped; what goes beyond `to` is lost. A
  /// signal that ends or stops the program finds the terminal as it was before; a program that goes on
  /// asks again. Throws BadInput when the terminal has gone away.
  [[nodiscard]] std::size_t ask_hidden(std::string_view question, std::span<std::uint8_t> to) const;

 private:
  int file_;
};

}  // namespace sealwell::shell
