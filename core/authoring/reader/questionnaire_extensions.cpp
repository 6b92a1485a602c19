#include "core/authoring/reader/questionnaire_extensions.hpp"

#include "core/pack/answer_reader.hpp"

#include <array>
#include <utility>

namespace sealwell::pack {
namespace {

using Kind = AnswerValue::Kind;

constexpr std::string_view structure = "http://hl7.org/fhir/StructureDefinition/";
#define SDC "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
constexpr std::string_view short_text = SDC "shortText";
constexpr std::string_view calculated_expression = SDC "calculatedExpression";
constexpr std::string_view enable_when_expression = SDC "enableWhenExpression";
constexpr std::string_view initial_expression = SDC "initialExpression";
#undef SDC

constexpr std::array<std::pair<std::string_view, ItemControl>, 11> item_controls{{
    {"page", ItemControl::page},
    {"help", ItemControl::help},
    {"radio-button", ItemControl::radio_button},
    {"check-box", ItemControl::check_box},
    {"drop-down", ItemControl::drop_down},
    {"autocomplete", ItemControl::drop_down},
    {"slider", ItemControl::slider},
    {"grid", ItemControl::page},
    {"table", ItemControl::page},
    {"gtable", ItemControl::page},
    {"htable", ItemControl::page},
}};

// The name of an HL7 extension without its common prefix; the whole URL for any other.
std::string extension_name(const ObjectReader& extension) {
  std::string url = extension.required_text("url");
  if (url.starts_with(structure)) url.erase(0, structure.size());
  return url;
}

std::optional<Decimal> extension_number(const ObjectReader& extension) {
  const auto value = read_answer_value(extension, "value");
  if (!value) return std::nullopt;
  if (value->kind == Kind::integer || value->kind == Kind::decimal) return value->number;
  extension.fail(Error::wrong_type);
  return std::nullopt;
}

// A whole number from 0 to a million: lengths and counts.
int extension_count(const ObjectReader& extension) {
  const auto number = extension_number(extension);
  const auto whole = number ? number->scaled(0) : std::nullopt;
  if (number && (!whole || *whole < 0 || *whole > 1'000'000)) {
    extension.fail(Error::out_of_range);
    return 0;
  }
  return static_cast<int>(whole.value_or(0));
}

void read_bound(const ObjectReader& extension, Item& item, bool lower) {
  const auto value = read_answer_value(extension, "value");
  if (!value) return;
  const bool number =
      item.type == ItemType::integer || item.type == ItemType::decimal || item.type == ItemType::quantity;
  if (number && value->is_number()) {
    (lower ? item.min_value : item.max_value) = value->number;
  } else if (item.type == ItemType::date && value->kind == Kind::date) {
    (lower ? item.min_date : item.max_date) = value->date;
  } else if ((item.type == ItemType::date_time && value->kind == Kind::date_time) ||
             (item.type == ItemType::time && value->kind == Kind::time)) {
    (lower ? item.min_moment : item.max_moment) = value->moment;
  } else if (item.type == ItemType::date_time && value->kind == Kind::date) {
    (lower ? item.min_moment : item.max_moment) = CivilDateTime{value->date, -1, 0};
  } else {
    extension.fail(Error::wrong_type);
  }
}

Coding read_unit(const ObjectReader& extension) {
  const ObjectReader unit = extension.object("valueCoding");
  Coding coding{unit.text("system"), unit.text("code"), unit.text("display")};
  if (coding.display.empty()) coding.display = coding.code;
  return coding;
}

void read_pattern(const ObjectReader& extension, Item& item) {
  // Of a number or a choice it would bind how the answer is written, which nobody sees.
  const bool text = item.type == ItemType::string || item.type == ItemType::text || item.type == ItemType::url;
  auto pattern = Pattern::read(extension.required_text("valueString"));
  if (!text) extension.fail(Error::unsupported);
  else if (!pattern.ok()) extension.fail(pattern.error(), "valueString");
  else item.pattern = std::move(pattern).value();
}

void read_option_extension(const ObjectReader& extension, AnswerOption& option) {
  const std::string name = extension_name(extension);
  if (name == "ordinalValue" || name == "itemWeight") option.weight = extension_number(extension);
  else if (name == "questionnaire-optionExclusive") option.exclusive = extension.boolean("valueBoolean");
}

// The text of an Expression. It is not parsed here: what a resident downloads reads packs that calculate nothing, and
// the build has parsed it.
std::string read_expression(const ObjectReader& extension) {
  const ObjectReader expression = extension.object("valueExpression");
  if (!expression.is_object()) {
    extension.fail(Error::missing_field, "valueExpression");
    return {};
  }
  if (expression.required_text("language") != "text/fhirpath") expression.fail(Error::unsupported, "language");
  if (!expression.has("expression") && expression.has("reference")) {
    expression.fail(Error::unsupported, "reference");  // nothing is fetched while a resident waits
    return {};
  }
  std::string text = expression.required_text("expression");
  if (expression.has("expression") && text.empty()) expression.fail(Error::missing_field, "expression");
  if (text.size() > max_expression_bytes) expression.fail(Error::too_large, "expression");
  return text;
}

// One expression of its kind; a second would have to win over the first.
void read_expression(const ObjectReader& extension, std::string& into) {
  if (!into.empty()) extension.fail(Error::duplicate_key);
  into = read_expression(extension);
}

// What a form sends for an option, and what people read. The value keeps the Questionnaire's own words: they are
// what is recorded, whatever language the resident reads.
void name_option(AnswerOption& option, const std::string& translated) {
  const AnswerValue& value = option.value;
  switch (value.kind) {
    case Kind::coding: option.submitted = value.coding.code; break;
    case Kind::integer: option.submitted = value.number.to_string(); break;
    case Kind::date: option.submitted = to_iso(value.date); break;
    case Kind::time: option.submitted = iso_time(value.moment.second); break;
    default: option.submitted = value.text;
  }
  option.label = value.kind == Kind::coding && !value.coding.display.empty() ? value.coding.display : option.submitted;
  if (!translated.empty()) option.label = translated;
}

}  // namespace

void refuse_modifier_elements(const ObjectReader& reader) {
  for (const std::string_view name : {"modifierExtension", "implicitRules"}) {
    if (reader.has(name)) reader.fail(Error::unsupported, name);
  }
}

std::string localized_text(const ObjectReader& reader, std::string_view name) {
  const std::string_view language = reader.language();
  const std::string beside = std::string("_").append(name);
  if (!language.empty() && reader.has(beside)) {
    for (const ObjectReader& extension : reader.object(beside).objects("extension")) {
      if (extension_name(extension) != "translation") continue;
      std::string content;
      bool wanted = false;
      for (const ObjectReader& part : extension.objects("extension")) {
        const std::string url = part.text("url");
        if (url == "lang") wanted = part.text("valueCode") == language;
        if (url == "content") content = part.text(part.has("valueMarkdown") ? "valueMarkdown" : "valueString");
      }
      if (wanted && !content.empty()) return content;
    }
  }
  return reader.localized(name);
}

AnswerOption read_option(const ObjectReader& reader) {
  AnswerOption option;
  refuse_modifier_elements(reader);
  option.selected = reader.boolean("initialSelected");
  const auto value = read_answer_value(reader, "value");
  if (value) {
    option.value = *value;
    const bool coding = value->kind == Kind::coding;
    name_option(option, coding                      ? localized_text(reader.object("valueCoding"), "display")
                        : value->kind == Kind::text ? localized_text(reader, "valueString")
                                                    : std::string());
    if (!answers(ItemType::choice, value->kind)) reader.fail(Error::wrong_type);
    else if (option.submitted.empty()) reader.fail(Error::missing_field, "valueString");
  }
  if (reader.has("valueCoding")) {
    for (const ObjectReader& extension : reader.object("valueCoding").objects("extension")) {
      read_option_extension(extension, option);
    }
  }
  for (const ObjectReader& extension : reader.objects("extension")) read_option_extension(extension, option);
  return option;
}

AnswerOption read_concept(const ObjectReader& reader, const std::string& system) {
  AnswerOption option;
  option.value.kind = Kind::coding;
  option.value.coding = {system, reader.required_text("code"), reader.text("display")};
  // R4 has a place of its own for other languages here.
  std::string designated;
  for (const ObjectReader& designation : reader.objects("designation")) {
    if (!reader.language().empty() && designation.text("language") == reader.language()) {
      designated = designation.required_text("value");
    }
  }
  name_option(option, designated.empty() ? localized_text(reader, "display") : designated);
  for (const ObjectReader& extension : reader.objects("extension")) read_option_extension(extension, option);
  return option;
}

void read_variable(const ObjectReader& extension, std::vector<Variable>& variables) {
  if (extension_name(extension) != "variable") return;
  const ObjectReader expression = extension.object("valueExpression");
  if (expression.is_object() && variables.size() >= max_variables) extension.fail(Error::too_large);
  else
    variables.push_back({expression.is_object() ? expression.required_text("name") : "", read_expression(extension)});
}

void read_item_extension(const ObjectReader& extension, Item& item) {
  const std::string name = extension_name(extension);
  if (name == "questionnaire-itemControl") {
    for (const ObjectReader& coding : extension.object("valueCodeableConcept").objects("coding")) {
      for (const auto& [known, control] : item_controls) {
        if (known == coding.text("code")) item.control = control;
      }
    }
  } else if (name == "questionnaire-unit") {
    const Coding unit = read_unit(extension);
    item.unit = unit.display;
    // The unit of a quantity is recorded with it, in the Questionnaire's own words.
    const ObjectReader coding = extension.object("valueCoding");
    if (item.type != ItemType::quantity && coding.has("display")) item.unit = localized_text(coding, "display");
    if (!unit.system.empty()) item.unit_coding = unit;
  } else if (name == "questionnaire-unitOption") {
    if (item.type != ItemType::quantity) extension.fail(Error::unsupported);
    item.units.push_back(read_unit(extension));
    if (item.units.back().code.empty()) extension.object("valueCoding").fail(Error::missing_field, "code");
  } else if (name == "minValue" || name == "maxValue") {
    read_bound(extension, item, name == "minValue");
  } else if (name == "questionnaire-minOccurs") {
    item.min_occurs = extension_count(extension);
  } else if (name == "questionnaire-maxOccurs") {
    item.max_occurs = extension_count(extension);
  } else if (name == "minLength") {
    item.min_length = extension_count(extension);
  } else if (name == "maxDecimalPlaces") {
    item.max_decimals = extension_count(extension);
  } else if (name == "questionnaire-sliderStepValue") {
    const auto step = extension_number(extension);
    if (step) item.step = step->to_string();
  } else if (name == "questionnaire-choiceOrientation") {
    item.in_a_row = extension.text("valueCode") == "horizontal";
  } else if (name == "entryFormat") {
    item.entry_format = localized_text(extension, "valueString");
  } else if (name == "questionnaire-supportLink") {
    item.link = extension.text("valueUri");
    if (!item.link.starts_with("https://")) extension.fail(Error::unsupported, "valueUri");
  } else if (name == "regex") {
    read_pattern(extension, item);
  } else if (name == "questionnaire-hidden") {
    item.hidden = extension.boolean("valueBoolean");
  } else if (name == short_text) {
    item.short_text = localized_text(extension, "valueString");
  } else if (name == "urn:sealwell:autocomplete") {
    item.autocomplete = extension.text("valueCode");
  } else if (name == "urn:sealwell:options-chosen-in") {
    item.options_chosen_in = extension.text("valueString");
  } else if (name == "variable") {
    read_variable(extension, item.variables);
  } else if (name == calculated_expression || name == initial_expression) {
    if (item.is_question()) read_expression(extension, name == initial_expression ? item.initially : item.calculated);
    else extension.fail(Error::unsupported);
  } else if (name == enable_when_expression) {
    // SDC: beside enableWhen it would say twice when the item applies.
    if (!item.enable_rule.conditions.empty()) extension.fail(Error::unsupported);
    read_expression(extension, item.enabled_by);
  } else if (name.find("calculatedExpression") != std::string::npos ||
             name.find("enableWhenExpression") != std::string::npos ||
             name.find("initialExpression") != std::string::npos ||
             name.find("answerExpression") != std::string::npos) {
    // Each changes what is asked or accepted: to ignore it would be to run half of it.
    extension.fail(Error::unsupported);
  }
}

}  // namespace sealwell::pack
