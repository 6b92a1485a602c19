#include "tests/unit/engine/calculation/filled_in.hpp"

#include "core/base/text.hpp"
#include "core/pack/answer_reader.hpp"

namespace sealwell::engine {
namespace {

std::string text_of(const pack::AnswerValue& value) {
  using Kind = pack::AnswerValue::Kind;
  switch (value.kind) {
    case Kind::boolean: return value.boolean ? "true" : "false";
    case Kind::integer:
    case Kind::decimal: return value.number.to_string();
    case Kind::quantity:
      return value.number.to_string() + " " + value.text +
             (value.coding.code.empty() ? "" : " [" + value.coding.code + "]");
    case Kind::date: return to_iso(value.date);
    case Kind::date_time: return to_iso(value.moment);
    case Kind::time: return iso_time(value.moment.second);
    case Kind::text:
    case Kind::url: return value.text;
    case Kind::coding: return "[" + value.coding.code + "]";
  }
  return "?";
}

std::string text_of(const std::vector<pack::AnswerValue>& values) {
  std::string text;
  for (const pack::AnswerValue& value : values) text += (text.empty() ? "" : ",") + text_of(value);
  return text.empty() ? "-" : text;
}

std::string extension(const std::string& url, const std::string& more) {
  return "{'url': 'http://hl7.org/fhir/" + url + "', 'valueExpression': {'language': 'text/fhirpath', " + more + "}}";
}

std::string of_sdc(const std::string& name, const std::string& expression) {
  return extension("uv/sdc/StructureDefinition/sdc-questionnaire-" + name, "'expression': '" + expression + "'");
}

}  // namespace

json::Value form_json(const std::string& text) { return pack::json_of(replaced(replaced(text, "'", "\""), "`", "'")); }

std::string calculated(const std::string& expression) { return of_sdc("calculatedExpression", expression); }
std::string enabled_by(const std::string& expression) { return of_sdc("enableWhenExpression", expression); }
std::string initially(const std::string& expression) { return of_sdc("initialExpression", expression); }
std::string variable(const std::string& name, const std::string& expression) {
  return extension("StructureDefinition/variable", "'name': '" + name + "', 'expression': '" + expression + "'");
}

FilledIn::FilledIn(const std::string& items, const std::string& more_of_form, const std::string& time_zone) {
  json::Value joined = pack::small_pack();
  joined.set("questionnaire",
             form_json("{'resourceType': 'Questionnaire', " + (more_of_form.empty() ? "" : more_of_form + ", ") +
                       "'item': [" + items + "]}"));
  if (!time_zone.empty()) pack::at(joined, "/pack").set("timeZone", time_zone);
  pack = std::make_unique<pack::ServicePack>(pack::read_pack(joined));
  calculator = make_calculator(*pack);
  REQUIRE(calculator);
  recompute();
}

FilledIn& FilledIn::give(const std::string& link_id, const std::string& value) {
  const int index = pack->questionnaire.find(link_id);
  REQUIRE(index >= 0);
  if (value.empty()) {
    answers.erase(link_id);
  } else {
    const json::Value given = form_json("{" + value + "}");
    pack::Failures failures;
    auto read = pack::read_answer_value(pack::ObjectReader(given, "", failures), "value");
    REQUIRE(read);
    const pack::Item& item = pack->questionnaire.item(index);
    if (const pack::AnswerOption* option = engine::option_of(item, *read)) read = option->value;
    engine::Answer& answer = answers.at(link_id);
    answer.values = {*read};
    answer.accepted = true;
  }
  recompute();
  return *this;
}

FilledIn& FilledIn::wait_until(std::int64_t now_ms) {
  now = now_ms;
  recompute();
  return *this;
}

std::string FilledIn::held(const std::string& link_id) const {
  const engine::Answer* answer = answers.find(link_id);
  return answer ? text_of(answer->values) : "-";
}

std::string FilledIn::at_first(const std::string& link_id) const {
  return text_of(engine::initial_values(pack->questionnaire, pack->questionnaire.find(link_id), answers));
}

std::vector<std::string> FilledIn::troubled() const {
  std::vector<std::string> lines;
  for (const ExpressionFailure& trouble : expression_failures(*pack, answers, now)) {
    lines.push_back((trouble.item < 0 ? std::string("form") : pack->questionnaire.item(trouble.item).link_id) + " " +
                    trouble.expression + ": " + std::string(error_name(trouble.failure.error)));
  }
  return lines;
}

}  // namespace sealwell::engine
