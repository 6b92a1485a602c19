#include "core/authoring/conformance/response_tree.hpp"
#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/fhirpath/moment.hpp"

#include <algorithm>

namespace sealwell::conformance {
namespace {

using fhirpath::Kind;

// The value[x] of each type but choice and open-choice, whose options say it.
std::string_view value_type(ItemType type) {
  switch (type) {
    case ItemType::boolean: return "Boolean";
    case ItemType::decimal: return "Decimal";
    case ItemType::integer: return "Integer";
    case ItemType::date: return "Date";
    case ItemType::date_time: return "DateTime";
    case ItemType::time: return "Time";
    case ItemType::string:
    case ItemType::text: return "String";
    case ItemType::url: return "Uri";
    case ItemType::attachment: return "Attachment";
    case ItemType::reference: return "Reference";
    case ItemType::quantity: return "Quantity";
    default: return {};
  }
}

bool has_space(std::string_view text) { return text.find_first_of(" \t\r\n") != std::string_view::npos; }

// Some text in it, as FHIR asks of every string.
bool is_text(const json::Value& value) { return value.if_string() && !trimmed(*value.if_string()).empty(); }

// A member that may be left out, but is no text of one word when it is there.
bool spoilt(const json::Value& object, std::string_view name, bool one_word) {
  const json::Value* member = object.find(name);
  return member && (!is_text(*member) || (one_word && has_space(*member->if_string())));
}

bool is_reference(const json::Value& value) {
  if (!value.if_object() || spoilt(value, "reference", true) || spoilt(value, "type", true)) return false;
  return value.find("reference") || value.find("identifier") || value.find("display");
}

bool is_quantity(const json::Value& value) {
  if (!value.if_object() || spoilt(value, "unit", false) || spoilt(value, "code", false) ||
      spoilt(value, "system", true)) {
    return false;
  }
  const json::Value* number = value.find("value");
  constexpr std::string_view comparators = " < <= >= > ";
  const json::Value* comparator = value.find("comparator");
  if (comparator &&
      (!is_text(*comparator) || comparators.find(" " + *comparator->if_string() + " ") == std::string_view::npos)) {
    return false;
  }
  return number && number->if_number() && (!value.find("code") || value.find("system"));  // qty-3
}

bool is_attachment(const json::Value& value) {
  if (!value.if_object() || spoilt(value, "contentType", true) || spoilt(value, "url", true)) return false;
  const json::Value* data = value.find("data");
  const json::Value* size = value.find("size");
  if (size && size->integer().value_or(-1) < 0) return false;
  // att-1: data says of what type it is.
  if (data) return data->if_string() && value.find("contentType") && from_base64(*data->if_string());
  return value.find("url") || size || value.find("title") || value.find("hash");
}

bool is_moment(std::string_view type, const json::Value& value) {
  if (!value.if_string()) return false;
  const std::string& text = *value.if_string();
  const Kind kind = type == "Date" ? Kind::date : type == "Time" ? Kind::time : Kind::date_time;
  const auto read = parse_moment(kind, text);
  if (!read || text.ends_with('T')) return false;
  // FHIR: a time is given to the second, and a dateTime with a time has a zone.
  if (kind == Kind::time) return read->parts == 3;
  return read->parts <= 3 || (read->parts == 6 && read->zoned);
}

std::string_view wrong_form(std::string_view type, const json::Value& value) {
  if (type == "Boolean") return value.if_bool() ? "" : "must be true or false";
  if (type == "Decimal") return value.if_number() ? "" : "must be a number";
  if (type == "Integer") {
    const auto number = value.integer();
    const bool digits = value.if_number() && value.if_number()->digits.find_first_of(".eE") == std::string::npos;
    return number && digits && *number >= -2147483648LL && *number <= 2147483647LL
               ? ""
               : "must be a whole number of 32 bits";
  }
  if (type == "Date") return is_moment(type, value) ? "" : "must be a real date: YYYY, YYYY-MM or YYYY-MM-DD";
  if (type == "DateTime") {
    return is_moment(type, value) ? "" : "must be a date, or a date with hh:mm:ss and a zone";
  }
  if (type == "Time") return is_moment(type, value) ? "" : "must be a time hh:mm:ss";
  if (type == "String") return is_text(value) ? "" : "must be a text that isn't empty";
  if (type == "Uri") {
    return is_text(value) && !has_space(*value.if_string()) ? "" : "must be a URI without white space";
  }
  if (type == "Reference") {
    return is_reference(value) ? "" : "must be a Reference with a reference, identifier or display";
  }
  if (type == "Quantity") {
    return is_quantity(value) ? "" : "must be a Quantity with a number as its value; a code needs its system";
  }
  if (type == "Attachment") {
    return is_attachment(value) ? "" : "must be an Attachment with a url, or with base64 data and its contentType";
  }
  if (type == "Coding") {
    const bool sound = value.if_object() && !spoilt(value, "code", false) && !spoilt(value, "system", true) &&
                       !spoilt(value, "display", false);
    return sound && (value.find("code") || value.find("display")) ? "" : "must be a Coding with a code or a display";
  }
  return "";
}

}  // namespace

void Check::check_answers(int node) {
  const FormItem& asked = form_.item(tree_.node(node).item);
  if (!asked.is_question()) return;
  const json::Array& answers = tree_.node(node).json->items("answer");
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const json::Object* answer = answers[i].if_object();
    if (!answer) continue;
    const std::string below = ".answer[" + std::to_string(i) + "]";
    const json::Member* value = nullptr;
    int count = 0;
    for (const json::Member& member : *answer) {
      if (member.name.size() < 6 || !member.name.starts_with("value") || member.name[5] < 'A' || member.name[5] > 'Z') {
        continue;
      }
      value = &member;
      ++count;
    }
    if (count == 0) find(Rule::no_value, node, "an answer needs a value", below);
    else if (count > 1) find(Rule::wrong_type, node, "an answer has one value only", below);
    else check_value(node, i, *value);
  }
  if (answers.size() > 1) check_exclusive(node);
}

void Check::check_value(int node, std::size_t answer, const json::Member& value) {
  const int index = tree_.node(node).item;
  const FormItem& asked = form_.item(index);
  const std::string below = ".answer[" + std::to_string(answer) + "]." + value.name;
  const std::string type = value.name.substr(5);
  const bool choice = asked.type == ItemType::choice || asked.type == ItemType::open_choice;
  std::vector<std::string> allowed;
  if (choice) allowed = options_of(index).types;
  else if (const std::string_view only = value_type(asked.type); !only.empty()) allowed.emplace_back(only);
  if (choice && allowed.empty()) allowed.emplace_back("Coding");
  if (asked.type == ItemType::open_choice) allowed.emplace_back("String");
  if (std::find(allowed.begin(), allowed.end(), type) == allowed.end()) {
    std::string wanted;
    for (const std::string& one : allowed) wanted += (wanted.empty() ? "value" : " or value") + one;
    find(Rule::wrong_type, node, "this question is answered by " + wanted, below);
    return;
  }
  if (const std::string_view problem = wrong_form(type, value.value); !problem.empty()) {
    find(Rule::wrong_type, node, std::string(problem), below);
    return;
  }
  if (choice) check_option(node, below, value);
  check_bounds(node, below, value);
}

}  // namespace sealwell::conformance
