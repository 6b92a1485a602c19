#include "core/scoring/outputs.hpp"

namespace sealwell::scoring {

void Outputs::put(std::string_view name, json::Value value) { object_.set(name, std::move(value)); }

void Outputs::put(std::string_view name, bool truth) { put(name, json::Value(truth)); }

void Outputs::put(std::string_view name, int whole) { put(name, json::Value(whole)); }

void Outputs::put(std::string_view name, const Decimal& number) { put(name, json::Value(number)); }

void Outputs::put(std::string_view name, const std::optional<Decimal>& number) {
  if (number) put(name, *number);
  else put_null(name);
}

void Outputs::put(std::string_view name, std::string_view text) {
  if (text.empty()) put_null(name);
  else put(name, json::Value(text));
}

void Outputs::put_null(std::string_view name) { put(name, json::Value()); }

void Outputs::put(const BandedScore& total) {
  put("score", total.score);
  put("band", total.band);
}

json::Value Outputs::take() { return std::exchange(object_, json::Value::object()); }

}  // namespace sealwell::scoring
