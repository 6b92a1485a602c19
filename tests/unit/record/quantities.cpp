// Quantities that may be told in several units: asked, compared, recorded and read back.
#include "core/base/text.hpp"
#include "core/engine/update.hpp"
#include "core/record/record.hpp"

#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::engine;
using Lines = std::vector<std::string>;

namespace {

std::string unit(const std::string& name, const std::string& code, const std::string& display) {
  return "{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-" + name +
         "', 'valueCoding': {'system': "
         "'http://unitsofmeasure.org', 'code': '" +
         code + "', 'display': '" + display + "'}}";
}

json::Value weighing() {
  return pack::small_pack(
      "[{'linkId': 'w', 'type': 'quantity', 'required': true, 'text': 'How heavy?', 'extension': [" +
      unit("unitOption", "kg", "kilograms") + ", " + unit("unitOption", "[lb_av]", "pounds") + ", " +
      unit("unit", "kg", "kilograms") +
      "]}, {'linkId': 'heavy', 'type': 'string', 'text': 'Heavy?', "
      "'enableWhen': [{'question': 'w', 'operator': '>', 'answerQuantity': {'value': 100, 'system': "
      "'http://unitsofmeasure.org', 'code': 'kg'}}]}]");
}

}  // namespace

TEST_CASE("a unit is chosen beside the number, and the usual one is chosen at first") {
  Resident resident(weighing());
  resident.submit();
  const Field field = resident.field("w");
  REQUIRE(field.units.size() == 2);
  CHECK(field.unit.empty());
  CHECK(field.units[0].chosen);
  CHECK(field.units[1].label == "pounds");
  resident.submit({{"w", {"154"}}, {"w-unit", {"stones"}}});
  CHECK(resident.errors() == Lines{"w-unit: Select a unit for: How heavy?"});
  CHECK(resident.field("w").values == Lines{"154"});
  resident.submit({{"w", {"154"}}, {"w-unit", {"[lb_av]"}}});
  CHECK(resident.words("w") == "154 pounds");
  CHECK(resident.at() == "check");
  resident.visit(1);
  CHECK(resident.field("w").units[1].chosen);
}

TEST_CASE("a quantity is compared with one of its own unit only") {
  Resident resident(weighing());
  resident.submit().submit({{"w", {"101"}}, {"w-unit", {"kg"}}});
  CHECK(resident.at() == "item/heavy");
  resident.visit(1).submit({{"w", {"101"}}, {"w-unit", {"[lb_av]"}}});
  CHECK(resident.at() == "check");
}

TEST_CASE("the unit that was chosen is recorded with its system and code, and another one is found out") {
  Resident resident(weighing());
  resident.submit().submit({{"w", {"154.5"}}, {"w-unit", {"[lb_av]"}}});
  State state;
  state.language = "en";
  state.answers = resident.state().answers;
  record::Heading heading;
  heading.kind = "referral";
  const std::string record = json::write(record::build(resident.pack, state, heading));
  CHECK(
      record.find(
          R"({"valueQuantity":{"value":154.5,"unit":"pounds","system":"http://unitsofmeasure.org","code":"[lb_av]"}})") !=
      std::string::npos);
  const auto problems = [&](std::string_view from, std::string_view to) {
    return record::discrepancies(resident.pack, json::parse(replaced(record, from, to)).value());
  };
  CHECK(problems("pounds", "pounds") == Lines{});
  CHECK_FALSE(problems("\"pounds\"", "\"stones\"").empty());
  CHECK_FALSE(problems("[lb_av]", "st").empty());
  CHECK_FALSE(problems("\"unit\":\"pounds\"", "\"unit\":\"kilograms\"").empty());
}
