#pragma once

#include "core/base/decimal.hpp"
#include "core/json/value.hpp"
#include "core/scoring/bands.hpp"

#include <optional>
#include <string_view>

namespace sealwell::scoring {

/// Collects an instrument's outputs by name, in order. The code that builds JSON is here once, rather than inlined at
/// every output of every instrument: that saves download size.
class Outputs {
 public:
  void put(std::string_view name, bool truth);
  void put(std::string_view name, int whole);
  void put(std::string_view name, const Decimal& number);
  void put(std::string_view name, const std::optional<Decimal>& number);  ///< null when there is none
  void put(std::string_view name, std::string_view text);                 ///< null when it is empty
  void put(std::string_view name, const char* text) = delete;             // would become a truth value
  void put(std::string_view name, json::Value value);
  void put_null(std::string_view name);

  /// Puts "score" and "band".
  void put(const BandedScore& total);

  /// The collected object. The collector is empty afterwards.
  [[nodiscard]] json::Value take();

 private:
  json::Value object_ = json::Value::object();
};

}  // namespace sealwell::scoring
