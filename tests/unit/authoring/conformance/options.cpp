#include "tests/unit/authoring/conformance/checked.hpp"

using namespace sealwell;
using conformance::answered;
using conformance::checked;

namespace {

const std::string options = R"("answerOption": [
  {"valueCoding": {"system": "s", "code": "x", "display": "Ex"}},
  {"valueCoding": {"system": "s", "code": "none"},
   "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive", "valueBoolean": true}]}])";
const std::string wrong = "not-an-option .item[0].answer[0].value";

std::string from_set(const std::string& set, const std::string& coding, const std::string& type = "choice") {
  return checked(R"({"linkId": "q", "type": ")" + type + R"(", "answerValueSet": "#v"})",
                 R"({"linkId": "q", "answer": [{"valueCoding": )" + coding + "}]}",
                 R"(, "contained": [{"resourceType": "ValueSet", "id": "v", )" + set + "}]");
}

}  // namespace

TEST_CASE("an answer is one of the options, of every type that R4 has") {
  CHECK(answered("choice", R"("valueCoding": {"system": "s", "code": "x"})", options) == "");
  CHECK(answered("choice", R"("valueCoding": {"system": "s", "code": "x", "display": "Other words"})", options) == "");
  CHECK(answered("choice", R"("valueCoding": {"system": "s", "code": "y"})", options) == wrong + "Coding");
  CHECK(answered("choice", R"("valueCoding": {"system": "t", "code": "x"})", options) == wrong + "Coding");
  CHECK(answered("choice", R"("valueCoding": {"code": "x"})", options) == wrong + "Coding");
  CHECK(answered("choice", R"("valueString": "x")", options) == "wrong-type .item[0].answer[0].valueString");
  const char* const rows[][3] = {
      {"String", R"("a")", R"("b")"},
      {"Integer", "1", "2"},
      {"Date", R"("2026-01-01")", R"("2026-01-02")"},
      {"Time", R"("10:00:00")", R"("11:00:00")"},
      {"Reference", R"({"reference": "Patient/1"})", R"({"reference": "Patient/2"})"},
  };
  for (const auto& [type, listed, other] : rows) {
    const std::string name = std::string("\"value") + type + "\": ";
    const std::string list = R"("answerOption": [{)" + name + listed + "}]";
    INFO(list);
    CHECK(answered("choice", name + listed, list) == "");
    CHECK(answered("choice", name + other, list) == wrong + type);
  }
}

TEST_CASE("an open choice takes own words besides") {
  CHECK(answered("open-choice", R"("valueString": "own")", options) == "");
  CHECK(answered("open-choice", R"("valueCoding": {"system": "s", "code": "x"})", options) == "");
  CHECK(answered("open-choice", R"("valueCoding": {"system": "s", "code": "y"})", options) == wrong + "Coding");
}

TEST_CASE("options may come from a contained ValueSet") {
  const std::string compose = R"("compose": {"include": [{"system": "s", "concept": [{"code": "a"}, {"code": "b"}]}],
                                             "exclude": [{"system": "s", "concept": [{"code": "b"}]}]})";
  CHECK(from_set(compose, R"({"system": "s", "code": "a"})") == "");
  CHECK(from_set(compose, R"({"system": "s", "code": "b"})") == wrong + "Coding");
  CHECK(from_set(compose, R"({"system": "s", "code": "c"})", "open-choice") == wrong + "Coding");
  const std::string expansion = R"("expansion": {"contains": [{"system": "s", "code": "up", "abstract": true,
                                    "contains": [{"system": "s", "code": "a"}]}]})";
  CHECK(from_set(expansion, R"({"system": "s", "code": "a"})") == "");
  CHECK(from_set(expansion, R"({"system": "s", "code": "up"})") == wrong + "Coding");
}

TEST_CASE("options that can't be known are a note, once for a question") {
  const std::string note = "(not-checked .item[0].answer[0].valueCoding)";
  CHECK(from_set(R"("compose": {"include": [{"system": "s"}]})", R"({"code": "a"})") == note);
  CHECK(from_set(R"("compose": {"include": [{"system": "s", "filter": []}]})", R"({"code": "a"})") == note);
  CHECK(answered("choice", R"("valueCoding": {"code": "a"})", R"("answerValueSet": "http://example.org/v")") == note);
  CHECK(answered("choice", R"("valueCoding": {"code": "a"})", R"("answerValueSet": "#gone")") == note);
  CHECK(checked(R"({"linkId": "q", "type": "choice", "repeats": true, "answerValueSet": "http://example.org/v"})",
                R"({"linkId": "q", "answer": [{"valueCoding": {"code": "a"}}, {"valueCoding": {"code": "b"}}]})") ==
        note);
}

TEST_CASE("what excludes the others stands alone, and nothing is chosen twice") {
  const std::string question = R"({"linkId": "q", "type": "choice", "repeats": true, )" + options + "}";
  const std::string x = R"({"valueCoding": {"system": "s", "code": "x"}})";
  const std::string none = R"({"valueCoding": {"system": "s", "code": "none"}})";
  CHECK(checked(question, R"({"linkId": "q", "answer": [)" + none + "]}") == "");
  CHECK(checked(question, R"({"linkId": "q", "answer": [)" + x + "," + none + "]}") ==
        "exclusive-option .item[0].answer");
  CHECK(checked(question, R"({"linkId": "q", "answer": [)" + x + "," + x + "]}") == "duplicate-answer .item[0].answer");
}
