// A Questionnaire up to the first zero byte, then a response. Whatever comes in, the check ends with an
// error about the Questionnaire or with findings that each have a rule and a path.
#include "core/authoring/conformance/check_response.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealwell;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(input.find('\0'), input.size());
  const json::Limits limits{.bytes = 32'768, .depth = 48, .values = 4'096};
  const auto questionnaire = json::parse(input.substr(0, end), limits);
  const auto response = json::parse(input.substr(std::min(end + 1, input.size())), limits);
  if (!questionnaire.ok() || !response.ok()) return 0;
  const auto report = conformance::check_response(questionnaire.value(), response.value(), 1'795'332'600'000,
                                                  {.items = 500, .nesting = 10, .findings = 50, .steps = 20'000});
  if (!report.ok()) {
    if (error_name(report.error()) == "unknown_error" || report.failure().where.empty()) std::abort();
    return 0;
  }
  if (report.value().findings.size() > 50) std::abort();
  for (const conformance::Finding& finding : report.value().findings) {
    if (!finding.path.starts_with("QuestionnaireResponse") || finding.problem.empty()) std::abort();
    const auto named = [&](const conformance::RuleInfo& rule) { return rule.name == finding.rule; };
    if (std::none_of(conformance::rules().begin(), conformance::rules().end(), named)) std::abort();
  }
  if (report.value().conforms() !=
      (report.value().complete && std::none_of(report.value().findings.begin(), report.value().findings.end(),
                                               [](const conformance::Finding& one) { return one.violation; }))) {
    std::abort();
  }
  return 0;
}
