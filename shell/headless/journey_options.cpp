#include "shell/headless/journey_options.hpp"

#include "core/sealing/system_random.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/pack_or_throw.hpp"
#include "shell/packs/packs.hpp"
#include "shell/packs/seeded_random.hpp"

namespace sealwell::shell {

void JourneyOptions::add_pack_to(Command& command) {
  command.option("PACK", pack, "A pack's folder or signed file").required().existing_path();
}

void JourneyOptions::add_to(Command& command) {
  command.option("--lang", language, "Language tag (default: the pack's first)");
  command.option("--trust", trust, "File of signing public keys, one a line, to check a signed pack with");
  command.option("--now", now, "Take this instant as now, like 2026-11-22T09:30:00Z");
  command.option("--seed", seed,
                 "Predictable random bytes, so that what is made is the same again: never for real answers");
}

std::int64_t JourneyOptions::now_ms() const { return value_or_throw(instant_or_now(now)); }

std::unique_ptr<journey::Journey> JourneyOptions::begin_at(std::int64_t now_ms) const {
  return value_or_throw(begin(pack_or_throw(load_pack(pack, trust, now_ms, true)), language, now_ms));
}

std::unique_ptr<RandomSource> JourneyOptions::random() const {
  if (seed.empty()) return std::make_unique<sealing::SystemRandom>();
  return std::make_unique<SeededRandom>(seed);
}

}  // namespace sealwell::shell
