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

/// One violation in a QuestionnaireResponse, or a note about what could not be checked (FHIR: OperationOutcome.issue).
struct Finding {
  std::string path;       ///< FHIR path: "QuestionnaireResponse.item[2].answer[0].valueInteger"
  std::string link_id;    ///< Of the item that it is about; empty for the response itself
  std::string problem;    ///< In words. Never holds an answer.
  std::string_view rule;  ///< Name of the rule in docs/check-response.md
  bool violation = true;  ///< False: a note; a response with notes alone conforms.
};

/// The result of a check.
struct Report {
  std::vector<Finding> findings;  ///< In the order of the response
  bool complete = true;           ///< False if there were more findings than the limit

  [[nodiscard]] bool conforms() const;
};

/// Limits on input size and work. Ours.
struct Limits {
  std::size_t items = 200'000;     ///< Of the Questionnaire, and of the response with its answers
  std::size_t nesting = 100;       ///< Of items in items or answers
  std::size_t findings = 1'000;    ///< Reported; the rest is only counted as being there
  std::size_t steps = 20'000'000;  ///< Of all FHIRPath expressions together (core/fhirpath)
};

/// Whether a response holds all answers or a part of them.
enum class Extent : std::uint8_t {
  whole,  ///< All: an absent required answer is a violation
  part,   ///< Some: absent answers may be in another part, and what depends on them is not checked
};

struct Form;

/// Checks responses against one Questionnaire, which is read once. Thread-safe after reading.
class Checker {
 public:
  /// Reads the Questionnaire, which must outlive the checker. Errors: those of check_response() about the
  /// Questionnaire.
  [[nodiscard]] static Result<Checker> read(const json::Value& questionnaire, const Limits& limits = {});
  ~Checker();
  Checker(Checker&&) noexcept;

  /// Checks one response, as check_response(). Errors: too_large, too_deep (of the response).
  ///
  /// For Extent::part the rules `required`, `min-occurs`, `answered-though-disabled`, `item-beside-answer` and
  /// `constraint` are skipped: each depends on answers that may be in another part.
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
/// Errors mean that the Questionnaire is unusable; `where` is a JSON pointer: unknown_value (another resource, an
/// unknown item type), missing_field (an item without linkId or type), duplicate_key (a duplicate linkId, which `where`
/// names), too_large, too_deep. The last two may also concern the response (`where` begins with "response").
[[nodiscard]] Result<Report> check_response(const json::Value& questionnaire, const json::Value& response,
                                            std::optional<std::int64_t> now_ms, const Limits& limits = {});

/// The findings of a report as JSON: [{path, linkId, problem, rule, severity}]; severity is "violation" or "note".
[[nodiscard]] json::Value to_json(const Report& report);

/// A rule, described for documentation.
struct RuleInfo {
  std::string_view name;
  std::string_view meaning;
};

/// All rules, in the order of docs/check-response.md.
[[nodiscard]] std::span<const RuleInfo> rules();

}  // namespace sealwell::conformance
