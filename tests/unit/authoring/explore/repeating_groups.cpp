// Groups that repeat: their instances are walked, and only the Questionnaire's own items reported.
#include "core/authoring/explore/explore.hpp"

#include "tests/unit/authoring/explore/drive.hpp"
#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;
using namespace sealwell::explore;

namespace {

const std::string group =
    "{'linkId': 'g', 'type': 'group', 'text': 'Medicine', 'repeats': true, 'item': ["
    "{'linkId': 'n', 'type': 'string', 'text': 'Name', 'required': true}, "
    "{'linkId': 'daily', 'type': 'boolean', 'text': 'Daily?'}, "
    "{'linkId': 'd', 'type': 'integer', 'text': 'Dose', 'enableWhen': [{'question': 'daily', "
    "'operator': '=', 'answerBoolean': true}]}]}";

const std::string after =
    "{'linkId': 'z', 'type': 'string', 'text': 'Z', 'enableWhen': [{'question': 'd', 'operator': '>', "
    "'answerInteger': 5}]}";

}  // namespace

TEST_CASE("all instances make the longest journey, none further the shortest, and both are driven") {
  const pack::ServicePack pack = pack::read_pack(pack::small_pack("[" + group + ", " + after + "]"));
  const ExploreReport explored = explore::explore(pack, noon);
  CHECK(explored.unknown.empty());
  CHECK(explored.dead_ends.empty());
  CHECK_FALSE(explored.gave_up);
  CHECK(explored.work < default_work_limit / 4);
  std::vector<std::string> items;
  for (const ItemReachability& one : explored.items) {
    INFO(one.item);
    items.push_back(pack.questionnaire.item(one.item).link_id);
    CHECK(one.reachability.reachable == Truth::yes);
  }
  CHECK(items == std::vector<std::string>{"g", "n", "daily", "d", "z"});
  CHECK(explored.shortest.exact);
  CHECK(explored.shortest.screens == drive(pack, explored.shortest.answers).screens);
  // Start, name, daily, one more, check, sending.
  CHECK(explored.shortest.screens == 6);
  CHECK(explored.longest.exact);
  CHECK(explored.longest.screens == drive(pack, explored.longest.answers).screens);
  // Ten times three, nine questions for one more, the last, and the three around.
  CHECK(explored.longest.screens == 30 + 9 + 1 + 3);
}

TEST_CASE("an item after the group needs the answer of the last instance") {
  const pack::ServicePack pack = pack::read_pack(pack::small_pack("[" + group + ", " + after + "]"));
  const ExploreReport explored = explore::explore(pack, noon);
  const ItemReachability& reachability = explored.items.back();
  CHECK(reachability.reachability.fewest);
  // That of the last with an answer counts, so it takes a no to the second.
  CHECK(reachability.reachability.needs.if_object()->size() == 3);
  REQUIRE(reachability.reachability.needs.find("g@2-more") != nullptr);
  CHECK(*reachability.reachability.needs.find("g@2-more") == json::Value(false));
  CHECK(drive(pack, reachability.reachability.answers).asked.contains("z"));
}
