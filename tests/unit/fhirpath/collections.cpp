#include "tests/unit/fhirpath/evaluated.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using fhirpath::evaluated;

TEST_CASE("collections are taken apart and put together") {
  CHECK(evaluated("(1 | 2 | 3)[1]") == "[2]");
  CHECK(evaluated("(1 | 2 | 3)[7]") == "[]");
  CHECK(evaluated("(1 | 2 | 3).first()") == "[1]");
  CHECK(evaluated("(1 | 2 | 3).last()") == "[3]");
  CHECK(evaluated("(1 | 2 | 3).tail()") == "[2,3]");
  CHECK(evaluated("(1 | 2 | 3).skip(2)") == "[3]");
  CHECK(evaluated("(1 | 2 | 3).skip(-1)") == "[1,2,3]");
  CHECK(evaluated("(1 | 2 | 3).take(2)") == "[1,2]");
  CHECK(evaluated("(1 | 1 | 2)") == "[1,2]");
  CHECK(evaluated("1.combine(1)") == "[1,1]");
  CHECK(evaluated("1.combine(1).distinct()") == "[1]");
  CHECK(evaluated("1.combine(1).isDistinct()") == "[false]");
  CHECK(evaluated("(1 | 2).intersect(2 | 3)") == "[2]");
  CHECK(evaluated("(1 | 2).exclude(2 | 3)") == "[1]");
  CHECK(evaluated("(1 | 2).subsetOf(1 | 2 | 3)") == "[true]");
  CHECK(evaluated("(1 | 2).supersetOf(3)") == "[false]");
  CHECK(evaluated("{}.single()") == "[]");
  CHECK(evaluated("2 in (1 | 2)") == "[true]");
  CHECK(evaluated("(1 | 2) contains 3") == "[false]");
}

TEST_CASE("collections are tested") {
  CHECK(evaluated("{}.exists()") == "[false]");
  CHECK(evaluated("(1 | 2).exists($this > 1)") == "[true]");
  CHECK(evaluated("(1 | 2).all($this > 1)") == "[false]");
  CHECK(evaluated("{}.all($this > 1)") == "[true]");
  CHECK(evaluated("(1 | 2).where($this > 1)") == "[2]");
  CHECK(evaluated("(5 | 6).select($index)") == "[0,1]");
  CHECK(evaluated("(1 | 2).select($this * 2)") == "[2,4]");
  CHECK(evaluated("(true | false).anyTrue()") == "[true]");
  CHECK(evaluated("(true | false).allTrue()") == "[false]");
  CHECK(evaluated("{}.allTrue()") == "[true]");
  CHECK(evaluated("{}.anyFalse()") == "[false]");
  CHECK(evaluated("{}.empty()") == "[true]");
  CHECK(evaluated("(1 | 2).count()") == "[2]");
  CHECK(evaluated("iif(1 > 2, 'a', 'b')") == R"(["b"])");
  CHECK(evaluated("iif({}, 'a')") == "[]");
  CHECK(evaluated("iif(true, 1, 1.single() + 'not evaluated')") == "[1]");
  CHECK(evaluated("false and (1 | 2).single()") == "[false]");
}

TEST_CASE("elements are found by their names") {
  const json::Value patient = fhirpath::parsed_json(R"({
    "resourceType": "Patient", "birthDate": "1990-05-01", "active": true,
    "_birthDate": {"extension": [{"url": "http://example.org/time", "valueDateTime": "1990-05-01T10:00:00Z"}]},
    "name": [{"given": ["Ann", null, "Bea"], "_given": [null, {"extension": [{"url": "u", "valueCode": "x"}]}]},
             {"given": ["Cy"]}],
    "multipleBirthInteger": 2, "deceasedBoolean": false})");
  CHECK(evaluated("name.given", patient) == R"(["Ann",{"extension":[{"url":"u","valueCode":"x"}]},"Bea","Cy"])");
  CHECK(evaluated("Patient.name[1].given", patient) == R"(["Cy"])");
  CHECK(evaluated("name.given.where(hasValue()).count()", patient) == "[3]");
  CHECK(evaluated("multipleBirth + 1", patient) == "[3]");
  CHECK(evaluated("deceased is boolean", patient) == "[true]");
  CHECK(evaluated("birthDate < @1991-01-01", patient) == "[true]");
  CHECK(evaluated("birthDate.extension('http://example.org/time').value", patient) == R"(["1990-05-01T10:00:00Z"])");
  CHECK(evaluated("name.given.extension.value", patient) == R"(["x"])");
  CHECK(evaluated("$this is Patient", patient) == "[true]");
  CHECK(evaluated("%resource.name.count()", patient) == "[2]");
  CHECK(evaluated("nothing.at.all", patient) == "[]");
  CHECK(evaluated("Observation.name", patient) == "[]");
  CHECK(evaluated("name.children().count()", patient) == "[4]");
  CHECK(evaluated("descendants().where($this = 'Cy').exists()", patient) == "[true]");
  CHECK(evaluated("`name`[0].given.first()", patient) == R"(["Ann"])");
  CHECK(evaluated("birthDate is date", patient) == "unsupported at byte 10");
}
