#include "core/base/pattern.hpp"
#include "core/base/text.hpp"
#include "core/fhirpath/function_table.hpp"

#include <algorithm>

namespace sealwell::fhirpath {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

// The byte at which code point `number` begins; the end when there are fewer.
std::size_t byte_offset_of(std::string_view text, std::size_t number) {
  std::size_t at = 0;
  for (; number > 0 && at < text.size(); --number) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  }
  return at;
}

Collection substring(Evaluator& evaluator, const Call& call, std::string_view text) {
  std::int64_t numbers[2] = {0, 0};
  const bool bounded = evaluator.argument_node(call, 1) >= 0;
  for (int i = 0; i < (bounded ? 2 : 1); ++i) {
    const Collection argument = evaluator.argument(call, i);
    const Item* number = evaluator.single(argument, call.node);
    if (!number) {
      if (i == 0 || evaluator.failed()) return {};
      return one(of_text({}));  // an empty length takes nothing
    }
    if (number->kind != Kind::integer) return evaluator.fail(Error::wrong_type, call.node);
    numbers[i] = number->number.units();
  }
  if (numbers[0] < 0 || static_cast<std::size_t>(numbers[0]) >= code_points(text)) return {};
  text.remove_prefix(byte_offset_of(text, static_cast<std::size_t>(numbers[0])));
  if (bounded) {
    text = text.substr(0, numbers[1] <= 0 ? 0 : byte_offset_of(text, static_cast<std::size_t>(numbers[1])));
  }
  return one(of_text(std::string(text)));
}

Collection pieces(Evaluator& evaluator, const Call& call, std::string_view text, std::string_view separator) {
  Collection found;
  while (evaluator.pay(1, call.node)) {
    std::size_t end = separator.empty() ? byte_offset_of(text, 1) : text.find(separator);
    if (separator.empty() && text.empty()) return found;
    found.push_back(of_text(std::string(text.substr(0, end))));
    if (end == nowhere) return found;
    text.remove_prefix(end + separator.size());
  }
  return {};
}

Collection replaced_by(Evaluator& evaluator, const Call& call, std::string_view text, std::string_view from) {
  const Collection argument = evaluator.argument(call, 1);
  const Item* to = evaluator.single(argument, call.node);
  if (!to) return {};
  if (to->kind != Kind::string) return evaluator.fail(Error::wrong_type, call.node);
  std::string out;
  while (evaluator.pay(1 + to->text.size() / 16, call.node)) {
    // Nothing stands before, between and after all characters.
    const std::size_t end = from.empty() ? byte_offset_of(text, 1) : text.find(from);
    if (from.empty()) out += to->text;
    out += text.substr(0, end);
    if (end == nowhere || (from.empty() && text.empty())) return one(of_text(std::move(out)));
    if (!from.empty()) out += to->text;
    text.remove_prefix(end + from.size());
  }
  return {};
}

Collection matches(Evaluator& evaluator, const Call& call, std::string_view text, std::string_view expression) {
  if (!evaluator.pay(expression.size(), call.node)) return {};
  const auto pattern = Pattern::read_to_find(expression);
  if (!pattern.ok()) return evaluator.fail(pattern.error(), call.node);
  // A place costs about a sixteenth of looking at an item.
  const std::size_t places = pattern.value().state_count();
  if (!evaluator.pay(places + text.size() / 16 * places + text.size() % 16 * places / 16, call.node)) {
    return {};
  }
  return truth(pattern.value().matches(text));
}

}  // namespace

Collection run_text(Evaluator& evaluator, const Call& call) {
  const Item* item = evaluator.single(call.input, call.node);
  if (!item) return {};
  if (item->kind != Kind::string) return evaluator.fail(Error::wrong_type, call.node);
  const std::string_view text = item->text;
  if (!evaluator.pay(text.size() / 16, call.node)) return {};
  const auto kind = static_cast<Text>(call.variant);
  switch (kind) {
    case Text::length: return one(of_integer(static_cast<std::int64_t>(code_points(text))));
    case Text::substring: return substring(evaluator, call, text);
    case Text::trim: return one(of_text(std::string(trimmed(text))));
    case Text::to_chars: return pieces(evaluator, call, text, {});
    case Text::upper:
    case Text::lower: {
      std::string changed = ascii_lower(text);
      for (char& c : changed) {
        if (kind == Text::upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      }
      return one(of_text(std::move(changed)));
    }
    default: break;
  }
  const Collection argument = evaluator.argument(call, 0);
  const Item* other = evaluator.single(argument, call.node);
  if (!other) return {};
  if (other->kind != Kind::string) return evaluator.fail(Error::wrong_type, call.node);
  const std::string_view wanted = other->text;
  switch (kind) {
    case Text::starts_with: return truth(text.starts_with(wanted));
    case Text::ends_with: return truth(text.ends_with(wanted));
    case Text::contains: return truth(text.find(wanted) != nowhere);
    case Text::index_of: {
      const std::size_t at = text.find(wanted);
      return one(of_integer(at == nowhere ? -1 : static_cast<std::int64_t>(code_points(text.substr(0, at)))));
    }
    case Text::matches: return matches(evaluator, call, text, wanted);
    case Text::split: return pieces(evaluator, call, text, wanted);
    default: return replaced_by(evaluator, call, text, wanted);
  }
}

Collection run_join(Evaluator& evaluator, const Call& call) {
  std::string separator;
  if (call.node.right >= 0) {
    const Collection argument = evaluator.argument(call, 0);
    const Item* given = evaluator.single(argument, call.node);
    if (given && given->kind != Kind::string) return evaluator.fail(Error::wrong_type, call.node);
    if (given) separator = given->text;
  }
  if (call.input.empty()) return {};
  std::string text;
  for (std::size_t i = 0; i < call.input.size(); ++i) {
    const Item& item = call.input[i];
    if (item.kind != Kind::string) return evaluator.fail(Error::wrong_type, call.node);
    if (!evaluator.pay(1 + (separator.size() + item.text.size()) / 16, call.node)) return {};
    if (i > 0) text += separator;
    text += item.text;
  }
  return one(of_text(std::move(text)));
}

Collection run_conversion(Evaluator& evaluator, const Call& call) {
  const Item* item = evaluator.single(call.input, call.node);
  if (!item) return {};
  const auto kind = static_cast<Conversion>(call.variant);
  const bool text = item->kind == Kind::string;
  switch (kind) {
    case Conversion::string: {
      auto written = text_of(*item);
      return written ? one(of_text(std::move(*written))) : Collection();
    }
    case Conversion::boolean: {
      if (item->kind == Kind::boolean) return truth(item->boolean);
      if (!text && !item->is_number()) return {};
      const std::string word = text ? ascii_lower(item->text) : item->number.to_string();
      const bool yes = word == "1" || (text && is_one_of(word, {"true", "t", "yes", "y", "1.0"}));
      const bool no = word == "0" || (text && is_one_of(word, {"false", "f", "no", "n", "0.0"}));
      return yes || no ? truth(yes) : Collection();
    }
    case Conversion::integer:
    case Conversion::decimal: {
      const bool whole = kind == Conversion::integer;
      if (item->kind == Kind::integer && whole) return one(of_integer(item->number.units()));
      if (item->kind == Kind::boolean) {
        return one(whole ? of_integer(item->boolean) : of_decimal(item->boolean));
      }
      if (item->is_number()) return whole ? Collection() : one(of_decimal(item->number));
      std::string_view digits = item->text;
      if (digits.starts_with('+')) digits.remove_prefix(1);
      const bool strict = digits.find_first_of(whole ? ".eE" : "eE") == nowhere && !digits.starts_with("+");
      const auto number = text && strict ? Decimal::parse(digits) : std::nullopt;
      return number ? one(whole ? of_integer(number->units()) : of_decimal(*number)) : Collection();
    }
    case Conversion::quantity: {
      if (const auto quantity = as_quantity(*item)) return one(*quantity);
      if (item->kind == Kind::boolean) return one(of_quantity(item->boolean, "1"));
      const std::string_view words = text ? trimmed(item->text) : std::string_view();
      const std::size_t end = std::min(words.find(' '), words.size());
      const auto number = Decimal::parse(words.substr(0, end));
      std::string_view unit = trimmed(words.substr(end));
      if (unit.size() > 2 && unit.front() == '\'' && unit.back() == '\'') {
        unit = unit.substr(1, unit.size() - 2);
      } else if (!unit.empty() && canonical_unit(unit) == unit && !later({{2000, 1, 1, 0, 0, 0}, 0, 6}, 1, unit)) {
        return {};
      }
      return number ? one(of_quantity(*number, unit.empty() ? "1" : std::string(unit))) : Collection();
    }
    default: break;
  }
  const Kind wanted = kind == Conversion::date        ? Kind::date
                      : kind == Conversion::date_time ? Kind::date_time
                                                      : Kind::time;
  if (!text && item->kind != wanted && !(item->is_moment() && wanted != Kind::time)) return {};
  auto moment = parse_moment(text && wanted == Kind::date ? Kind::date_time : text ? wanted : item->kind, item->text);
  if (!moment) return {};
  if (wanted == Kind::date) {
    moment->parts = std::min(moment->parts, 3);
    moment->zoned = false;
  }
  return one(of_text(to_text(*moment), wanted));
}

}  // namespace sealwell::fhirpath
