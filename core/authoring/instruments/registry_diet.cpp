#include "core/authoring/instruments/registry_tables.hpp"

namespace sealwell::scoring {
namespace {

constexpr std::string_view portions = "0 to 100 portions; halves are allowed";

constexpr InputInfo inputs[] = {
    {"fruit_veg", number, portions, true, "Fruit and vegetables, fresh, frozen or tinned: 80 g is a portion."},
    {"dried_fruit", number, portions, true, "Dried fruit: 30 g is a portion."},
    {"juice_smoothie", number, portions, true, "Juice and smoothies: 150 ml is a portion; counts as 1 at most."},
    {"beans_pulses", number, portions, true, "Beans and pulses: 80 g is a portion; counts as 1 at most."},
    {"potatoes", number, portions, true,
     "Potatoes, yam, cassava, plantain: never counts. Sweet potato is a vegetable."},
};

constexpr OutputInfo outputs[] = {
    {"portions", number, "The portions that count."},
    {"meets", yes_or_no, "Whether that is 5 or more; not rounded up."},
};

constexpr std::string_view sources[] = {"NHS, 5 A Day: what counts?"};

constexpr InstrumentInfo table[] = {
    {.id = "five_a_day",
     .title = "5 A Day: portions of fruit and vegetables on one day",
     .licence = "Crown copyright, Open Government Licence.",
     .inputs = inputs,
     .outputs = outputs,
     .sources = sources},
};

}  // namespace

std::span<const InstrumentInfo> diet_instruments() { return table; }

}  // namespace sealwell::scoring
