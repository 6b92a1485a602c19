#pragma once

#include "core/engine/screen_fwd.hpp"
#include "core/json/value.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::widgets {

/// What stands in the fields of one form while somebody fills it in, under the names that the inputs of core/html have
/// (`NAME-day`, `NAME-unit`, `NAME#2`).
class FieldValues {
 public:
  ~FieldValues();

  /// Takes over what a screen or form says, unless it says the same as last time: then what was typed stays.
  /// Gives whether it was new.
  bool take(const std::vector<const engine::Field*>& fields, std::string_view which);

  /// The text of an input that has one; made where there is none.
  [[nodiscard]] std::string& text(const std::string& name) { return texts_[name]; }
  [[nodiscard]] bool is_chosen(const std::string& name, const std::string& value) const;
  void choose(const engine::Field& field, const engine::Option& option);
  /// For a unit or another drop-down: exactly that value.
  void choose_only(const std::string& name, const std::string& value) { chosen_[name] = {value}; }

  /// The member `fields` of an action: what a browser's form would send, without inputs that are empty.
  [[nodiscard]] json::Value as_fields() const;
  /// The same as names and values, one a pair, inputs that are empty with them.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> as_pairs() const;

  void wipe();

 private:
  void take(const engine::Field& field);

  std::string seen_;
  std::vector<std::string> order_;
  std::map<std::string, std::string> texts_;
  std::map<std::string, std::vector<std::string>> chosen_;
};

/// Every field among `blocks`, those in groups and in details too, in order.
[[nodiscard]] std::vector<const engine::Field*> fields_among(const std::vector<engine::Block>& blocks);

/// The inputs of a date, in order: "-day", "-month", "-year" and, where it is asked, "-time".
[[nodiscard]] std::vector<std::string> date_inputs(const engine::Field& field);

}  // namespace sealwell::widgets
