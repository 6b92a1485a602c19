// bench_workbench [SESSIONS [SCENARIO]]: goes through a scenario that often by pressing and typing, in the workbench without a
// window, and prints one JSON object: the processor's time for a frame, how many frames are wanted while nobody does anything, and
// the memory in use after a tenth of the sessions and after all of them. Exit status 1 when memory grew.
#include "core/json/value.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"

#include "tests/unit/workbench/imgui/form_filler.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

using namespace sealwell;

namespace {

constexpr const char* usual_scenario = "site/packs/livewell-dorset/scenarios/metric.json";
constexpr int usual_sessions = 20;
// What the allocator keeps for itself may come and go; what a session leaves behind would be far more after so many.
constexpr std::int64_t allowance_kb = 2048;

std::int64_t resident_kb() {
  std::ifstream status("/proc/self/statm");
  std::int64_t whole = 0, resident = 0;
  status >> whole >> resident;
  return resident * sysconf(_SC_PAGESIZE) / 1024;
}

struct Session {
  double frame_us;  ///< Of the processor, on average
  int idle_frames;  ///< Wanted in a thousand looks while nobody did anything
  std::uint64_t frames;
};

// One after the other in the same workbench, as at an outreach event.
Session one_session(driving::Hand& hand, driving::JourneyRoom& journey, shell::Resident resident, std::int64_t now) {
  journey.begin_again();
  for (int i = 0; i < 3; ++i) hand.frame();
  const std::uint64_t before = hand.frames();
  const std::clock_t began = std::clock();
  driving::go_through(hand, journey, resident);
  const double took_us = static_cast<double>(std::clock() - began) * 1e6 / CLOCKS_PER_SEC;
  Session session{0, 0, hand.frames() - before};
  session.frame_us = took_us / static_cast<double>(session.frames);
  for (int i = 0; i < 1000; ++i) {
    (void)hand.app().tick(now);
    if (hand.app().wants_frame()) ++session.idle_frames;
  }
  return session;
}

}  // namespace

int main(int count, char** arguments) try {
  const int sessions = count > 1 ? std::max(10, std::atoi(arguments[1])) : usual_sessions;
  const std::string scenario = count > 2 ? arguments[2] : usual_scenario;
  const std::string folder = scenario.substr(0, scenario.find("/scenarios/"));
  const std::int64_t now = shell::value_or_throw(shell::instant_or_now("2026-03-02T12:00:00Z"));
  const shell::LoadedPack pack = shell::value_or_throw(shell::load_pack(folder, "", now, true));
  const shell::Resident resident = shell::read_resident(shell::value_or_throw(shell::read_json(scenario)));
  auto room = std::make_unique<driving::JourneyRoom>(pack, "", "bench", now);
  driving::JourneyRoom& journey = *room;
  std::vector<std::unique_ptr<workbench::Room>> rooms;
  rooms.push_back(std::move(room));
  driving::Hand hand(std::move(rooms));
  hand.now_ms = now;
  std::vector<double> frame_us;
  std::int64_t early_kb = 0;
  std::uint64_t frames = 0;
  int idle = 0;
  for (int i = 0; i < sessions; ++i) {
    const Session session = one_session(hand, journey, resident, now);
    frame_us.push_back(session.frame_us);
    frames += session.frames;
    idle += session.idle_frames;
    if (i + 1 == sessions / 10) early_kb = resident_kb();
  }
  std::sort(frame_us.begin(), frame_us.end());
  const std::int64_t late_kb = resident_kb();
  std::printf(
      "{\"sessions\": %d, \"frames\": %llu, \"frameMicroseconds\": %.0f, \"idleFrames\": %d, "
      "\"memoryKbEarly\": %lld, \"memoryKbLate\": %lld}\n",
      sessions, static_cast<unsigned long long>(frames), frame_us[frame_us.size() / 2], idle,
      static_cast<long long>(early_kb), static_cast<long long>(late_kb));
  if (idle == 0 && late_kb <= early_kb + allowance_kb) return 0;
  std::fprintf(stderr, "bench_workbench: %s\n",
               idle > 0 ? "it draws while nobody does anything" : "memory grows with every session");
  return 1;
} catch (const std::exception& trouble) {
  std::fprintf(stderr, "bench_workbench: %s\n", trouble.what());
  return 1;
}
