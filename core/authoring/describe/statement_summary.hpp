#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sealwell::describe {

/// What is said of several statements, each text once with the statements that say it, in the order in which it was
/// first said.
class SaidOfStatements {
 public:
  /// `statements`: how many there are.
  explicit SaidOfStatements(std::size_t statements) : statements_(statements) {}

  /// `statement` counts from 0. An empty text says nothing.
  void add(const std::string& text, std::size_t statement);

  /// "For 2 years (1, 3 to 5)"; without numbers where all statements say it.
  [[nodiscard]] std::vector<std::string> lines() const;

 private:
  struct Said {
    std::string text;
    std::vector<std::size_t> by;  ///< Statements, from 0, each once, growing
  };
  std::size_t statements_;
  std::vector<Said> said_;
};

}  // namespace sealwell::describe
