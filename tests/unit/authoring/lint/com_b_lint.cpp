// A way into COM-B, or a suggestion, that could not do what its pack means it to.
#include "core/authoring/lint/com_b_lint.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

#include <algorithm>

using namespace sealwell;
using Lines = std::vector<std::string>;

namespace {

Lines problems_of(const json::Value& joined) {
  Lines lines;
  for (const lint::Problem& problem : lint::check_com_b(pack::read_pack(joined))) {
    INFO(problem.pointer);
    CHECK_FALSE(problem.fix.empty());
    lines.push_back(problem.pointer + ": " + problem.problem);
  }
  return lines;
}

constexpr const char* list = "/pack/comB/checklists/0";

}  // namespace

TEST_CASE("both ways in are good as they are") {
  CHECK(problems_of(pack::allotment_pack()).empty());
  CHECK(problems_of(pack::checklist_pack()).empty());
  CHECK(problems_of(pack::livewell_pack()).empty());
  CHECK(problems_of(pack::small_pack()).empty());
}

TEST_CASE("one way in is enough") {
  json::Value joined = pack::allotment_pack();
  pack::at(joined, "/pack/comB")
      .set("checklists",
           pack::json_of("[{'item': 'goals', 'barriers': "
                         "{'dig': {'component': 'social_opportunity'}, 'plant': {'component': 'social_opportunity'}, "
                         "'rest': {'component': 'social_opportunity'}}}]"));
  CHECK(problems_of(joined) ==
        Lines{"/pack/comB/checklists: The pack asks for six ratings and has checklists as well."});
}

TEST_CASE("every barrier that can be picked counts for a component that there is") {
  json::Value joined = pack::checklist_pack();
  json::Value& barriers = pack::at(joined, std::string(list) + "/barriers");
  SECTION("an option without one") {
    std::erase_if(*barriers.if_object(), [](const json::Member& member) { return member.name == "tired"; });
    CHECK(problems_of(joined) ==
          Lines{std::string(list) + "/barriers: The option tired has no component, so picking it "
                                    "would count for nothing."});
  }
  SECTION("an option that is not offered") {
    barriers.set("cold", pack::json_of("{'component': 'physical_opportunity'}"));
    CHECK(problems_of(joined) == Lines{std::string(list) + "/barriers/cold: in-the-way offers no option cold."});
  }
  SECTION("a component that is none") {
    pack::at(barriers, "/tired").set("component", "willpower");
    CHECK(problems_of(joined) ==
          Lines{std::string(list) + "/barriers/tired/component: There is no component willpower."});
  }
  SECTION("a domain that is none") {
    pack::at(barriers, "/alone").set("domain", "friends");
    CHECK(problems_of(joined) == Lines{std::string(list) + "/barriers/alone/domain: There is no domain friends in the "
                                                           "Theoretical Domains Framework."});
  }
  SECTION("a domain of another component") {
    pack::at(barriers, "/alone").set("domain", "knowledge");
    CHECK(problems_of(joined) ==
          Lines{std::string(list) + "/barriers/alone/domain: knowledge is not a domain of social_opportunity."});
  }
}

TEST_CASE("a checklist is a question from which several can be picked, about a goal that there is") {
  json::Value joined = pack::checklist_pack();
  pack::at(joined, list).set("goal", "swim");
  pack::at(joined, list).set("item", "first");
  CHECK(problems_of(joined) ==
        Lines{std::string(list) + "/goal: There is no goal swim.",
              std::string(list) + "/item: first is not a choice question with several answers."});
}

TEST_CASE("a suggestion that could never be shown is named") {
  json::Value joined = pack::allotment_pack();
  json::Value& shed = pack::at(joined, "/advice/suggestions/0");
  const std::string at = "/advice/suggestions/shed/";
  SECTION("for want of a function") {
    shed.set("functions", json::Value::array());
    CHECK(problems_of(joined) ==
          Lines{at + "functions: No behaviour change function is named, so this would never be shown."});
  }
  SECTION("by a function that is none") {
    shed.set("functions", pack::json_of("['enablement', 'nagging']"));
    CHECK(problems_of(joined) == Lines{at + "functions: The behaviour change wheel has no function nagging."});
  }
  SECTION("by functions that serve another component") {
    shed.set("functions", pack::json_of("['persuasion']"));
    CHECK(problems_of(joined) == Lines{at + "functions: The behaviour change wheel ticks none of them for "
                                            "physical_opportunity, so this would never be shown for it."});
  }
  SECTION("by a component or a goal that is none") {
    shed.set("components", pack::json_of("['laziness']"));
    shed.set("topics", pack::json_of("['swim']"));
    CHECK(problems_of(joined) == Lines{at + "topics: There is no goal swim, so this would never be shown for it.",
                                       at + "components: There is no component laziness."});
  }
}
