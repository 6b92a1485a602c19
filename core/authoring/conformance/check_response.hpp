#pragma once

#include "core/json/value.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::conformance {

/// One thing that a QuestionnaireResponse gets wrong, or that could not be checked.
struct Finding {
  std::string path;       ///< FHIR path: "QuestionnaireResponse.item[2].answer[0].valueInteger"
  std::string link_id;    ///< Of the item that it is about; empty for the response itself
  std::string problem;    ///< In words. Never holds an answer.
  std::string_view rule;  ///< Its name in docs/check-response.md
  bool violation = true;  ///< False: a note. Notes leave a response conforming.
};

/// What a check found.
struct Report {
  std::vector<Finding> findings;  ///< In the order of the response
  bool complete = true;           ///< False: there were more findings than the limit

  [[nodiscard]] bool conforms() const;
};

/// How much is accepted and done at most.
struct Limits {
  std::size_t items = 200'000;     ///< Of the Questionnaire, and of the response with its answers
  std::size_t nesting = 100;       ///< Of items in items or answers
  std::size_t findings = 1'000;    ///< Reported; the rest is only counted as being there
  std::size_t steps = 20'000'000;  ///< Of all FHIRPath expressions together (core/fhirpath)
};

/// How much of somebody's answers a response holds.
enum class Extent : std::uint8_t {
  whole,  ///< All: what is required and not there is missing
  part,   ///< Some: what isn't there may lie elsewhere, and what depends on it isn't judged
};

struct Form;

/// A Questionnaire, read once so that many responses can be checked against it. Threads may share it.
class Checker {
 public:
  /// `questionnaire` must outlive the checker. Errors: those about the Questionnaire that check_response()
  /// has.
  [[nodiscard]] static Result<Checker> read(const json::Value& questionnaire, const Limits& limits = {});
  ~Checker();
  Checker(Checker&&) noexcept;

  /// As check_response(). Errors: too_large, too_deep, about the response.
  ///
  /// Of a part of the answers nothing is said to be `required` or `min-occurs`, `answered-though-disabled`
  /// or `item-beside-answer`, and no `constraint` is evaluated: each looks at answers that may lie in
  /// another part.
  [[nodiscard]] Result<Report> check(const json::Value& response, std::optional<std::int64_t> now_ms,
                                     Extent extent = Extent::whole) const;

 private:
  Checker(Form form, const Limits& limits);
  std::unique_ptr<const Form> form_;
  Limits limits_;
};

/// Checks the answers in `response`, a FHIR R4 QuestionnaireResponse, against `questionnaire`, any FHIR R4
/// Questionnaire, by the rules of docs/check-response.md. `now_ms`, milliseconds since
/// 1970-01-01T00:00:00Z, is for expressions that ask for the time; nothing makes those a note.
///
/// Errors are about the Questionnaire, which a response can't be checked against then, with a JSON
/// pointer: unknown_value (another resource, an unknown item type), missing_field (an item without linkId
/// or type), duplicate_key (a linkId twice; it is named), too_large, too_deep. The last two may be about
/// the response as well (`where` begins with "response").
[[nodiscard]] Result<Report> check_response(const json::Value& questionnaire, const json::Value& response,
                                            std::optional<std::int64_t> now_ms, const Limits& limits = {});

/// The findings as JSON: [{path, linkId, problem, rule, severity}]; severity is "violation" or "note".
[[nodiscard]] json::Value to_json(const Report& report);

/// A rule, for a reader.
struct RuleInfo {
  std::string_view name;
  std::string_view meaning;
};

/// Every rule, in the order of docs/check-response.md.
[[nodiscard]] std::span<const RuleInfo> rules();

}  // namespace sealwell::conformance
