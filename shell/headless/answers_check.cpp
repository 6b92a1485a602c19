#include "shell/headless/answers_check.hpp"

#include "shell/headless/files.hpp"

namespace sealwell::headless {
namespace {

json::Value violation(std::string_view path, std::string_view link_id, std::string_view problem,
                      std::string_view rule) {
  json::Value one = json::Value::object();
  one.set("path", path).set("linkId", link_id).set("problem", problem).set("rule", rule);
  return one;
}

std::unique_ptr<const json::Value> parsed(const std::string& payload) {
  auto pack = json::parse(payload);
  if (!pack.ok() || !pack.value().find("questionnaire")) throw BadInput("the pack has no Questionnaire");
  return std::make_unique<const json::Value>(std::move(pack).value());
}

conformance::Checker reading(const json::Value& questionnaire) {
  auto checker = conformance::Checker::read(questionnaire);
  if (checker.ok()) return std::move(checker).value();
  throw BadInput("the pack's Questionnaire: " + std::string(error_name(checker.error())) + " at " +
                 checker.failure().where);
}

}  // namespace

AnswersCheck::AnswersCheck(const std::string& payload)
    : pack_(parsed(payload)), checker_(reading(*pack_->find("questionnaire"))) {}

json::Value AnswersCheck::violations(const json::Value& record, conformance::Extent extent) const {
  json::Value list = json::Value::array();
  const json::Value* response = record.find("questionnaireResponse");
  if (!response) return list;  // no record, which is told elsewhere
  const auto report = checker_.check(*response, record.text_or("sentAt"), extent);
  if (!report.ok()) {
    list.add(violation("QuestionnaireResponse", "", "too much to be checked", error_name(report.error())));
    return list;
  }
  for (const conformance::Finding& found : report.value().findings) {
    if (found.violation) list.add(violation(found.path, found.link_id, found.problem, found.rule));
  }
  return list;
}

}  // namespace sealwell::headless
