#include "tests/unit/json/independent_reader.hpp"

#include "core/json/number_limits.hpp"

#include <nlohmann/json.hpp>

#include <set>

namespace sealwell::json {
namespace {

/// Well-formed UTF-8 by Table 3-7 of the Unicode Standard, apart from core/base's.
bool is_well_formed(std::string_view text) {
  const auto within = [&](std::size_t at, int least, int most) {
    const int byte = at < text.size() ? static_cast<unsigned char>(text[at]) : -1;
    return byte >= least && byte <= most;
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t more = 0;
    if (within(at, 0x00, 0x7F)) more = 0;
    else if (within(at, 0xC2, 0xDF) && within(at + 1, 0x80, 0xBF)) more = 1;
    else if (within(at, 0xE0, 0xE0) && within(at + 1, 0xA0, 0xBF)) more = 2;
    else if (within(at, 0xED, 0xED) && within(at + 1, 0x80, 0x9F)) more = 2;
    else if (within(at, 0xE1, 0xEF) && !within(at, 0xED, 0xED) && within(at + 1, 0x80, 0xBF)) more = 2;
    else if (within(at, 0xF0, 0xF0) && within(at + 1, 0x90, 0xBF)) more = 3;
    else if (within(at, 0xF1, 0xF3) && within(at + 1, 0x80, 0xBF)) more = 3;
    else if (within(at, 0xF4, 0xF4) && within(at + 1, 0x80, 0x8F)) more = 3;
    else return false;
    for (std::size_t i = 2; i <= more; ++i) {
      if (!within(at + i, 0x80, 0xBF)) return false;
    }
    at += more + 1;
  }
  return true;
}

/// Follows nlohmann/json's reader; the first promise of json::parse that is broken ends it.
class Follower : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Follower(const Limits& limits) : limits_(limits) {}

  bool null() override { return put(Value()); }
  bool boolean(bool value) override { return put(Value(value)); }
  bool number_integer(number_integer_t value) override { return put(Value(Number{std::to_string(value)})); }
  bool number_unsigned(number_unsigned_t value) override { return put(Value(Number{std::to_string(value)})); }
  bool number_float(number_float_t, const string_t& written) override {
    const std::size_t mantissa = std::min(written.find_first_of("eE"), written.size());
    std::string_view exponent = std::string_view(written).substr(std::min(mantissa + 1, written.size()));
    if (exponent.starts_with('+') || exponent.starts_with('-')) exponent.remove_prefix(1);
    if (mantissa > number_max_mantissa || exponent.size() > number_max_exponent) return fail(Error::invalid_json);
    return put(Value(Number{written}));
  }
  bool string(string_t& value) override { return put(Value(value)); }
  bool binary(binary_t&) override { return fail(Error::invalid_json); }
  bool key(string_t& name) override {
    open_.back().members.push_back({name, Value()});
    return true;
  }
  bool start_object(std::size_t) override { return start(true); }
  bool start_array(std::size_t) override { return start(false); }
  bool end_object() override {
    std::set<std::string_view> names;
    for (const Member& member : open_.back().members) {
      if (!names.insert(member.name).second) return fail(Error::duplicate_key);
    }
    return close(Value(std::move(open_.back().members)));
  }
  bool end_array() override { return close(Value(std::move(open_.back().items))); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override {
    return fail(Error::invalid_json);
  }

  std::optional<Error> error;
  Value root;

 private:
  struct Container {
    bool is_object;
    Object members;
    Array items;
  };

  bool fail(Error what) {
    error = what;
    return false;
  }
  bool count() { return ++count_ <= limits_.values || fail(Error::too_large); }
  bool start(bool is_object) {
    if (open_.size() >= limits_.depth) return fail(Error::too_deep);
    if (!count()) return false;
    open_.push_back({is_object, {}, {}});
    return true;
  }
  bool close(Value whole) {
    open_.pop_back();
    return attach(std::move(whole));
  }
  bool put(Value value) { return count() && attach(std::move(value)); }
  bool attach(Value value) {
    if (open_.empty()) root = std::move(value);
    else if (open_.back().is_object) open_.back().members.back().value = std::move(value);
    else open_.back().items.push_back(std::move(value));
    return true;
  }

  const Limits& limits_;
  std::size_t count_ = 0;
  std::vector<Container> open_;
};

std::string outcome(const Result<Value>& read) {
  return read.ok() ? write(read.value()) : std::string(error_name(read.error()));
}

}  // namespace

Result<Value> read_independently(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes) return Error::too_large;
  if (!is_well_formed(text)) return Error::invalid_utf8;
  // nlohmann/json passes over a byte order mark, and takes a NUL for the end of the text.
  if (text.starts_with("\xEF\xBB\xBF")) return Error::invalid_json;
  Follower follower(limits);
  nlohmann::json::sax_parse(text.substr(0, text.find('\0')), &follower);
  if (follower.error) return *follower.error;
  if (text.find('\0') != std::string_view::npos) return Error::invalid_json;
  return std::move(follower.root);
}

std::string difference_of_readers(std::string_view text, const Limits& limits) {
  const auto ours = parse(text, limits);
  const auto theirs = read_independently(text, limits);
  const bool same =
      ours.ok() ? theirs.ok() && ours.value() == theirs.value() : !theirs.ok() && ours.error() == theirs.error();
  return same ? std::string() : "core/json: " + outcome(ours) + ", nlohmann/json: " + outcome(theirs);
}

}  // namespace sealwell::json
