#include "core/authoring/conformance/check_response.hpp"
#include "core/base/civil_date.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/program/output.hpp"

#include <memory>

namespace sealwell::shell {
namespace {

// A foreign Questionnaire may be larger than anything of ours (docs/check-response.md states these).
constexpr json::Limits file_limits{.bytes = 64 * 1024 * 1024, .depth = 410, .values = 5'000'000};

struct CheckOptions {
  std::string questionnaire, response, now;
};

int check(const CheckOptions& options) {
  if (options.questionnaire == "-" && options.response == "-") {
    throw WrongUsage("QUESTIONNAIRE RESPONSE", "only one of them can be standard input");
  }
  const json::Value questionnaire = value_or_throw(read_json(options.questionnaire, file_limits));
  const json::Value response = value_or_throw(read_json(options.response, file_limits));
  const auto report = conformance::check_response(questionnaire, response, value_or_throw(instant_or_now(options.now)));
  if (!report.ok()) {
    const Failure& failure = report.failure();
    const bool about_response = failure.where.starts_with("response");
    throw BadInput((about_response ? options.response : options.questionnaire) + ": " +
                   std::string(error_name(failure.error)) +
                   (failure.where.empty() || about_response ? "" : " at " + failure.where));
  }
  std::size_t violations = 0;
  for (const conformance::Finding& finding : report.value().findings) {
    violations += finding.violation;
    err() << finding.path << (finding.link_id.empty() ? "" : " (" + finding.link_id + ")") << ": "
          << (finding.violation ? "" : "note: ") << finding.rule << ": " << finding.problem << "\n";
  }
  if (!report.value().complete) err() << "sealwell: there is more; these are the first findings\n";
  err() << violations << (violations == 1 ? " violation" : " violations") << "\n";
  out().json_indented(to_json(report.value()));
  return report.value().conforms() ? 0 : 1;
}

}  // namespace

void add_check_response_command(Command program) {
  auto options = std::make_shared<CheckOptions>();
  Command command = program.subcommand("check-response",
                                       "Check a FHIR R4 QuestionnaireResponse against its Questionnaire: prints "
                                       "[{path, linkId, problem, rule, severity}]; "
                                       "docs/check-response.md lists the rules");
  command.option("QUESTIONNAIRE", options->questionnaire, "A FHIR R4 Questionnaire; - is standard input").required();
  command.option("RESPONSE", options->response, "The QuestionnaireResponse; - is standard input").required();
  command.option("--now", options->now, "The time for expressions that ask for it, as 2026-11-22T07:30:00Z");
  command.run([options] { return check(*options); });
}

}  // namespace sealwell::shell
