#pragma once

#include "core/pack/service_pack.hpp"

#include <string>
#include <vector>

namespace sealwell::pack {

/// One thing that is wrong with a pack, for the person who edits it.
struct Problem {
  enum class Severity { error, warning };  ///< With an error the pack is not built
  Severity severity = Severity::error;
  std::string pointer;  ///< JSON pointer into the joined pack: "/questionnaire/item/3/linkId"
  std::string problem;  ///< What is wrong
  std::string mend;     ///< What to do about it
};

/// What is wrong with one member by the contract, as the reader found it, in words.
[[nodiscard]] std::vector<Problem> explain(const Failures& failures);

/// What is wrong with a pack that reads well: names that lead nowhere, conditions that wait for
/// each other in a ring, questions that nothing reaches, ranges that nothing fits, a journey that
/// sends before it has asked, texts and words that are missing.
[[nodiscard]] std::vector<Problem> check_pack(const ServicePack& pack);

}  // namespace sealwell::pack
