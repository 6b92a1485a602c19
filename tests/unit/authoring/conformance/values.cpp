#include "tests/unit/authoring/conformance/checked.hpp"

using namespace sealwell;
using conformance::answered;

TEST_CASE("every item type takes its own value and no other") {
  const char* const rows[][2] = {
      {"boolean", R"("valueBoolean": true)"},
      {"decimal", R"("valueDecimal": 1.50)"},
      {"integer", R"("valueInteger": -7)"},
      {"date", R"("valueDate": "2026-11-22")"},
      {"dateTime", R"("valueDateTime": "2026-11-22T07:30:00Z")"},
      {"time", R"("valueTime": "07:30:00")"},
      {"string", R"("valueString": "x")"},
      {"text", R"("valueString": "x\ny")"},
      {"url", R"("valueUri": "http://example.org/")"},
      {"choice", R"("valueCoding": {"code": "x"})"},
      {"open-choice", R"("valueString": "own words")"},
      {"attachment", R"("valueAttachment": {"contentType": "image/png", "data": "AAAA"})"},
      {"reference", R"("valueReference": {"reference": "Patient/1"})"},
      {"quantity", R"("valueQuantity": {"value": 70.5, "system": "http://unitsofmeasure.org", "code": "kg"})"},
  };
  for (const auto& type : rows) {
    for (const auto& value : rows) {
      INFO(type[0] << " answered by " << value[1]);
      const std::string_view name = std::string_view(value[1]).substr(1, std::string_view(value[1]).find('"', 1) - 1);
      const bool text = name == "valueString";
      const bool open = std::string(type[0]) == "open-choice";
      const bool fits = std::string_view(type[1]).substr(1).starts_with(std::string(name) + "\"") ||
                        (open && (name == "valueCoding" || text));
      const std::string told = answered(type[0], value[1]);
      if (fits) CHECK(told == "");
      else CHECK(told == "wrong-type .item[0].answer[0]." + std::string(name));
    }
  }
}

TEST_CASE("a value has the form of its type") {
  const char* const good[][2] = {
      {"integer", R"("valueInteger": 2147483647)"},
      {"decimal", R"("valueDecimal": 123456789012345678901234567890)"},
      {"date", R"("valueDate": "2026")"},
      {"date", R"("valueDate": "2024-02-29")"},
      {"dateTime", R"("valueDateTime": "2026-11")"},
      {"dateTime", R"("valueDateTime": "2026-11-22T23:59:59.123+14:00")"},
      {"time", R"("valueTime": "23:59:59.5")"},
      {"choice", R"("valueCoding": {"display": "only words"})"},
      {"attachment", R"("valueAttachment": {"url": "http://example.org/x.png"})"},
      {"reference", R"("valueReference": {"display": "Dr Jones"})"},
      {"reference", R"("valueReference": {"identifier": {"value": "1"}})"},
      {"quantity", R"("valueQuantity": {"value": 1, "comparator": "<", "unit": "stone"})"},
  };
  for (const auto& row : good) {
    INFO(row[1]);
    CHECK(answered(row[0], row[1]) == "");
  }
  const char* const bad[][2] = {
      {"boolean", R"("valueBoolean": "true")"},
      {"integer", R"("valueInteger": 1.0)"},
      {"integer", R"("valueInteger": 2147483648)"},
      {"integer", R"("valueInteger": "1")"},
      {"decimal", R"("valueDecimal": "1.5")"},
      {"date", R"("valueDate": "2026-02-29")"},
      {"date", R"("valueDate": "22/11/2026")"},
      {"date", R"("valueDate": "2026-11-22T07:30:00Z")"},
      {"date", R"("valueDate": 2026)"},
      {"dateTime", R"("valueDateTime": "2026-11-22T07:30:00")"},
      {"dateTime", R"("valueDateTime": "2026-11-22T07:30Z")"},
      {"dateTime", R"("valueDateTime": "2026-11-22T")"},
      {"time", R"("valueTime": "07:30")"},
      {"time", R"("valueTime": "24:00:00")"},
      {"string", R"("valueString": "")"},
      {"string", R"("valueString": "  ")"},
      {"string", R"("valueString": 1)"},
      {"url", R"("valueUri": "http://example.org/a b")"},
      {"choice", R"("valueCoding": {})"},
      {"choice", R"("valueCoding": "x")"},
      {"choice", R"("valueCoding": {"code": 7})"},
      {"attachment", R"("valueAttachment": {})"},
      {"attachment", R"("valueAttachment": {"contentType": "image/png", "data": "not base64"})"},
      {"attachment", R"("valueAttachment": {"data": "AAAA"})"},
      {"attachment", R"("valueAttachment": {"url": "http://example.org/x", "size": -1})"},
      {"reference", R"("valueReference": {})"},
      {"reference", R"("valueReference": {"reference": "Patient / 1"})"},
      {"quantity", R"("valueQuantity": {"unit": "kg"})"},
      {"quantity", R"("valueQuantity": {"value": "70"})"},
      {"quantity", R"("valueQuantity": {"value": 70, "code": "kg"})"},
      {"quantity", R"("valueQuantity": {"value": 70, "comparator": "~"})"},
  };
  for (const auto& row : bad) {
    INFO(row[1]);
    CHECK(answered(row[0], row[1]).starts_with("wrong-type .item[0].answer[0].value"));
  }
}
