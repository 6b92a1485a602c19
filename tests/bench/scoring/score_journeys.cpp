// Scores journeys again and again for a while, on one core, and prints how many a second as JSON.
//
//   bench_scoring SECONDS < journeys.json     [[{"instrument": "…", "inputs": "{…}"}, …], …]
//
// The inputs are JSON text and are read anew each time, as they are at the module's boundary.

#include "core/json/value.hpp"
#include "core/scoring/score.hpp"

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

using namespace sealwell;

namespace {

struct Task {
  std::string instrument, inputs;
};

// What is written is added up, so that no compiler can leave the scoring out.
std::size_t score_all(const std::vector<Task>& journey) {
  std::size_t written = 0;
  for (const Task& task : journey) {
    const auto inputs = json::parse(task.inputs);
    if (inputs.ok()) written += json::write(scoring::score_or_error(task.instrument, inputs.value())).size();
  }
  return written;
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc == 2 ? std::atof(argv[1]) : 0;
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  const auto document = json::parse(text);
  if (seconds <= 0 || !document.ok() || !document.value().if_array()) {
    std::cerr << "usage: bench_scoring SECONDS < journeys.json\n";
    return 2;
  }
  std::vector<std::vector<Task>> journeys;
  for (const json::Value& journey : *document.value().if_array()) {
    journeys.emplace_back();
    for (const json::Value& task : *journey.if_array()) {
      journeys.back().push_back({std::string(task.text_or("instrument")), std::string(task.text_or("inputs"))});
    }
  }
  using Clock = std::chrono::steady_clock;
  std::size_t scored = 0;
  std::size_t written = 0;
  const auto begin = Clock::now();
  std::chrono::duration<double> taken{};
  while (taken.count() < seconds) {
    for (const auto& journey : journeys) written += score_all(journey);
    scored += journeys.size();
    taken = Clock::now() - begin;
  }
  std::cout << "{\"journeysPerSecond\":" << static_cast<double>(scored) / taken.count()
            << ",\"bytesWritten\":" << written << "}\n";
}
