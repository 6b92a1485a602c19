#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sealwell::describe {

/// Collects texts about numbered statements: each text once, in order of first occurrence, with the statements that it
/// applies to.
class StatementSummary {
 public:
  /// `statements`: total number of statements.
  explicit StatementSummary(std::size_t statements) : statements_(statements) {}

  /// Adds a text about `statement`, counted from 0. Empty texts are ignored.
  void add(const std::string& text, std::size_t statement);

  /// One line for each text: "For 2 years (1, 3 to 5)"; without numbers if it applies to all statements.
  [[nodiscard]] std::vector<std::string> lines() const;

 private:
  struct Entry {
    std::string text;
    std::vector<std::size_t> by;  ///< Statements, counted from 0, ascending, without duplicates
  };
  std::size_t statements_;
  std::vector<Entry> entries_;
};

}  // namespace sealwell::describe
