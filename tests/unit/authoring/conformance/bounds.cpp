#include "tests/unit/authoring/conformance/checked.hpp"

using namespace sealwell;
using conformance::answered;
using conformance::extension_of;

namespace {

std::string limited(const std::string& type, const std::string& value, const std::string& url,
                    const std::string& limit) {
  return answered(type, value, R"("extension": [)" + extension_of(url, limit) + "]");
}

const std::string sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
const std::string place = " .item[0].answer[0].value";

}  // namespace

TEST_CASE("numbers, dates, times and quantities keep to their bounds") {
  CHECK(limited("integer", R"("valueInteger": 3)", "minValue", R"("valueInteger": 3)") == "");
  CHECK(limited("integer", R"("valueInteger": 2)", "minValue", R"("valueInteger": 3)") ==
        "min-value" + place + "Integer");
  CHECK(limited("integer", R"("valueInteger": 4)", "maxValue", R"("valueInteger": 3)") ==
        "max-value" + place + "Integer");
  CHECK(limited("decimal", R"("valueDecimal": 3.01)", "maxValue", R"("valueDecimal": 3.0)") ==
        "max-value" + place + "Decimal");
  CHECK(limited("decimal", R"("valueDecimal": 3.00)", "maxValue", R"("valueInteger": 3)") == "");
  CHECK(limited("date", R"("valueDate": "2026-11-22")", "minValue", R"("valueDate": "2026-11-22")") == "");
  CHECK(limited("date", R"("valueDate": "2026-11-21")", "minValue", R"("valueDate": "2026-11-22")") ==
        "min-value" + place + "Date");
  CHECK(limited("date", R"("valueDate": "2025")", "minValue", R"("valueDate": "2026-11-22")") ==
        "min-value" + place + "Date");
  CHECK(limited("date", R"("valueDate": "2026")", "minValue", R"("valueDate": "2026-11-22")") ==
        "(not-checked" + place + "Date)");
  CHECK(limited("dateTime", R"("valueDateTime": "2026-11-22T10:00:00+02:00")", "maxValue",
                R"("valueDateTime": "2026-11-22T08:00:00Z")") == "");
  CHECK(limited("dateTime", R"("valueDateTime": "2026-11-22T10:00:01+02:00")", "maxValue",
                R"("valueDateTime": "2026-11-22T08:00:00Z")") == "max-value" + place + "DateTime");
  CHECK(limited("time", R"("valueTime": "07:59:59")", "minValue", R"("valueTime": "08:00:00")") ==
        "min-value" + place + "Time");
  const std::string kg = R"("unit": "kg")";
  CHECK(limited("quantity", R"("valueQuantity": {"value": 29, )" + kg + "}", sdc + "minQuantity",
                R"("valueQuantity": {"value": 30, )" + kg + "}") == "min-value" + place + "Quantity");
  CHECK(limited("quantity", R"("valueQuantity": {"value": 301, )" + kg + "}", sdc + "maxQuantity",
                R"("valueQuantity": {"value": 300, )" + kg + "}") == "max-value" + place + "Quantity");
  CHECK(limited("quantity", R"("valueQuantity": {"value": 200, )" + kg + "}", sdc + "maxQuantity",
                R"("valueQuantity": {"value": 300, )" + kg + "}") == "");
  CHECK(limited("quantity", R"("valueQuantity": {"value": 3, "unit": "lb"})", sdc + "minQuantity",
                R"("valueQuantity": {"value": 30, )" + kg + "}") == "(not-checked" + place + "Quantity)");
  CHECK(limited("quantity", R"("valueQuantity": {"value": 3, "unit": "lb"})", "minValue", R"("valueDecimal": 30)") ==
        "min-value" + place + "Quantity");
}

TEST_CASE("texts are counted in characters") {
  const std::string four = "\"valueString\": \"\xC3\xA9\xF0\x9F\x98\x80xy\"";
  CHECK(answered("string", four, R"("maxLength": 4)") == "");
  CHECK(answered("string", four, R"("maxLength": 3)") == "max-length" + place + "String");
  CHECK(limited("text", four, "minLength", R"("valueInteger": 4)") == "");
  CHECK(limited("text", four, "minLength", R"("valueInteger": 5)") == "min-length" + place + "String");
  CHECK(answered("url", R"("valueUri": "http://example.org/")", R"("maxLength": 10)") == "max-length" + place + "Uri");
}

TEST_CASE("a regular expression binds the whole text, and one that isn't run is a note") {
  const auto regex = [](const std::string& text, const std::string& expression, const std::string& type = "string") {
    const std::string value = type == "url" ? "Uri" : "String";
    return limited(type, "\"value" + value + "\": \"" + text + "\"", "regex",
                   "\"valueString\": \"" + expression + "\"");
  };
  CHECK(regex("DT1 1XJ", "[A-Z]{2}[0-9] ?[0-9][A-Z]{2}") == "");
  CHECK(regex("xDT1 1XJ", "[A-Z]{2}[0-9] ?[0-9][A-Z]{2}", "text") == "regex" + place + "String");
  CHECK(regex("http://example.org", "https:.*", "url") == "regex" + place + "Uri");
  CHECK(regex("a", "(?=a)a") == "(not-checked" + place + "String)");
  CHECK(regex("a", "(a{1000}){1000}") == "(not-checked" + place + "String)");
  CHECK(regex(std::string(400'000, 'a'), "((a{0,30}){0,30})*!") == "(not-checked" + place + "String)");
}

TEST_CASE("digits after the point are counted as written") {
  const auto places = [](const std::string& number) {
    return limited("decimal", R"("valueDecimal": )" + number, "maxDecimalPlaces", R"("valueInteger": 2)");
  };
  CHECK(places("1.25") == "");
  CHECK(places("125") == "");
  CHECK(places("1.5e-1") == "");
  CHECK(places("1.2345e2") == "");
  CHECK(places("1.250") == "max-decimal-places" + place + "Decimal");
  CHECK(places("1e-3") == "max-decimal-places" + place + "Decimal");
}

TEST_CASE("a quantity has a unit that is allowed") {
  const std::string kg =
      extension_of("questionnaire-unitOption",
                   R"("valueCoding": {"system": "http://unitsofmeasure.org", "code": "kg", "display": "kilograms"})");
  const std::string lb =
      extension_of("questionnaire-unitOption", R"("valueCoding": {"code": "[lb_av]", "display": "pounds"})");
  const std::string both = R"("extension": [)" + kg + "," + lb + "]";
  const auto with = [&](const std::string& unit) {
    return answered("quantity", R"("valueQuantity": {"value": 70, )" + unit + "}", both);
  };
  CHECK(with(R"("system": "http://unitsofmeasure.org", "code": "kg")") == "");
  CHECK(with(R"("unit": "pounds")") == "");
  CHECK(with(R"("unit": "stone")") == "unit" + place + "Quantity");
  CHECK(with(R"("system": "http://example.org/units", "code": "kg")") == "unit" + place + "Quantity");
  CHECK(limited("quantity", R"("valueQuantity": {"value": 70})", "questionnaire-unit",
                R"("valueCoding": {"code": "kg"})") == "unit" + place + "Quantity");
  CHECK(limited("quantity", R"("valueQuantity": {"value": 70, "unit": "kg"})", "questionnaire-unit",
                R"("valueCoding": {"code": "kg"})") == "");
}

TEST_CASE("attachments keep to their types and sizes") {
  const std::string png =
      R"("valueAttachment": {"contentType": "image/png", "size": 1048577, "url": "http://example.org/x"})";
  CHECK(limited("attachment", png, "mimeType", R"("valueCode": "image/png")") == "");
  CHECK(limited("attachment", png, "mimeType", R"("valueCode": "application/pdf")") ==
        "mime-type" + place + "Attachment");
  CHECK(limited("attachment", png, "maxSize", R"("valueDecimal": 1)") == "max-size" + place + "Attachment");
  CHECK(limited("attachment", png, "maxSize", R"("valueDecimal": 1.5)") == "");
  const std::string data = R"("valueAttachment": {"contentType": "image/png", "data": "AAAAAAAA"})";
  CHECK(limited("attachment", data, "maxSize", R"("valueDecimal": 0.000005)") == "max-size" + place + "Attachment");
}

TEST_CASE("a reference is to a type that is allowed") {
  const auto to = [](const std::string& reference) {
    return limited("reference", R"("valueReference": )" + reference, "questionnaire-referenceResource",
                   R"("valueCode": "Practitioner")");
  };
  CHECK(to(R"({"reference": "Practitioner/1"})") == "");
  CHECK(to(R"({"reference": "https://example.org/fhir/Practitioner/1/_history/2"})") == "");
  CHECK(to(R"({"type": "Practitioner", "display": "Dr Jones"})") == "");
  CHECK(to(R"({"reference": "Patient/1"})") == "reference-resource" + place + "Reference");
  CHECK(to(R"({"reference": "#inside"})") == "(not-checked" + place + "Reference)");
}
