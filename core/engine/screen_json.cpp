#include "core/engine/screen_json.hpp"

#include "core/engine/screen.hpp"
#include "core/engine/screen_members.hpp"

#include <utility>

namespace sealwell::engine {
namespace {

// The members of one part, by core/engine/screen_members.hpp. Each is a text, a truth, a number, one of an enumeration, a
// part, or a list of texts, parts or blocks.
class PartWriter {
 public:
  template <typename Part> static json::Value write(const Part& part, bool with_type) {
    PartWriter writer;
    if (with_type) writer.object_.set("type", part_name<Part>);
    members(writer, part);
    return std::move(writer.object_);
  }

  void operator()(std::string_view name, const std::string& text) {
    if (!text.empty()) object_.set(name, text);
  }
  void operator()(std::string_view name, const ScreenId& id) {
    if (!id.empty()) object_.set(name, id.to_text());
  }
  template <std::same_as<bool> T> void operator()(std::string_view name, const T& flag, bool usual = false) {
    if (flag != usual) object_.set(name, flag);
  }
  void operator()(std::string_view name, const int& number) {
    if (number != 0) object_.set(name, number);
  }
  void operator()(std::string_view name, const int& number, Always) { object_.set(name, number); }
  template <typename Enumeration>
  requires std::is_enum_v<Enumeration>
  void operator()(std::string_view name, const Enumeration& value) { object_.set(name, enumerator_name(value)); }
  void operator()(std::string_view name, const Contact& contact) { object_.set(name, write(contact, true)); }
  template <typename T> void operator()(std::string_view name, const std::vector<T>& list) {
    if (list.empty()) return;
    json::Value values = json::Value::array();
    for (const T& one : list) values.add(value_of(one));
    object_.set(name, std::move(values));
  }

 private:
  static json::Value value_of(const std::string& text) { return text; }
  static json::Value value_of(const Block& block) {
    return std::visit([](const auto& part) { return write(part, true); }, block);
  }
  static json::Value value_of(const Field& field) { return write(field, true); }
  template <typename Part> static json::Value value_of(const Part& part) { return write(part, false); }

  json::Value object_ = json::Value::object();
};

}  // namespace

json::Value screen_json(const Screen& screen) { return PartWriter::write(screen, false); }

}  // namespace sealwell::engine
