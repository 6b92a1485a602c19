#pragma once

#include "core/base/random.hpp"
#include "core/journey/journey.hpp"

#include "shell/program/command_line.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace sealwell::shell {

/// What a command that walks a journey is given beside the answers: the pack, and what else the journey depends on.
struct JourneyOptions {
  std::string pack, language, trust, seed, now;

  /// Adds PACK, which stands first, to a command.
  void add_pack_to(Command& command);
  /// Adds --lang, --trust, --now and --seed to a command.
  void add_to(Command& command);

  /// The instant to take as now, in milliseconds since 1970. Throws BadInput.
  [[nodiscard]] std::int64_t now_ms() const;
  /// The journey at its first screen. What is to be known of the pack goes to standard error. Throws BadInput.
  [[nodiscard]] std::unique_ptr<journey::Journey> begin_at(std::int64_t now_ms) const;
  /// The system's random bytes, or those of the seed.
  [[nodiscard]] std::unique_ptr<RandomSource> random() const;
};

}  // namespace sealwell::shell
