#include "core/scoring/sums.hpp"

namespace sealwell::scoring {

json::Value to_json(const BandedScore& total) {
  return json::Value::object().set("score", total.score).set("band", total.band);
}

}  // namespace sealwell::scoring
