#pragma once

#include "core/base/result.hpp"

#include <string>

namespace sealwell::shell {

/// Why something could not be done, in words for a person: the place, the problem, what to do.
struct Message {
  std::string text;
};

/// Success, or a message why not. Code that browsers run too has no exceptions, which would make it larger.
using DoneOrMessage = Result<Done, Message>;

}  // namespace sealwell::shell
