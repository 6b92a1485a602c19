#include "core/scoring/wellbeing.hpp"

#include "core/scoring/adapters.hpp"
#include "core/scoring/sums.hpp"

namespace sealwell::scoring {

int ucla3(const std::array<int, 3>& items) { return sum(items); }

json::Value score_ons4(Inputs& in) {
  auto out = json::Value::object();
  for (const std::string_view name : {"satisfied", "worthwhile", "happy", "anxious"}) {
    const int answer = in.whole(name, 0, ons4_most).value_or(0);
    out.set(name, name == "anxious" ? band_of(anxiety_bands, answer) : band_of(wellbeing_bands, answer));
  }
  return out;
}

json::Value score_ucla3(Inputs& in) {
  std::array<int, 3> items{};
  in.items("items", items, ucla3_item_least, ucla3_item_most);
  const auto direct = in.code("direct", loneliness_ids, Need::optional);
  auto out = json::Value::object().set("score", ucla3(items));
  if (direct) out.set("often_lonely", *direct == 0);
  return out;
}

}  // namespace sealwell::scoring
