#include "core/authoring/build/prepare.hpp"

#include "core/pack/messages.hpp"
#include "core/pack/prepared_fields.hpp"

#include <type_traits>

namespace sealwell::pack {
namespace {

class Writer {
 public:
  template <typename... T> void operator()(T&... things) { (give(things), ...); }

  template <typename Enum> void one_of(Enum& value, Enum) { bytes.push_back(static_cast<std::uint8_t>(value)); }

  void usually(std::string& text, const std::string& other) {
    bytes.push_back(text == other ? 1 : 0);
    if (text != other) give(text);
  }

  Bytes bytes;

 private:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<std::uint8_t>(value | 0x80));
    bytes.push_back(static_cast<std::uint8_t>(value));
  }
  void signed_number(std::int64_t value) {
    number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
  }

  void give(bool& value) { bytes.push_back(value ? 1 : 0); }
  void give(int& value) { signed_number(value); }
  void give(std::size_t& value) { number(value); }
  void give(std::uint32_t& value) { number(value); }
  void give(std::string& text) {
    number(text.size());
    bytes.insert(bytes.end(), text.begin(), text.end());
  }
  void give(Decimal& value) {
    signed_number(value.units());
    bytes.push_back(static_cast<std::uint8_t>(value.scale()));
  }
  void give(std::optional<Pattern>& pattern) {
    std::optional<Pattern::Program> program;
    if (pattern) program = pattern->program();
    give(program);
  }
  template <typename T> void give(std::optional<T>& value) {
    bytes.push_back(value ? 1 : 0);
    if (value) give(*value);
  }
  template <typename A, typename B> void give(std::pair<A, B>& pair) {
    give(pair.first);
    give(pair.second);
  }
  template <typename T> void give(std::vector<T>& list) {
    number(list.size());
    for (T& thing : list) give(thing);
  }
  template <typename T> void give(std::map<std::string, T, std::less<>>& map) {
    number(map.size());
    for (auto& [name, thing] : map) {
      std::string text = name;
      give(text);
      give(thing);
    }
  }
  template <typename T>
  requires std::is_class_v<T>
  void give(T& thing) { fields(*this, thing); }
};

}  // namespace

Bytes prepare(const ServicePack& pack, const std::array<std::uint8_t, 32>& document_hash) {
  ServicePack written = pack;  // one list of members serves writing and reading, and reading changes them
  for (Statement& statement : written.statements) {
    std::erase_if(statement.wording, [&](const auto& entry) { return entry.first != pack.language; });
  }
  // What the page has by itself, and keys with which nothing new is sealed.
  written.theme.clear();
  written.frame_ancestors.clear();
  for (Recipient& recipient : written.recipients) recipient.retired.clear();
  written.recovery.retired.clear();
  // The other messages stand with the terms.
  std::erase_if(written.messages, [](const auto& message) { return !is_journey_sentence(message.first); });
  Writer writer;
  writer.bytes.assign(prepared_magic.begin(), prepared_magic.end());
  writer.bytes.insert(writer.bytes.end(), document_hash.begin(), document_hash.end());
  fields(writer, written);
  return std::move(writer.bytes);
}

}  // namespace sealwell::pack
