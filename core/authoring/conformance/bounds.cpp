#include "core/authoring/conformance/response_tree.hpp"
#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/fhirpath/moment.hpp"

#include <algorithm>

namespace sealwell::conformance {
namespace {

using fhirpath::Kind;
using fhirpath::Order;

constexpr std::string_view sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";

std::string_view unit_of(const json::Value& quantity) {
  const std::string_view code = quantity.text_or("code");
  return code.empty() ? quantity.text_or("unit") : code;
}

std::optional<Decimal> number_of(const json::Value& value) {
  const json::Value* inside = value.if_object() ? value.find("value") : &value;
  return inside ? inside->decimal() : std::nullopt;
}

// How a value lies to a bound. Unknown where that can't be told: another unit, or a shorter date.
Order order(std::string_view type, const json::Value& value, const json::Value& bound) {
  if (const std::string* text = value.if_string()) {
    const Kind kind = type == "Time" ? Kind::time : Kind::date_time;
    if (!bound.if_string()) return Order::unknown;
    const auto left = fhirpath::parse_moment(kind, *text);
    const auto right = fhirpath::parse_moment(kind, *bound.if_string());
    return left && right ? compare(*left, *right, std::nullopt) : Order::unknown;
  }
  if (value.if_object() && bound.if_object() && unit_of(value) != unit_of(bound)) return Order::unknown;
  const auto left = number_of(value);
  const auto right = number_of(bound);
  if (!left || !right) return Order::unknown;
  return *left < *right ? Order::less : *left > *right ? Order::greater : Order::equal;
}

// Digits after the point, as written.
int decimal_places(const std::string& digits) {
  const std::size_t exponent = std::min(digits.find_first_of("eE"), digits.size());
  const std::size_t point = digits.substr(0, exponent).find('.');
  int places = point == std::string::npos ? 0 : static_cast<int>(exponent - point - 1);
  if (exponent < digits.size()) {
    int shift = 0;
    for (const char c : digits.substr(exponent)) {
      if (c >= '0' && c <= '9' && shift < 1000) shift = shift * 10 + (c - '0');
    }
    places += digits[exponent + 1] == '-' ? shift : -shift;
  }
  return places < 0 ? 0 : places;
}

// Whether a quantity has a unit that is written as a Coding.
bool has_unit(const json::Value& quantity, const json::Value& unit) {
  const std::string_view code = quantity.text_or("code");
  if (!code.empty()) {
    const std::string_view system = unit.text_or("system");
    return code == unit.text_or("code") && (system.empty() || quantity.text_or("system") == system);
  }
  const std::string_view words = quantity.text_or("unit");
  return !words.empty() && (words == unit.text_or("display") || words == unit.text_or("code"));
}

}  // namespace

void Check::check_bounds(int node, const std::string& below, const json::Member& value) {
  const int item = tree_.node(node).item;
  const json::Value& asked = *form_.item(item).json;
  const std::string type = value.name.substr(5);
  struct Bound {
    std::string url;
    Order wrong;
    Rule rule;
    const char* problem;
  };
  const Bound bounds[] = {
      {"minValue", Order::less, Rule::min_value, "below the least value that is allowed"},
      {std::string(sdc) + "minQuantity", Order::less, Rule::min_value, "below the least value that is allowed"},
      {"maxValue", Order::greater, Rule::max_value, "above the greatest value that is allowed"},
      {std::string(sdc) + "maxQuantity", Order::greater, Rule::max_value, "above the greatest value that is allowed"},
  };
  const bool measured =
      value.value.if_number() || type == "Quantity" || type == "Date" || type == "DateTime" || type == "Time";
  if (measured && asked.find("extension")) {
    for (const Bound& bound : bounds) {
      if (extensions(asked, bound.url).empty()) continue;
      const json::Value* limit = extension(asked, bound.url);
      const Order how = limit ? order(type, value.value, *limit) : Order::unknown;
      if (how == bound.wrong) find(bound.rule, node, bound.problem, below);
      if (how == Order::unknown) {
        note(item, tree_.path(node) + below,
             "it can't be compared with a bound: another unit or type, a shorter date, or a bound that is an "
             "expression");
      }
    }
  }
  if (const json::Number* number = value.value.if_number()) {
    const json::Value* most = extension(asked, "maxDecimalPlaces");
    const auto places = most ? most->integer() : std::nullopt;
    if (places && decimal_places(number->digits) > *places) {
      find(Rule::max_decimal_places, node, "at most " + std::to_string(*places) + " digits may follow the point",
           below);
    }
  }
  if (type == "String" || type == "Uri") check_text(node, below, *value.value.if_string());
  if (type == "Quantity") check_quantity(node, below, value.value);
  if (type == "Attachment") check_attachment(node, below, value.value);
  if (type == "Reference") check_reference(node, below, value.value);
}

void Check::check_text(int node, const std::string& below, std::string_view text) {
  const int item = tree_.node(node).item;
  const json::Value& asked = *form_.item(item).json;
  const auto length = static_cast<std::int64_t>(code_points(text));
  const json::Value* most = asked.find("maxLength");
  const json::Value* least = extension(asked, "minLength");
  if (const auto number = most ? most->integer() : std::nullopt; number && length > *number) {
    find(Rule::max_length, node, "longer than " + std::to_string(*number) + " characters", below);
  }
  if (const auto number = least ? least->integer() : std::nullopt; number && length < *number) {
    find(Rule::min_length, node, "shorter than " + std::to_string(*number) + " characters", below);
  }
  const json::Value* expression = extension(asked, "regex");
  if (expression && expression->if_string()) check_pattern(node, below, text, *expression);
}

void Check::check_pattern(int node, const std::string& below, std::string_view text, const json::Value& expression) {
  const int item = tree_.node(node).item;
  auto known = patterns_.find(item);
  if (known == patterns_.end()) {
    constexpr std::size_t most_places = 1'000'000;
    if (places_ > most_places) {  // so that no Questionnaire can fill the memory
      patterns_.clear();
      places_ = 0;
    }
    known = patterns_.emplace(item, Pattern::read(*expression.if_string())).first;
    if (known->second.ok()) places_ += known->second.value().state_count();
  }
  const Result<Pattern>& pattern = known->second;
  if (!pattern.ok()) {
    return note(item, tree_.path(node) + below,
                "its regular expression can't be evaluated: " + std::string(error_name(pattern.error())) +
                    (pattern.failure().where.empty() ? "" : " at " + pattern.failure().where));
  }
  // As core/fhirpath counts: a place costs about a sixteenth of a step for each character.
  const std::size_t cost = (text.size() / 16 + 1) * pattern.value().state_count();
  if (cost > steps_) {
    return note(item, tree_.path(node) + below, "its regular expression can't be evaluated: too_costly");
  }
  steps_ -= cost;
  if (!pattern.value().matches(text)) {
    find(Rule::regex, node, "not in the form that the question asks for", below);
  }
}

void Check::check_quantity(int node, const std::string& below, const json::Value& quantity) {
  const int item = tree_.node(node).item;
  const json::Value& asked = *form_.item(item).json;
  std::vector<const json::Value*> units = extensions(asked, "questionnaire-unitOption");
  if (units.empty() && extension(asked, "questionnaire-unitValueSet")) {
    note(item, tree_.path(node) + below, "its unit is not compared with a ValueSet of units");
    return;
  }
  if (units.empty()) units = extensions(asked, "questionnaire-unit");
  for (const json::Value* unit : units) {
    const json::Value* coding = unit->find("valueCoding");
    if (!coding || has_unit(quantity, *coding)) return;
  }
  if (!units.empty()) find(Rule::unit, node, "this is not a unit that the question allows", below);
}

void Check::check_attachment(int node, const std::string& below, const json::Value& attachment) {
  const json::Value& asked = *form_.item(tree_.node(node).item).json;
  const auto types = extensions(asked, "mimeType");
  const std::string_view type = attachment.text_or("contentType");
  bool allowed = types.empty();
  for (const json::Value* one : types) {
    allowed = allowed || ascii_lower(one->text_or("valueCode")) == ascii_lower(type);
  }
  if (!allowed) {
    find(Rule::mime_type, node,
         type.empty() ? "the attachment doesn't say of what type it is" : "attachments of this type are not allowed",
         below);
  }
  const json::Value* limit = extension(asked, "maxSize");
  const auto megabytes = limit ? limit->decimal() : std::nullopt;
  if (!megabytes) return;
  const json::Value* stated = attachment.find("size");
  std::int64_t size = stated ? stated->integer().value_or(0) : 0;
  if (const auto data = from_base64(attachment.text_or("data"))) {
    size = std::max(size, static_cast<std::int64_t>(data->size()));
  }
  constexpr int digits = 6;  // size / 1,048,576 > megabytes, in integers
  const auto scaled = megabytes->rounded(digits).scaled(digits);
  if (scaled && size > 0 && size > *scaled / 1'000'000 * 1'048'576 + *scaled % 1'000'000 * 1'048'576 / 1'000'000) {
    find(Rule::max_size, node, "larger than " + megabytes->to_string() + " MB", below);
  }
}

void Check::check_reference(int node, const std::string& below, const json::Value& reference) {
  const int item = tree_.node(node).item;
  const auto types = extensions(*form_.item(item).json, "questionnaire-referenceResource");
  if (types.empty()) return;
  // Its type as stated, else the last but one part of "Type/id" or of a server's address.
  std::string_view type = reference.text_or("type");
  std::string_view literal = reference.text_or("reference");
  literal = literal.substr(0, literal.find("/_history/"));
  const std::size_t id = literal.rfind('/');
  if (type.empty() && id != std::string_view::npos) {
    type = literal.substr(0, id);
    if (const std::size_t before = type.rfind('/'); before != std::string_view::npos) {
      type.remove_prefix(before + 1);
    }
  }
  if (type.empty()) {
    note(item, tree_.path(node) + below, "the reference doesn't say to what type of resource it is");
    return;
  }
  for (const json::Value* one : types) {
    if (one->text_or("valueCode") == type) return;
  }
  find(Rule::reference_resource, node, "references to this type of resource are not allowed", below);
}

}  // namespace sealwell::conformance
