#pragma once

#include "shell/files/message.hpp"

#include <stdexcept>
#include <string>
#include <utility>

namespace sealwell::shell {

/// The input is bad: a command ends with exit status 1 and this text on stderr.
class BadInput : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The value of `tried`; throws BadInput with its message where it failed. For command-line programs.
template <typename T> T value_or_throw(Result<T, Message> tried) {
  if (!tried.ok()) throw BadInput(tried.failure().text);
  return std::move(tried).value();
}

}  // namespace sealwell::shell
