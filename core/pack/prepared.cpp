#include "core/pack/prepared.hpp"

#include "core/pack/item_order.hpp"
#include "core/pack/prepared_fields.hpp"

#include <algorithm>
#include <type_traits>

namespace sealwell::pack {
namespace {

bool within(int index, std::size_t count) { return index >= 0 && static_cast<std::size_t>(index) < count; }

// Takes bytes from the front. What is called for every member is kept out of line: written out at each it would be most
// of the module that a browser loads. After the first that do not fit, everything reads as empty.
class Reader {
 public:
  explicit Reader(ByteView bytes) : begin_(bytes.data()), at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool done() const { return good_ && at_ == end_; }
  [[nodiscard]] std::size_t position() const { return static_cast<std::size_t>(at_ - begin_); }
  void fail() {
    good_ = false;
    at_ = end_;
  }

  template <typename... T> void operator()(T&... things) { (take(things), ...); }

  template <typename Enum> void one_of(Enum& value, Enum last) {
    const std::uint8_t place = byte();
    if (place > static_cast<std::uint8_t>(last)) fail();
    else value = static_cast<Enum>(place);
  }

  void usually(std::string& text, const std::string& other) {
    if (byte() == 1) text = other;
    else take(text);
  }

  [[gnu::noinline]] std::uint8_t byte() {
    if (at_ == end_) fail();
    return good_ ? *at_++ : 0;
  }

 private:
  [[gnu::noinline]] std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const std::uint8_t next = byte();
      value |= std::uint64_t{next & 0x7fU} << shift;
      if (next < 0x80) return value;
    }
    fail();
    return 0;
  }

  std::int64_t signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }

  // How many things of `size` bytes in memory come next. Sixty-four bytes of them are at least one here, so
  // what does not fit by this rule can't be there, and no length takes more memory than its file is worth.
  std::size_t count(std::size_t size) {
    const std::uint64_t value = number();
    const auto left = static_cast<std::uint64_t>(end_ - at_);
    if (value > left || value * size > left * 64) fail();
    return good_ ? static_cast<std::size_t>(value) : 0;
  }

  [[gnu::noinline]] void take(bool& value) { value = byte() == 1; }
  [[gnu::noinline]] void take(int& value) { value = static_cast<int>(signed_number()); }
  void take(std::size_t& value) { value = static_cast<std::size_t>(number()); }
  void take(std::uint32_t& value) { value = static_cast<std::uint32_t>(number()); }
  [[gnu::noinline]] void take(std::string& text) {
    const std::size_t length = count(1);
    text.assign(reinterpret_cast<const char*>(at_), length);
    at_ += length;
  }
  void take(Decimal& value) {
    const std::int64_t units = signed_number();
    const std::uint8_t scale = byte();
    if (scale > 18) fail();
    else value = Decimal(units, scale);
  }
  void take(std::optional<Pattern>& pattern) {
    std::optional<Pattern::Program> program;
    take(program);
    if (!program || !good_) return;
    pattern = Pattern::of(std::move(*program));
    if (!pattern) fail();
  }
  template <typename T> void take(std::optional<T>& value) {
    if (byte() == 1) take(value.emplace());
  }
  template <typename A, typename B> void take(std::pair<A, B>& pair) {
    take(pair.first);
    take(pair.second);
  }
  template <typename T> void take(std::vector<T>& list) {
    std::vector<T> things(count(sizeof(T)));
    for (T& thing : things) take(thing);
    list.swap(things);
  }
  template <typename T> void take(std::map<std::string, T, std::less<>>& map) {
    for (std::size_t left = count(1); left > 0 && good_; --left) {
      std::string name;
      take(name);
      take(map[std::move(name)]);
    }
  }
  template <typename T>
  requires std::is_class_v<T>
  void take(T& thing) { fields(*this, thing); }

  const std::uint8_t* begin_;
  const std::uint8_t* at_;
  const std::uint8_t* end_;
  bool good_ = true;
};

// Whether every number names something that is there.
bool is_sound(const ServicePack& pack) {
  const std::vector<Item>& items = pack.questionnaire.items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    // A parent stands before its children, so nothing goes in a circle.
    if (item.parent != -1 && !within(item.parent, i)) return false;
    // The next instance stands behind this one.
    if (item.next_instance != -1 &&
        (!within(item.next_instance, items.size()) || item.next_instance <= static_cast<int>(i)))
      return false;
    if (item.in_instance != -1 && !within(item.in_instance, items.size())) return false;
    for (const int child : item.children) {
      if (!within(child, items.size()) || items[static_cast<std::size_t>(child)].parent != static_cast<int>(i))
        return false;
    }
  }
  for (const std::size_t part : pack.part_of) {
    if (part >= std::max<std::size_t>(pack.parts.size(), 1)) return false;
  }
  for (const JourneyStep& step : pack.journey) {
    if (step.kind == JourneyStep::Kind::consent && !pack.statement(step.statement)) return false;
  }
  return !pack.languages.empty() && pack.part_of.size() == items.size() &&
         (pack.parts.empty() || pack.rest_part < pack.parts.size());
}

void work_out_the_rest(ServicePack& pack) {
  Questionnaire& questionnaire = pack.questionnaire;
  for (std::size_t i = 0; i < questionnaire.items.size(); ++i) {
    questionnaire.by_link_id.emplace(questionnaire.items[i].link_id, static_cast<int>(i));
  }
  order_items(questionnaire);
  for (JourneyStep& step : pack.journey) resolve_conditions(questionnaire, step.enable_rule);
  for (Ending& ending : pack.endings) resolve_conditions(questionnaire, ending.enable_rule);
  pack.places = places_of(questionnaire, pack.journey);
}

}  // namespace

Result<PreparedPack> read_prepared(ByteView bytes, std::string_view) {
  Reader reader(bytes);
  PreparedPack prepared;
  for (const char expected : prepared_magic) {
    if (reader.byte() != static_cast<std::uint8_t>(expected)) reader.fail();
  }
  for (std::uint8_t& byte : prepared.document_hash) byte = reader.byte();
  ServicePack& pack = prepared.pack;
  fields(reader, pack);
  const Failure invalid{Error::pack_invalid, "byte " + std::to_string(reader.position())};
  if (!reader.done() || !is_sound(pack)) return invalid;
  work_out_the_rest(pack);
  return prepared;
}

}  // namespace sealwell::pack
