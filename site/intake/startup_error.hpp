#pragma once

#include <stdexcept>

namespace sealwell::intake {

/// The intake can't start. The text says what is wrong and what to do; it is printed as it is.
class StartupError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace sealwell::intake
