#include "core/scoring/wellbeing.hpp"

#include "core/scoring/adapters.hpp"
#include "core/scoring/sums.hpp"

namespace sealwell::scoring {

int ucla3(const std::array<int, 3>& items) { return sum(items); }

void score_ons4(Inputs& in, Outputs& out) {
  for (const std::string_view name : {"satisfied", "worthwhile", "happy", "anxious"}) {
    const int answer = in.whole(name, 0, ons4_max);
    out.put(name, name == "anxious" ? band_of(anxiety_bands, answer) : band_of(wellbeing_bands, answer));
  }
}

void score_ucla3(Inputs& in, Outputs& out) {
  std::array<int, 3> items{};
  in.items("items", items, ucla3_item_min, ucla3_item_max);
  out.put("score", ucla3(items));
  if (const auto direct = in.optional_code("direct", loneliness_ids)) out.put("often_lonely", *direct == 0);
}

}  // namespace sealwell::scoring
