// sealing_bench seal|open CONTENT RECIPIENTS MILLISECONDS: does it for so long and prints how many
// nanoseconds one took. Contents in bytes.
#include "core/sealing/system_random.hpp"

#include "tests/bench/sealing/sealing_work.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

using Clock = std::chrono::steady_clock;

std::size_t number(const char* text) { return static_cast<std::size_t>(std::strtoul(text, nullptr, 10)); }

}  // namespace

int main(int count, char** arguments) {
  const std::string_view what = count == 5 ? arguments[1] : "";
  if (what != "seal" && what != "open") {
    std::fputs("usage: sealing_bench seal|open CONTENT RECIPIENTS MILLISECONDS\n", stderr);
    return 2;
  }
  sealwell::sealing::SystemRandom random;
  const auto work = sealwell::bench::SealingWork::begin(number(arguments[2]), number(arguments[3]), random);
  if (!work || !work->seal() || !work->open()) {
    std::fputs("sealing_bench: could not seal and open\n", stderr);
    return 1;
  }
  const auto most = std::chrono::milliseconds(number(arguments[4]));
  std::size_t done = 0;
  const auto began = Clock::now();
  auto now = began;
  do {
    if (!(what == "seal" ? work->seal() : work->open())) return 1;
    ++done;
    now = Clock::now();
  } while (now - began < most);
  const std::chrono::duration<double, std::nano> took = now - began;
  std::printf("%.0f\n", took.count() / static_cast<double>(done));
}
