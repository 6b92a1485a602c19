#pragma once

#include "core/base/result.hpp"

#include <string>

namespace sealwell::shell {

/// Why something could not be done, in words for a person: the place, the problem, what to do.
struct Refusal {
  std::string why;
};

/// What was made, or why not. What browsers run too has no exceptions, which would make it larger.
template <typename T> using Tried = Result<T, Refusal>;
using Success = Tried<Done>;

}  // namespace sealwell::shell
