// Whatever the JSON and whatever the pointer: a change to the text changes the value at that pointer as it says and no other, and
// each text is JSON again. Input: an RFC 6901 pointer, a line break, the text.
#include "shell/workbench/rooms/pack_folder/json_edit.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace sealwell;

namespace {

constexpr std::size_t text_max_bytes =
    4096;  // every change reads the text from its start: larger ones find nothing new
constexpr std::size_t pointer_max_bytes = 256;

json::Value whole(std::string_view text) {
  auto read = json::parse(text);
  if (!read.ok()) std::abort();
  return std::move(read).value();
}

void must(bool holds) {
  if (!holds) std::abort();
}

json::Value new_value() {
  json::Value value = json::Value::object();
  value.set("a\"b", json::Array{json::Value(true), json::Value("é\n"), json::Value::object()});
  return value;
}

// A text that a change gave: still JSON, and it holds that value there.
void holds(const std::string& changed, std::string_view pointer, const json::Value& wanted) {
  (void)whole(changed);
  const auto found = workbench::value_at(changed, pointer);
  must(found && *found == wanted);
}

void change(std::string_view text, std::string_view pointer) {
  const auto span = workbench::find_value(text, pointer);
  must(!span || (span->begin < span->end && span->end <= text.size()));
  const auto old = workbench::value_at(text, pointer);
  must(old.has_value() == span.has_value());
  if (old && pointer.empty()) must(*old == whole(text));
  if (span) must(workbench::line_of(text, span->begin) >= 1);

  const json::Value value = new_value();
  if (const auto changed = workbench::with_value(text, pointer, value, "a")) {
    holds(*changed, pointer, value);
    if (old) {
      // Written back as it stood, byte for byte, it is the text that it was.
      const auto place = workbench::find_value(*changed, pointer);
      must(place && place->begin == span->begin);
      must(std::string(changed->substr(0, place->begin)) +
               std::string(text.substr(span->begin, span->end - span->begin)) + changed->substr(place->end) ==
           text);
    } else if (const auto again = workbench::without_value(*changed, pointer)) {
      must(whole(*again) == whole(text));  // what was added and taken away leaves nothing behind
    }
  } else {
    must(!old);
  }
  const auto without = workbench::without_value(text, pointer);
  must(without.has_value() == (old && !pointer.empty()));
  if (without) (void)whole(*without);

  const json::Array* const items = old ? old->if_array() : nullptr;
  const std::size_t count = items ? items->size() : 0;
  const auto inserted = workbench::with_inserted(text, pointer, count / 2, value);
  must(inserted.has_value() == (items != nullptr));
  if (inserted) {
    const std::string at = json::pointer_to(pointer, count / 2);
    holds(*inserted, at, value);
    must(whole(workbench::without_value(*inserted, at).value()) == whole(text));
  }
  must(!workbench::with_inserted(text, pointer, count + 1, value));
  const auto swapped = workbench::with_swapped(text, pointer, 0, count / 2);
  must(swapped.has_value() == (items && count >= 2));
  if (swapped) {
    holds(*swapped, json::pointer_to(pointer, 0), (*items)[count / 2]);
    must(workbench::with_swapped(*swapped, pointer, count / 2, 0) == text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = input.find('\n');
  if (end == std::string_view::npos || end > pointer_max_bytes || size - end > text_max_bytes) return 0;
  const std::string_view pointer = input.substr(0, end), text = input.substr(end + 1);
  if (!json::parse(text).ok()) return 0;  // the only texts that the workbench changes
  change(text, pointer);
  return 0;
}
