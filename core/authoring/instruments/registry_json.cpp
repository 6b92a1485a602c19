#include "core/authoring/instruments/registry.hpp"

namespace sealwell::scoring {
namespace {

using json::Value;

Value texts(std::span<const std::string_view> lines) {
  auto list = Value::array();
  for (const std::string_view line : lines) list.add(line);
  return list;
}

// A member that says nothing is left out.
void set_text(Value& object, std::string_view name, std::string_view text) {
  if (!text.empty()) object.set(name, text);
}

Value input(const InputInfo& info) {
  auto out = Value::object()
                 .set("name", info.name)
                 .set("type", info.type)
                 .set("values", info.values)
                 .set("required", info.required);
  set_text(out, "asks", info.asks);
  if (!info.items.empty()) out.set("items", texts(info.items));
  return out;
}

Value output(const OutputInfo& info) {
  return Value::object().set("name", info.name).set("type", info.type).set("meaning", info.meaning);
}

Value band(const BandInfo& info) {
  auto out = Value::object().set("field", info.field).set("id", info.id);
  set_text(out, "range", info.range);
  out.set("words", info.words);
  set_text(out, "when", info.when);
  return out;
}

template <typename Row> Value rows(std::span<const Row> table, Value (*as_json)(const Row&)) {
  auto list = Value::array();
  for (const Row& row : table) list.add(as_json(row));
  return list;
}

Value instrument(const InstrumentInfo& info) {
  auto out =
      Value::object().set("id", info.id).set("title", info.title).set("standing", availability_id(info.availability));
  set_text(out, "reason", info.reason);
  out.set("licence", info.licence);
  if (info.availability != Availability::ships) return out;
  return out.set("inputs", rows(info.inputs, input))
      .set("outputs", rows(info.outputs, output))
      .set("bands", rows(info.bands, band))
      .set("sources", texts(info.sources))
      .set("notes", texts(info.notes));
}

}  // namespace

Value instruments_json() { return rows(instruments(), instrument); }

}  // namespace sealwell::scoring
