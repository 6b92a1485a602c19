#pragma once

#include "core/authoring/conformance/check_response.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace sealwell::conformance {

inline json::Value read(const std::string& text) {
  auto value = json::parse(text, {.bytes = 64 << 20, .depth = 1000, .values = 5'000'000});
  INFO(text.substr(0, 2000));
  REQUIRE(value.ok());
  return std::move(value).value();
}

/// A completed response with these items to a Questionnaire with those: each violation as "rule path",
/// without the path's first word, and each note as "(rule path)", one after the other.
inline std::string checked(const std::string& questions, const std::string& answers,
                           const std::string& more_of_form = "", const std::string& status = "completed",
                           Extent extent = Extent::whole) {
  const json::Value form =
      read(R"({"resourceType": "Questionnaire", "status": "active", "item": [)" + questions + "]" + more_of_form + "}");
  const json::Value response = read(R"({"resourceType": "QuestionnaireResponse", "status": ")" + status + "\"" +
                                    (answers.empty() ? "" : R"(, "item": [)" + answers + "]") + "}");
  const auto checker = Checker::read(form);
  REQUIRE(checker.ok());
  const auto report = checker.value().check(response, 1'795'332'600'000, extent);
  REQUIRE(report.ok());
  std::string told;
  for (const Finding& finding : report.value().findings) {
    INFO(finding.path);
    if (finding.rule == "not-checked" && finding.path == "QuestionnaireResponse.status") continue;
    REQUIRE(finding.path.starts_with("QuestionnaireResponse"));
    const std::string one = std::string(finding.rule) + " " + finding.path.substr(21);
    told += (told.empty() ? "" : "; ") + (finding.violation ? one : "(" + one + ")");
  }
  return told;
}

/// An extension of FHIR's own, `value` being `"valueInteger": 3`.
inline std::string extension_of(const std::string& url, const std::string& value) {
  const std::string full = url.starts_with("http") ? url : "http://hl7.org/fhir/StructureDefinition/" + url;
  return R"({"url": ")" + full + R"(", )" + value + "}";
}

/// What checking one answer to one question of this type gives.
inline std::string answered(const std::string& type, const std::string& value, const std::string& more_of_item = "") {
  return checked(R"({"linkId": "q", "type": ")" + type + "\"" + (more_of_item.empty() ? "" : ", " + more_of_item) + "}",
                 R"({"linkId": "q", "answer": [{)" + value + "}]}");
}

}  // namespace sealwell::conformance
