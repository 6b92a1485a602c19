#pragma once

#include "shell/files/value_or_throw.hpp"
#include "shell/packs/packs.hpp"
#include "shell/program/output.hpp"

namespace sealwell::shell {

/// The pack of a command, or BadInput with what is wrong with it. What is to be known of the pack goes to stderr.
[[nodiscard]] inline LoadedPack pack_or_throw(Result<LoadedPack, Message> tried) {
  LoadedPack loaded = value_or_throw(std::move(tried));
  if (!loaded.note.empty()) {
    err() << "sealwell: ";
    err().message(loaded.note) << "\n";
  }
  return loaded;
}

}  // namespace sealwell::shell
