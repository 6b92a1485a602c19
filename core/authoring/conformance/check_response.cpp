#include "core/authoring/conformance/check_response.hpp"

#include "core/authoring/conformance/response_tree.hpp"
#include "core/base/text.hpp"

#include <algorithm>

namespace sealwell::conformance {

bool Report::conforms() const {
  return complete && std::none_of(findings.begin(), findings.end(), [](const Finding& one) { return one.violation; });
}

Check::Check(const Form& form, const json::Value& response, std::optional<std::int64_t> now_ms, Extent extent,
             const Limits& limits)
    : form_(form), tree_{&response, {}, {}}, limits_(limits), steps_(limits.steps), part_(extent == Extent::part) {
  if (now_ms) now_ = fhirpath::moment_of(utc_time(*now_ms));
  tree_.occurrences.resize(form.items.size());
}

void Check::find(Rule rule, std::string path, std::string_view link_id, std::string problem, bool violation) {
  if (report.findings.size() >= limits_.findings) {
    report.complete = false;
    return;
  }
  report.findings.push_back({std::move(path), std::string(link_id), std::move(problem), name_of(rule), violation});
}

void Check::find(Rule rule, int node, std::string problem, std::string_view below) {
  if (report.findings.size() >= limits_.findings) {
    report.complete = false;  // no path is worked out for nothing
  } else {
    find(rule, tree_.path(node).append(below), form_.item(tree_.node(node).item).link_id, std::move(problem));
  }
}

void Check::note(int item, std::string path, std::string problem) {
  for (const auto& [noted, what] : noted_) {
    if (noted == item && what == problem) return;
  }
  if (noted_.size() >= limits_.findings) return;
  noted_.emplace_back(item, problem);
  find(Rule::not_checked, std::move(path), item < 0 ? std::string_view() : form_.item(item).link_id, std::move(problem),
       false);
}

void Check::check_head() {
  const json::Value& response = *tree_.json;
  const std::string root = "QuestionnaireResponse";
  const std::string_view status = response.text_or("status");
  if (!is_one_of(status, {"in-progress", "completed", "amended", "entered-in-error", "stopped"})) {
    find(Rule::status, root + ".status", {}, "must be in-progress, completed, amended, entered-in-error or stopped");
  }
  const bool finished = status == "completed" || status == "amended";
  complete_answers_ = finished && !part_;
  if (!finished) {
    note(-1, root + ".status", "what is required and missing is reported of a completed or amended response only");
  }

  const std::string_view url = form_.json->text_or("url");
  std::string_view named = response.text_or("questionnaire");
  if (named.empty()) {
    if (!url.empty()) {
      note(-1, root + ".questionnaire", "the response doesn't say which Questionnaire it answers");
    }
    return;
  }
  if (named.starts_with('#')) return;  // a Questionnaire that the response contains
  const std::size_t bar = named.find('|');
  const std::string_view version = bar == std::string_view::npos ? std::string_view() : named.substr(bar + 1);
  named = named.substr(0, bar);
  const std::string_view own_version = form_.json->text_or("version");
  if (url.empty()) {
    note(-1, root + ".questionnaire", "the Questionnaire has no url to compare with");
  } else if (named != url) {
    find(Rule::questionnaire, root + ".questionnaire", {}, "names another Questionnaire than " + std::string(url));
  } else if (!version.empty() && !own_version.empty() && version != own_version) {
    find(Rule::questionnaire, root + ".questionnaire", {}, "names another version than " + std::string(own_version));
  }
}

Status Check::run() {
  const json::Value& response = *tree_.json;
  if (response.text_or("resourceType") != "QuestionnaireResponse") {
    find(Rule::resource_type, "QuestionnaireResponse.resourceType", {}, "the resource is not a QuestionnaireResponse");
    return Done{};
  }
  check_head();
  if (const json::Value* items = response.find("item")) read_items(*items, -1, -1, 1);
  if (failure_) return *failure_;
  for (std::size_t i = tree_.nodes.size(); i-- > 0;) {
    const Node& node = tree_.nodes[i];
    if (node.answered && node.parent >= 0) tree_.nodes[static_cast<std::size_t>(node.parent)].answered = true;
  }
  evaluate_enablement();
  check_occurrences();
  if (failure_) return *failure_;
  for (std::size_t i = 0; i < tree_.nodes.size(); ++i) check_answers(static_cast<int>(i));
  // What an expression asks about may lie in another part.
  if (part_) return Done{};
  for (std::size_t i = 0; i < tree_.nodes.size(); ++i) check_calculated(static_cast<int>(i));
  check_constraints();
  return Done{};
}

Checker::Checker(Form form, const Limits& limits)
    : form_(std::make_unique<const Form>(std::move(form))), limits_(limits) {}
Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;

Result<Checker> Checker::read(const json::Value& questionnaire, const Limits& limits) {
  auto form = read_form(questionnaire, limits);
  if (!form.ok()) return form.failure();
  return Checker(std::move(form).value(), limits);
}

Result<Report> Checker::check(const json::Value& response, std::optional<std::int64_t> now_ms, Extent extent) const {
  Check check(*form_, response, now_ms, extent, limits_);
  const Status done = check.run();
  if (!done.ok()) return done.failure();
  return std::move(check.report);
}

Result<Report> check_response(const json::Value& questionnaire, const json::Value& response,
                              std::optional<std::int64_t> now_ms, const Limits& limits) {
  const auto checker = Checker::read(questionnaire, limits);
  if (!checker.ok()) return checker.failure();
  return checker.value().check(response, now_ms);
}

json::Value to_json(const Report& report) {
  json::Value list = json::Value::array();
  for (const Finding& finding : report.findings) {
    json::Value one = json::Value::object();
    one.set("path", finding.path);
    one.set("linkId", finding.link_id);
    one.set("problem", finding.problem);
    one.set("rule", finding.rule);
    one.set("severity", finding.violation ? "violation" : "note");
    list.add(std::move(one));
  }
  return list;
}

}  // namespace sealwell::conformance
