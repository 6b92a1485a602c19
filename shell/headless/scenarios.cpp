#include "shell/headless/scenarios.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/pack_or_throw.hpp"
#include "shell/packs/packs.hpp"
#include "shell/packs/scenario_differences.hpp"
#include "shell/packs/seeded_random.hpp"
#include "shell/packs/walk.hpp"
#include "shell/program/output.hpp"

#include <filesystem>

namespace sealwell::shell {

int run_scenarios(const std::string& folder) {
  const std::int64_t now = clock_now();
  const LoadedPack pack = pack_or_throw(load_pack(folder, "", now, true));
  const std::vector<std::string> files = value_or_throw(files_in(folder + "/scenarios", ".json"));
  if (files.empty()) throw BadInput(folder + ": there are no scenarios in it");
  int passed = 0;
  int failed = 0;
  for (const std::string& file : files) {
    const json::Value scenario = value_or_throw(read_json(file));
    const Resident resident = read_resident(scenario);
    const auto journey = value_or_throw(begin(pack, "", now));
    SeededRandom random(file);
    const WalkResult walked = walk(*journey, resident, now, random);
    const std::vector<std::string> found = differences(journey->pack(), scenario, resident, walked);
    ++(found.empty() ? passed : failed);
    out() << (found.empty() ? "ok      " : "differs ") << scenario.text_or("title", file);
    if (!found.empty()) out() << " (" << std::filesystem::path(file).filename().string() << ")";
    out() << "\n";
    for (const std::string& line : found) out() << "          " << line << "\n";
  }
  out() << passed << " passed, " << failed << " failed\n";
  return failed == 0 ? 0 : 1;
}

}  // namespace sealwell::shell
