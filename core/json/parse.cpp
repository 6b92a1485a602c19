// The one place that includes RapidJSON. Its SAX reader is used, so that a document is
// bounded while it is read and a number keeps its digits.
#include "core/base/text.hpp"
#include "core/json/name_order.hpp"
#include "core/json/number_limits.hpp"
#include "core/json/value.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <new>
#include <span>

// What it asserts is about itself and not about the text. Nothing is forced inline, which costs
// kilobytes; and its stack adds to a null pointer before anything lies on it, which the sanitizers
// would stop at.
#define RAPIDJSON_ASSERT(condition) static_cast<void>(0)
#if defined(__clang__)
#define RAPIDJSON_FORCEINLINE __attribute__((no_sanitize("pointer-overflow")))
#else
#define RAPIDJSON_FORCEINLINE
#endif
#include <rapidjson/reader.h>

namespace sealwell::json {
namespace {

/// The text as RapidJSON reads it. Its sign for the end is a NUL, which may as well be in the text:
/// `at_end` tells.
class Input {
 public:
  using Ch = char;

  explicit Input(std::string_view text) : begin_(text.data()), at_(begin_), end_(begin_ + text.size()) {}

  char Peek() const { return at_end() ? '\0' : *at_; }
  char Take() { return at_end() ? '\0' : *at_++; }
  std::size_t Tell() const { return static_cast<std::size_t>(at_ - begin_); }
  bool at_end() const { return at_ == end_; }

  // Reading in place is what these are for; the reader compiles them all the same.
  char* PutBegin() { return nullptr; }
  void Put(char) {}
  std::size_t PutEnd(char*) { return 0; }

 private:
  const char* begin_;
  const char* at_;
  const char* end_;
};

/// Where RapidJSON keeps the string that it is reading: in memory of C++, which the module for
/// browsers wipes when it is freed (wasm/wiped_memory.cpp). Memory of C is not wiped.
struct Memory {
  static void* Realloc(void* old, std::size_t size, std::size_t new_size) {
    void* memory = ::operator new(new_size);
    if (size > 0) std::memcpy(memory, old, std::min(size, new_size));
    Free(old);
    return memory;
  }
  static void Free(void* memory) { ::operator delete(memory); }
};

using Reader = rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>, Memory>;

/// Makes a value of what the reader says, as long as the limits allow.
class Builder {
 public:
  explicit Builder(const Limits& limits) : limits_(limits) {}

  using Length = rapidjson::SizeType;

  // The reader's names for them. A `false` ends its work. It takes the second half of a surrogate
  // pair on its own, and such a string is no UTF-8.
  bool Null() { return put(Value()); }
  bool Bool(bool value) { return put(Value(value)); }
  bool String(const char* text, Length length, bool) {
    const std::string_view string(text, length);
    return is_utf8(string) && put(Value(string));
  }
  bool StartObject() { return open(true); }
  bool StartArray() { return open(false); }
  bool EndObject(Length) { return close(); }
  bool EndArray(Length) { return close(); }

  bool Key(const char* name, Length length, bool) {
    names_.emplace_back(name, length);
    return is_utf8(names_.back());
  }

  // What no double could hold is refused by its length, for which the reader has the place.
  bool RawNumber(const char* text, Length length, bool) {
    const std::string_view digits(text, length);
    const std::size_t exponent = std::min(digits.find_first_of("eE"), digits.size());
    const std::size_t exponent_digits =
        digits.size() - std::min(digits.find_first_of("0123456789", exponent), digits.size());
    if (exponent > number_max_mantissa || exponent_digits > number_max_exponent) return false;
    return put(Value(Number{std::string(digits == "-0" ? "0" : digits)}));
  }

  // With kParseNumbersAsStringsFlag the reader calls none of these, but compiles them.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  /// Why it said `false`; nothing when it did not, or when what was read is no JSON.
  const std::optional<Failure>& failure() const { return failure_; }

  Value take() { return std::move(root_); }

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
      Object members;
      members.reserve(names.size());
      for (std::size_t i = 0; i < names.size(); ++i) members.push_back({std::move(names[i]), std::move(values[i])});
      container = Value(std::move(members));
    } else {
      container = Value(Array(std::make_move_iterator(values.begin()), std::make_move_iterator(values.end())));
    }
    names_.resize(frame.names_from);
    values_.resize(frame.values_from);
    if (const Object* members = container.if_object()) {
      if (const Member* twice = duplicate(*members)) {
        return refuse(Error::duplicate_key, pointer_to(pointer(), twice->name));
      }
    }
    return attach(std::move(container));
  }

  static const Member* duplicate(const Object& members) {
    if (members.size() <= 8) {  // as nearly every object is: comparing all is less work than sorting
      for (std::size_t i = 1; i < members.size(); ++i) {
        for (std::size_t earlier = 0; earlier < i; ++earlier) {
          if (members[earlier].name == members[i].name) return &members[i];
        }
      }
      return nullptr;
    }
    const std::vector<const Member*> sorted = by_name(members);
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (sorted[i - 1]->name == sorted[i]->name) return sorted[i];
    }
    return nullptr;
  }

  bool count() { return ++count_ <= limits_.values || refuse(Error::too_large, pointer()); }

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
  Input input(text);
  Memory memory;
  Builder builder(limits);
  // Without a check of the encoding, because that has been made.
  constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  const rapidjson::ParseResult read = Reader(&memory).Parse<flags>(input, builder);
  if (builder.failure()) return *builder.failure();
  if (!read || !input.at_end()) {
    const std::size_t offset = read ? input.Tell() : read.Offset();
    return Failure{Error::invalid_json, "byte " + std::to_string(offset + 1)};
  }
  return builder.take();
}

}  // namespace sealwell::json
