// The first byte chooses an instrument, the rest is its JSON. Whatever comes in, the answer is a
// result with the outputs of that instrument or a named error at one of its inputs, and the same
// inputs give the same answer twice.
#include "core/authoring/instruments/registry.hpp"
#include "core/scoring/safety_flags.hpp"
#include "core/scoring/score.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace {

using namespace sealwell;

bool is_input(const scoring::InstrumentInfo& instrument, std::string_view where) {
  const std::string_view name = where.substr(0, where.find('/'));
  return std::any_of(instrument.inputs.begin(), instrument.inputs.end(),
                     [name](const scoring::InputInfo& input) { return input.name == name; });
}

bool is_output(const scoring::InstrumentInfo& instrument, std::string_view name) {
  return std::any_of(instrument.outputs.begin(), instrument.outputs.end(),
                     [name](const scoring::OutputInfo& output) { return output.name == name; });
}

void check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto table = scoring::instruments();
  const scoring::InstrumentInfo& instrument = table[data[0] % table.size()];
  const auto inputs =
      json::parse({reinterpret_cast<const char*>(data + 1), size - 1}, {.bytes = 16'384, .depth = 16, .values = 2'048});
  if (!inputs.ok()) return 0;

  const auto result = scoring::score(instrument.id, inputs.value());
  const json::Value told = scoring::score_or_error(instrument.id, inputs.value());
  check(json::write(told) == json::write(scoring::score_or_error(instrument.id, inputs.value())));
  if (result.ok()) {
    check(instrument.availability == scoring::Availability::ships);
    check(result.value().if_object() != nullptr);
    for (const json::Member& member : *result.value().if_object()) check(is_output(instrument, member.name));
    check(told == result.value());
  } else if (instrument.availability != scoring::Availability::ships) {
    check(result.error() == Error::instrument_blocked);
  } else {
    const Error error = result.error();
    check(error == Error::wrong_type || error == Error::out_of_range || error == Error::incomplete ||
          error == Error::adult_bmi_not_valid);
    check(is_input(instrument, result.failure().where) || !inputs.value().if_object());
    check(told.text_or("error") == error_name(error));
  }

  // Safety messages: the forgiving reader raises at least what the strict one does.
  const auto flags = scoring::safety_flags_from(inputs.value());
  check(std::is_sorted(flags.begin(), flags.end()));
  check(std::adjacent_find(flags.begin(), flags.end()) == flags.end());
  const auto strict = scoring::score("red_flags", inputs.value());
  if (strict.ok()) check(strict.value().items("flags").size() == flags.size());
  return 0;
}
