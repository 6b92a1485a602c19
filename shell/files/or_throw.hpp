#pragma once

#include "shell/files/tried.hpp"

#include <stdexcept>
#include <string>
#include <utility>

namespace sealwell::shell {

/// The input is bad: a command ends with exit status 1 and this text on stderr.
class BadInput : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What was made; throws BadInput where nothing was. For programs that a command line begins.
template <typename T> T or_throw(Tried<T> tried) {
  if (!tried.ok()) throw BadInput(tried.failure().why);
  return std::move(tried).value();
}

}  // namespace sealwell::shell
