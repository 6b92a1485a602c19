#include "core/authoring/instruments/registry.hpp"

#include "core/authoring/instruments/registry_tables.hpp"

#include <vector>

namespace sealwell::scoring {
namespace {

std::vector<InstrumentInfo> whole_table() {
  std::vector<InstrumentInfo> table;
  for (const auto& family : {com_b_instruments(), alcohol_instruments(), smoking_instruments(), activity_instruments(),
                             weight_instruments(), diet_instruments(), wellbeing_instruments(), mood_instruments(),
                             safety_instruments(), instruments_not_shipped()}) {
    table.insert(table.end(), family.begin(), family.end());
  }
  return table;
}

}  // namespace

std::string_view availability_id(Availability availability) {
  switch (availability) {
    case Availability::ships: return "ships";
    case Availability::held: return "held";
    case Availability::blocked: return "blocked";
  }
  return {};
}

std::span<const InstrumentInfo> instruments() {
  static const std::vector<InstrumentInfo> table = whole_table();
  return table;
}

const InstrumentInfo* find_instrument(std::string_view id) {
  for (const InstrumentInfo& instrument : instruments()) {
    if (instrument.id == id) return &instrument;
  }
  return nullptr;
}

}  // namespace sealwell::scoring
