#include "shell/workbench/rooms/pack_folder/json_edit.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <vector>

namespace sealwell::workbench {
namespace {

constexpr std::size_t widest = 110;  // what is written on one line may come to so many bytes

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// One member or item, as it stands in the text.
struct Part {
  std::string name;       // of a member
  std::size_t begin = 0;  // of the name, or of the item
  TextSpan value;
};

/// Goes through JSON that is known to be whole.
class Scanner {
 public:
  explicit Scanner(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  TextSpan value() {
    skip_space();
    const std::size_t begin = at_;
    const char first = peek();
    if (first == '"') {
      string();
    } else if (first == '{' || first == '[') {
      int depth = 0;
      do {
        const char c = peek();
        if (c == '"') {
          string();
          continue;
        }
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        ++at_;
      } while (depth > 0 && at_ < text_.size());
    } else {
      while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != ',' && text_[at_] != '}' &&
             text_[at_] != ']') {
        ++at_;
      }
    }
    return {begin, at_};
  }

  /// The members or items of the container that begins here.
  std::vector<Part> parts() {
    std::vector<Part> all;
    skip_space();
    const bool object = peek() == '{';
    const char closing = object ? '}' : ']';
    ++at_;
    for (skip_space(); at_ < text_.size() && peek() != closing; skip_space()) {
      Part part;
      part.begin = at_;
      if (object) {
        const TextSpan name = value();
        const auto read = json::parse(text_.substr(name.begin, name.end - name.begin));
        if (read.ok() && read.value().if_string()) part.name = *read.value().if_string();
        skip_space();
        ++at_;  // the colon
      }
      part.value = value();
      all.push_back(std::move(part));
      skip_space();
      if (peek() == ',') ++at_;
    }
    return all;
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void string() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    ++at_;
  }

  std::string_view text_;
  std::size_t at_;
};

std::string unescaped(std::string_view token) {
  std::string name;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escaped = token[i] == '~' && i + 1 < token.size();
    name += escaped ? (token[i + 1] == '1' ? '/' : '~') : token[i];
    if (escaped) ++i;
  }
  return name;
}

std::optional<std::size_t> index_in(std::string_view token) {
  if (token.empty() || token.size() > 9 || (token.size() > 1 && token.front() == '0')) return std::nullopt;
  std::size_t index = 0;
  for (const char c : token) {
    if (c < '0' || c > '9') return std::nullopt;
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return index;
}

char kind_at(std::string_view text, TextSpan span) { return text[span.begin]; }

std::vector<Part> parts_of(std::string_view text, TextSpan container) { return Scanner(text, container.begin).parts(); }

/// Which part of the container the token names; the number of parts where it names none.
std::size_t place_of(const std::vector<Part>& parts, bool object, std::string_view token) {
  if (!object) return std::min(index_in(token).value_or(parts.size()), parts.size());
  const std::string name = unescaped(token);
  return static_cast<std::size_t>(
      std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.name == name; }) - parts.begin());
}

/// The container and the last token of a pointer; nothing when the container isn't there or is none.
struct Holder {
  TextSpan span;
  bool object = false;
  std::string token;
  std::vector<Part> parts;
};
std::optional<Holder> holder_of(std::string_view text, std::string_view pointer) {
  const std::size_t slash = pointer.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto span = find_value(text, pointer.substr(0, slash));
  if (!span || (kind_at(text, *span) != '{' && kind_at(text, *span) != '[')) return std::nullopt;
  return Holder{*span, kind_at(text, *span) == '{', std::string(pointer.substr(slash + 1)), parts_of(text, *span)};
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t end = text.rfind('\n', at == 0 ? 0 : at - 1);
  return end == std::string_view::npos || at == 0 ? 0 : end + 1;
}

/// The white space that the line of `at` begins with.
std::string indent_of(std::string_view text, std::size_t at) {
  const std::size_t begin = line_begin(text, at);
  std::size_t end = begin;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
  return std::string(text.substr(begin, end - begin));
}

bool holds_container(const json::Value& value) {
  const auto is_container = [](const json::Value& one) { return one.if_array() || one.if_object(); };
  if (const json::Array* items = value.if_array()) return std::any_of(items->begin(), items->end(), is_container);
  const json::Object* members = value.if_object();
  return members && std::any_of(members->begin(), members->end(),
                                [&](const json::Member& member) { return is_container(member.value); });
}

/// As packs are written by hand: what is short and holds nothing nested on one line, else one line a part.
std::string written(const json::Value& value, const std::string& indent, std::size_t column) {
  const json::Array* items = value.if_array();
  const json::Object* members = value.if_object();
  if (!items && !members) return json::write(value);
  const std::size_t count = items ? items->size() : members->size();
  const auto part = [&](std::size_t i, const std::string& at) {
    const std::string name = members ? json::write(json::Value((*members)[i].name)) + ": " : "";
    return name + written(items ? (*items)[i] : (*members)[i].value, at, at.size() + name.size());
  };
  const char* ends = items ? "[]" : "{}";
  if (!holds_container(value)) {
    std::string line(1, ends[0]);
    for (std::size_t i = 0; i < count; ++i) line += (i ? ", " : "") + part(i, indent);
    line += ends[1];
    if (column + line.size() <= widest) return line;
  }
  const std::string inner = indent + "  ";
  std::string text(1, ends[0]);
  for (std::size_t i = 0; i < count; ++i) text += (i ? ",\n" : "\n") + inner + part(i, inner);
  return text + "\n" + indent + ends[1];
}

std::string replaced(std::string_view text, TextSpan span, std::string_view with) {
  std::string result(text.substr(0, span.begin));
  result += with;
  result += text.substr(span.end);
  return result;
}

/// Adds a part to a container, at that place among its parts.
std::string with_part(std::string_view text, const Holder& holder, std::size_t place, const json::Value& value) {
  const std::string name = holder.object ? json::write(json::Value(unescaped(holder.token))) + ": " : "";
  if (holder.parts.empty()) {
    const std::string indent = indent_of(text, holder.span.begin);
    const std::string inner = indent + "  ";
    const char* ends = holder.object ? "{}" : "[]";
    return replaced(
        text, holder.span,
        ends[0] + ("\n" + inner + name + written(value, inner, inner.size() + name.size())) + "\n" + indent + ends[1]);
  }
  // Laid out as the part beside it: on a line of its own, or in one line with the others.
  const Part& beside = holder.parts[place == 0 ? 0 : place - 1];
  const std::string before(text.substr(line_begin(text, beside.begin), beside.begin - line_begin(text, beside.begin)));
  const bool own_line = std::all_of(before.begin(), before.end(), is_space) &&
                        (line_begin(text, beside.begin) > holder.span.begin || holder.span.begin == 0);
  const std::string indent = indent_of(text, beside.begin);
  const std::string part = name + written(value, indent, indent.size() + name.size());
  const std::string gap = own_line ? "\n" + indent : " ";
  if (place == 0) return replaced(text, {beside.begin, beside.begin}, part + "," + gap);
  return replaced(text, {beside.value.end, beside.value.end}, "," + gap + part);
}

}  // namespace

std::optional<TextSpan> find_value(std::string_view text, std::string_view pointer) {
  TextSpan span = Scanner(text).value();
  if (span.begin >= text.size()) return std::nullopt;
  while (!pointer.empty()) {
    if (pointer.front() != '/' || (kind_at(text, span) != '{' && kind_at(text, span) != '[')) return std::nullopt;
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    const std::vector<Part> parts = parts_of(text, span);
    const std::size_t place = place_of(parts, kind_at(text, span) == '{', pointer.substr(0, end));
    if (place == parts.size()) return std::nullopt;
    span = parts[place].value;
    pointer.remove_prefix(end);
  }
  return span;
}

std::optional<json::Value> value_at(std::string_view text, std::string_view pointer) {
  const auto span = find_value(text, pointer);
  if (!span) return std::nullopt;
  auto value = json::parse(text.substr(span->begin, span->end - span->begin));
  if (!value.ok()) return std::nullopt;
  return std::move(value).value();
}

std::size_t line_of(std::string_view text, std::size_t at) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size()));
  return static_cast<std::size_t>(std::count(text.begin(), end, '\n')) + 1;
}

std::optional<std::string> with_value(std::string_view text, std::string_view pointer, const json::Value& value,
                                      std::string_view after) {
  if (const auto span = find_value(text, pointer)) {
    const std::size_t column = span->begin - line_begin(text, span->begin);
    return replaced(text, *span, written(value, indent_of(text, span->begin), column));
  }
  const auto holder = holder_of(text, pointer);
  if (!holder) return std::nullopt;
  std::size_t place = holder->parts.size();
  if (!holder->object && index_in(holder->token) != place) return std::nullopt;
  if (holder->object && !is_utf8(holder->token)) return std::nullopt;  // no name that JSON could have
  for (std::size_t i = 0; holder->object && !after.empty() && i < holder->parts.size(); ++i) {
    if (holder->parts[i].name == after) place = i + 1;
  }
  return with_part(text, *holder, place, value);
}

std::optional<std::string> with_inserted(std::string_view text, std::string_view array, std::size_t place,
                                         const json::Value& value) {
  const auto span = find_value(text, array);
  if (!span || kind_at(text, *span) != '[') return std::nullopt;
  const Holder holder{*span, false, {}, parts_of(text, *span)};
  if (place > holder.parts.size()) return std::nullopt;
  return with_part(text, holder, place, value);
}

std::optional<std::string> without_value(std::string_view text, std::string_view pointer) {
  const auto holder = holder_of(text, pointer);
  if (!holder) return std::nullopt;
  const std::size_t place = place_of(holder->parts, holder->object, holder->token);
  if (place == holder->parts.size()) return std::nullopt;
  const Part& part = holder->parts[place];
  // With the comma that parted it from its neighbour, and the white space that goes with that.
  if (place + 1 < holder->parts.size()) return replaced(text, {part.begin, holder->parts[place + 1].begin}, "");
  if (place > 0) return replaced(text, {holder->parts[place - 1].value.end, part.value.end}, "");
  return replaced(text, holder->span, holder->object ? "{}" : "[]");
}

std::optional<std::string> with_swapped(std::string_view text, std::string_view array, std::size_t first,
                                        std::size_t second) {
  const auto span = find_value(text, array);
  if (!span || kind_at(text, *span) != '[') return std::nullopt;
  const std::vector<Part> parts = parts_of(text, *span);
  if (std::max(first, second) >= parts.size() || first == second) return std::nullopt;
  const TextSpan low = parts[std::min(first, second)].value;
  const TextSpan high = parts[std::max(first, second)].value;
  const std::string moved_down(text.substr(low.begin, low.end - low.begin));
  const std::string moved_up(text.substr(high.begin, high.end - high.begin));
  return replaced(replaced(text, high, moved_down), low, moved_up);
}

}  // namespace sealwell::workbench
