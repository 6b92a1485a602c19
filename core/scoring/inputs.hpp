#pragma once

#include "core/base/decimal.hpp"
#include "core/base/result.hpp"
#include "core/json/value.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::scoring {

/// Reads and validates an instrument's inputs, and records the first invalid and the first missing one. A caller reads
/// every input, computes a result in any case, and then asks `failure` once: the result counts only if there is none.
/// So an unreadable required input is replaced by a valid one (the lowest value), and an unreadable optional one is
/// absent.
class Inputs {
 public:
  /// `object` must outlive the reader. Any other JSON type is recorded as wrong_type.
  explicit Inputs(const json::Value& object);

  // A whole number from `least` to `most`. 7.0 is whole; 7.5 is out of range.
  int whole(std::string_view name, int least, int most);
  std::optional<int> optional_whole(std::string_view name, int least, int most);

  // A number from `least` to `most`, rounded half up to nine digits after the point.
  Decimal number(std::string_view name, int least, int most);
  std::optional<Decimal> optional_number(std::string_view name, int least, int most);

  // true or false; false if it can't be read.
  bool truth(std::string_view name);
  bool optional_truth(std::string_view name);

  // The index in `ids` of a code; any other text is out of range. 0 if it can't be read.
  std::size_t code(std::string_view name, std::span<const std::string_view> ids);
  std::optional<std::size_t> optional_code(std::string_view name, std::span<const std::string_view> ids);

  /// The indices in `ids` of a list of codes; the list may be empty.
  std::vector<std::size_t> codes(std::string_view name, std::span<const std::string_view> ids);

  /// Any text; nothing if the member is missing or not a string, which is recorded.
  std::optional<std::string_view> text(std::string_view name);

  /// Reads a list of exactly `into.size()` whole numbers, each from `least` to `most`.
  void items(std::string_view name, std::span<int> into, int least, int most);

  /// Reads a list of exactly `into.size()` whole numbers, item i from 0 to `most[i]`.
  void items(std::string_view name, std::span<int> into, std::span<const int> most);

  /// The member as JSON; nullptr if it is absent or null.
  [[nodiscard]] const json::Value* find(std::string_view name) const;

  /// True if the member is present and null, which some instruments read as "don't know".
  [[nodiscard]] bool is_null(std::string_view name) const;

  // Record an invalid and a missing input, for rules of a single instrument.
  void reject(std::string_view where, Error error = Error::out_of_range);
  void miss(std::string_view where);

  /// The first invalid input, else the first missing one; nothing if all inputs are valid.
  [[nodiscard]] std::optional<Failure> failure() const;

 private:
  const json::Value* wanted(std::string_view name);
  std::optional<std::size_t> known(const json::Value& value, std::string_view where,
                                   std::span<const std::string_view> ids);
  std::optional<int> checked(const json::Value& value, std::string_view where, int least, int most);
  void item(const json::Array& items, std::string_view name, std::size_t index, int& into, int least, int most);
  const json::Array* list(std::string_view name);
  const json::Array* list(std::string_view name, std::size_t length);

  const json::Value& object_;
  std::optional<Failure> wrong_;
  std::optional<Failure> missing_;
};

}  // namespace sealwell::scoring
