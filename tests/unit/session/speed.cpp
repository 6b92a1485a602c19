// A step must not cost more than a moment in a questionnaire of a thousand items.
#include "tests/unit/session/resident.hpp"

#include <algorithm>
#include <ctime>

using namespace sealwell;
using namespace sealwell::session;

namespace {

// Without optimisation and with the sanitizers a step costs about fifty times as much.
#if defined(__SANITIZE_ADDRESS__)
constexpr double most_ms = 1000;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr double most_ms = 1000;
#else
constexpr double most_ms = 20;
#endif
#else
constexpr double most_ms = 20;
#endif

// Questions that all feed instruments, each enabled by the one before.
json::Value long_pack(int length) {
  std::string items = "[";
  for (int i = 0; i < length; ++i) {
    items += std::string(i ? "," : "") + "{'linkId':'q" + std::to_string(i) + "','text':'Q','type':'integer','code':[" +
             "{'system':'urn:sealwell:instrument','code':'audit_c#q" + std::to_string(i % 3 + 1) + "'}]";
    if (i > 0) {
      items += ",'enableWhen':[{'question':'q" + std::to_string(i - 1) + "','operator':'>=','answerInteger':0}]";
    }
    items += "}";
  }
  json::Value joined = pack::small_pack(items + "]");
  pack::at(joined, "/pack").set("topics", pack::json_of("[{'id': 't', 'title': 'T', 'items': ['q0']}]"));
  pack::at(joined, "/pack").set("instruments", pack::json_of("[{'instrument': 'audit_c', 'topic': 't'}]"));
  return joined;
}

// The median time of a step at the end of such a pack, in milliseconds of the processor's time: a busy
// machine is not our slowness.
double step_ms(int length) {
  Resident resident(long_pack(length));
  for (int i = 0; i < length; ++i) {
    Answer& answer = resident.now.state.answers.at("q" + std::to_string(i));
    pack::AnswerValue one;
    one.kind = pack::AnswerValue::Kind::integer;
    one.number = 1;
    answer.values = {one};
    answer.typed = {"1"};
    answer.settled = true;
  }
  std::vector<double> times;
  resident.act(Action::Type::change, "item/q" + std::to_string(length - 1));
  for (int i = 0; i < 9; ++i) {
    const std::clock_t before = std::clock();
    resident.act(Action::Type::change, "item/q" + std::to_string(i % 2 ? length - 1 : length - 2));
    resident.input({{resident.at().substr(5), {"1"}}});
    resident.answer("1");
    times.push_back(1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC / 3);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

}  // namespace

TEST_CASE("a step in a thousand items, and how it grows") {
  const double thousand = step_ms(1000);
  const double four_thousand = step_ms(4000);
  WARN("a step takes " << thousand << " ms with 1,000 items and " << four_thousand << " ms with 4,000");
  CHECK(thousand < most_ms);
  // Four times as many items may cost four times as much and some more, and never sixteen times.
  CHECK(four_thousand < 10 * thousand + 1);
}
