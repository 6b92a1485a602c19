#include "core/scoring/mood.hpp"

#include "core/scoring/adapters.hpp"
#include "core/scoring/sums.hpp"

namespace sealwell::scoring {
namespace {

// PHQ-2 and GAD-2 differ in their words only.
void two_items(Inputs& in, Outputs& out) {
  std::array<int, 2> items{};
  in.items("items", items, 0, mood_item_max);
  const int total = sum(items);
  out.put("score", total);
  out.put("positive", total >= two_item_positive_from);
}

}  // namespace

BandedScore phq9(const std::array<int, 9>& items) { return banded(sum(items), phq9_bands); }

BandedScore gad7(const std::array<int, 7>& items) { return banded(sum(items), gad7_bands); }

std::optional<bool> phq9_item9_positive(const json::Value& inputs) {
  const json::Array& items = inputs.items("items");
  if (items.size() != 9) return std::nullopt;
  const auto ninth = items[8].integer();
  if (!ninth || *ninth < 0 || *ninth > mood_item_max) return std::nullopt;
  return *ninth > 0;
}

void score_phq2(Inputs& in, Outputs& out) { two_items(in, out); }

void score_gad2(Inputs& in, Outputs& out) { two_items(in, out); }

void score_phq9(Inputs& in, Outputs& out) {
  std::array<int, 9> items{};
  in.items("items", items, 0, mood_item_max);
  const int first_two = items[0] + items[1];
  out.put(phq9(items));
  out.put("item9_positive", items[8] > 0);
  out.put("phq2", first_two);
  out.put("phq2_positive", first_two >= two_item_positive_from);
}

void score_gad7(Inputs& in, Outputs& out) {
  std::array<int, 7> items{};
  in.items("items", items, 0, mood_item_max);
  out.put(gad7(items));
  out.put("gad2", items[0] + items[1]);
}

}  // namespace sealwell::scoring
