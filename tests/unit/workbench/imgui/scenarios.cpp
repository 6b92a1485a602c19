#include "shell/files/clock.hpp"
#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"

#include "tests/unit/workbench/imgui/form_filler.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

// Every scenario of every pack, by pressing and typing: what goes into the core and what comes out of it is what the headless
// runner has, step by step and byte by byte.

using namespace sealwell;
using driving::Hand;
using driving::JourneyRoom;

namespace {

std::vector<std::string> listed(const std::string& folder, const char* extension) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == extension) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

constexpr const char* noon = "2026-03-02T12:00:00Z";

void same_as_headless(const shell::LoadedPack& pack, shell::Resident resident, const std::string& seed,
                      const std::string& language = "") {
  const std::int64_t now = shell::value_or_throw(shell::instant_or_now(noon));
  auto room = std::make_unique<JourneyRoom>(pack, language, seed, now);
  JourneyRoom& journeyed = *room;
  std::vector<std::unique_ptr<workbench::Room>> rooms;
  rooms.push_back(std::move(room));
  Hand hand(std::move(rooms));
  hand.now_ms = now;
  try {
    driving::go_through(hand, journeyed, resident);
  } catch (const std::runtime_error& stopped) {
    const std::size_t last = journeyed.transcript().rfind("{\"action\"");
    FAIL_CHECK(stopped.what() << "; the last step: " << journeyed.transcript().substr(last, 400));
    return;
  }
  const auto found = driving::comparable(journeyed.transcript());
  shell::SeededRandom random(seed);
  const auto journey = shell::value_or_throw(shell::begin(pack, language, now));
  const auto expected = driving::comparable(shell::walk(*journey, resident, now, random).transcript);
  for (std::size_t i = 0; i < std::min(found.size(), expected.size()); ++i) {
    INFO("step " << i);
    REQUIRE(found[i] == expected[i]);
  }
  REQUIRE(found.size() == expected.size());
}

void all_of(const std::string& folder) {
  const shell::LoadedPack pack =
      shell::value_or_throw(shell::load_pack(folder, "", shell::value_or_throw(shell::instant_or_now(noon)), true));
  const auto files = listed(folder + "/scenarios", ".json");
  REQUIRE(!files.empty());
  for (const std::string& file : files) {
    INFO(file);
    same_as_headless(pack, shell::read_resident(shell::value_or_throw(shell::read_json(file))), file);
  }
}

}  // namespace

TEST_CASE("BaNES: every scenario by hand is the headless runner's") { all_of("site/packs/banes-wellbeing-hub"); }
TEST_CASE("Lancaster: every scenario by hand is the headless runner's") { all_of("site/packs/lancaster-health-coach"); }
TEST_CASE("LiveWell Dorset: every scenario by hand is the headless runner's") { all_of("site/packs/livewell-dorset"); }
TEST_CASE("Living Well: every scenario by hand is the headless runner's") {
  all_of("site/packs/living-well-consortium");
}
TEST_CASE("Rochdale: every scenario by hand is the headless runner's") { all_of("site/packs/living-well-rochdale"); }

TEST_CASE("no pack has been left out above") {
  std::size_t folders = 0;
  for (const auto& entry : std::filesystem::directory_iterator("site/packs")) folders += entry.is_directory() ? 1 : 0;
  CHECK(folders == 5);
}

TEST_CASE("in Welsh and Urdu the journey is the same") {
  const std::string folder = "site/packs/livewell-dorset";
  const shell::LoadedPack pack =
      shell::value_or_throw(shell::load_pack(folder, "", shell::value_or_throw(shell::instant_or_now(noon)), true));
  const std::string file = listed(folder + "/scenarios", ".json").front();
  for (const char* language : {"cy", "ur"}) {
    INFO(language);
    same_as_headless(pack, shell::read_resident(shell::value_or_throw(shell::read_json(file))), file, language);
  }
}
