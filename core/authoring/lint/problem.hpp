#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace sealwell::lint {

/// One thing that is wrong with a pack, for the person who edits it.
struct Problem {
  enum class Severity { error, warning };  ///< With an error the pack is not built
  Severity severity = Severity::error;
  std::string pointer;  ///< JSON pointer into the joined pack: "/questionnaire/item/3/linkId"
  std::string problem;  ///< What is wrong
  std::string fix;      ///< What to do about it
};

/// Collects the problems that checkers find.
class Problems {
 public:
  void error(std::string pointer, std::string problem, std::string fix) {
    add(Problem::Severity::error, std::move(pointer), std::move(problem), std::move(fix));
  }
  void warn(std::string pointer, std::string problem, std::string fix) {
    add(Problem::Severity::warning, std::move(pointer), std::move(problem), std::move(fix));
  }
  void add(Problem::Severity severity, std::string pointer, std::string problem, std::string fix) {
    found_.push_back({severity, std::move(pointer), std::move(problem), std::move(fix)});
  }
  /// What another checker found.
  void add(std::vector<Problem> found) { std::move(found.begin(), found.end(), std::back_inserter(found_)); }

  [[nodiscard]] bool empty() const { return found_.empty(); }
  [[nodiscard]] std::vector<Problem> take() { return std::move(found_); }

 private:
  std::vector<Problem> found_;
};

}  // namespace sealwell::lint
