// The one place that includes nlohmann/json. Its SAX reader is used, so that a document is
// bounded while it is read and a number keeps its digits.
#include "core/json/value.hpp"

#include "core/base/text.hpp"
#include "core/json/number_limits.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <span>

namespace sealwell::json {
namespace {

class Builder {
 public:
  explicit Builder(const Limits& limits) : limits_(limits) {}

  using Foreign = nlohmann::json;

  bool null() { return put(Value()); }
  bool boolean(bool value) { return put(Value(value)); }
  bool number_integer(Foreign::number_integer_t value) { return put(Value(static_cast<std::int64_t>(value))); }
  bool number_unsigned(Foreign::number_unsigned_t value) { return put(Value(Number{std::to_string(value)})); }
  // The library's double is not looked at; its overflow must not decide either (see
  // wasm/unused_libc.cpp), so what no double could hold is refused here, from the digits.
  bool number_float(Foreign::number_float_t, const std::string& digits) {
    const std::size_t exponent = std::min(digits.find_first_of("eE"), digits.size());
    const std::size_t exponent_digits = digits.size() - std::min(digits.find_first_of("0123456789", exponent), digits.size());
    if (exponent > number_max_mantissa || exponent_digits > number_max_exponent)
      return refuse(Error::invalid_json, pointer());
    return put(Value(Number{digits}));
  }
  bool string(std::string& text) { return put(Value(std::move(text))); }
  bool binary(Foreign::binary_t&) { return false; }

  bool start_object(std::size_t) { return open(true); }
  bool start_array(std::size_t) { return open(false); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    names_.push_back(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
    if (!failure_) failure_ = Failure{Error::invalid_json, "byte " + std::to_string(position)};
    return false;
  }

  Result<Value> take() {
    if (failure_) return *failure_;
    return std::move(root_);
  }

 private:
  // A container being read. What it holds so far lies at the end of `names_` and `values_`, from
  // these places on: one vector each for all containers that are open, so that none grows on its own.
  // Duplicate names are found at the end rather than by a search for each member.
  struct Frame {
    bool is_object;
    std::size_t names_from;
    std::size_t values_from;
  };

  bool refuse(Error error, std::string where) {
    failure_ = Failure{error, std::move(where)};
    return false;
  }

  std::string pointer() const {
    std::string path;
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const Frame& frame = open_[i];
      const bool innermost = i + 1 == open_.size();
      const std::size_t names_to = innermost ? names_.size() : open_[i + 1].names_from;
      const std::size_t values_to = innermost ? values_.size() : open_[i + 1].values_from;
      path = frame.is_object ? pointer_to(path, names_to == frame.names_from ? "" : names_[names_to - 1])
                             : pointer_to(path, values_to - frame.values_from);
    }
    return path;
  }

  bool open(bool is_object) {
    if (open_.size() >= limits_.depth) return refuse(Error::too_deep, pointer());
    if (!count()) return false;
    open_.push_back({is_object, names_.size(), values_.size()});
    return true;
  }

  bool close() {
    const Frame frame = open_.back();
    open_.pop_back();
    const std::span names = std::span(names_).subspan(frame.names_from);
    const std::span values = std::span(values_).subspan(frame.values_from);
    Value container;
    if (frame.is_object) {
      if (const std::string* twice = duplicate(names)) {
        const std::string name = *twice;
        names_.resize(frame.names_from);
        values_.resize(frame.values_from);
        return refuse(Error::duplicate_key, pointer_to(pointer(), name));
      }
      Object members;
      members.reserve(names.size());
      for (std::size_t i = 0; i < names.size(); ++i) members.push_back({std::move(names[i]), std::move(values[i])});
      container = Value(std::move(members));
    } else {
      container = Value(Array(std::make_move_iterator(values.begin()), std::make_move_iterator(values.end())));
    }
    names_.resize(frame.names_from);
    values_.resize(frame.values_from);
    return attach(std::move(container));
  }

  static const std::string* duplicate(std::span<const std::string> names) {
    if (names.size() <= 8) {  // as nearly every object is: comparing all is less work than sorting
      for (std::size_t i = 1; i < names.size(); ++i) {
        for (std::size_t earlier = 0; earlier < i; ++earlier) {
          if (names[earlier] == names[i]) return &names[i];
        }
      }
      return nullptr;
    }
    std::vector<const std::string*> sorted;
    sorted.reserve(names.size());
    for (const std::string& name : names) sorted.push_back(&name);
    std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return *a < *b; });
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (*sorted[i - 1] == *sorted[i]) return sorted[i];
    }
    return nullptr;
  }

  bool count() {
    return ++count_ <= limits_.values || refuse(Error::too_large, pointer());
  }

  bool put(Value value) { return count() && attach(std::move(value)); }

  bool attach(Value value) {
    if (open_.empty()) root_ = std::move(value);
    else values_.push_back(std::move(value));
    return true;
  }

  const Limits& limits_;
  std::vector<Frame> open_;
  std::vector<std::string> names_;
  std::vector<Value> values_;
  std::size_t count_ = 0;
  Value root_;
  std::optional<Failure> failure_;
};

}  // namespace

Result<Value> parse(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes) return Error::too_large;
  if (!is_utf8(text)) return Error::invalid_utf8;
  // The library skips a byte order mark; the contract has none.
  if (text.starts_with("\xEF\xBB\xBF")) return Failure{Error::invalid_json, "byte 0"};
  // The library takes it for the end; no JSON text holds one.
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return Failure{Error::invalid_json, "byte " + std::to_string(nul + 1)};
  }
  Builder builder(limits);
  // A refusal leaves the library's parser through `false`; the reason is in the builder.
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
    auto failed = builder.take();
    if (!failed.ok()) return failed;
    return Error::invalid_json;
  }
  return builder.take();
}

}  // namespace sealwell::json
