#include "shell/keys/answers_check.hpp"

#include "core/base/civil_date.hpp"

namespace sealwell::shell {
namespace {

json::Value violation(std::string_view path, std::string_view link_id, std::string_view problem,
                      std::string_view rule) {
  json::Value one = json::Value::object();
  one.set("path", path).set("linkId", link_id).set("problem", problem).set("rule", rule);
  return one;
}

}  // namespace

Result<AnswersCheck, Message> AnswersCheck::read(const std::string& payload) {
  auto parsed = json::parse(payload);
  if (!parsed.ok() || !parsed.value().find("questionnaire")) return Message{"the pack has no Questionnaire"};
  auto pack = std::make_unique<const json::Value>(std::move(parsed).value());
  auto checker = conformance::Checker::read(*pack->find("questionnaire"));
  if (checker.ok()) return AnswersCheck(std::move(pack), std::move(checker).value());
  return Message{"the pack's Questionnaire: " + std::string(error_name(checker.error())) + " at " +
                 checker.failure().where};
}

json::Value AnswersCheck::violations(const json::Value& record, conformance::Extent extent) const {
  json::Value list = json::Value::array();
  const json::Value* response = record.find("questionnaireResponse");
  if (!response) return list;  // no record, which is told elsewhere
  const auto report = checker_.check(*response, parse_instant(record.text_or("sentAt")), extent);
  if (!report.ok()) {
    list.add(violation("QuestionnaireResponse", "", "too much to be checked", error_name(report.error())));
    return list;
  }
  for (const conformance::Finding& found : report.value().findings) {
    if (found.violation) list.add(violation(found.path, found.link_id, found.problem, found.rule));
  }
  return list;
}

}  // namespace sealwell::shell
