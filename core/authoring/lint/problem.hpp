#pragma once

#include <string>

namespace sealwell::lint {

/// One thing that is wrong with a pack, for the person who edits it.
struct Problem {
  enum class Severity { error, warning };  ///< With an error the pack is not built
  Severity severity = Severity::error;
  std::string pointer;  ///< JSON pointer into the joined pack: "/questionnaire/item/3/linkId"
  std::string problem;  ///< What is wrong
  std::string mend;     ///< What to do about it
};

}  // namespace sealwell::lint
