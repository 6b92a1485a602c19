// How a pack divides what is sent, and every division that is refused.
#include "core/authoring/lint/pack_lint.hpp"
#include "core/authoring/reader/parts_reader.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;
using namespace sealwell::pack;
using Lines = std::vector<std::string>;

namespace {

std::string part_of(const ServicePack& pack, std::string_view link_id) {
  return pack.parts[pack.part_of[static_cast<std::size_t>(pack.questionnaire.find(link_id))]].id;
}

json::Value with_parts(std::string_view parts) {
  json::Value joined = divided_pack();
  at(joined, "/pack").set("parts", json_of(parts));
  return joined;
}

// The errors of the checker, as "pointer: problem"; the fix must be there.
Lines problems_of(const json::Value& joined) {
  Lines lines;
  for (const lint::Problem& problem : lint::check_pack(read_pack(joined))) {
    INFO(problem.pointer);
    CHECK_FALSE(problem.fix.empty());
    if (problem.severity == lint::Problem::Severity::error) lines.push_back(problem.pointer + ": " + problem.problem);
  }
  return lines;
}

Lines problems_of_parts(std::string_view parts) { return problems_of(with_parts(parts)); }

json::Value& item(json::Value& joined, std::string_view link_id) {
  for (json::Value& group : *at(joined, "/questionnaire/item").if_array()) {
    if (group.text_or("linkId") == link_id) return group;
    if (!group.find("item")) continue;
    for (json::Value& child : *group.find("item")->if_array()) {
      if (child.text_or("linkId") == link_id) return child;
    }
  }
  FAIL(link_id);
  return joined;
}

}  // namespace

TEST_CASE("every item falls into one part: the one that names it, or what it stands in, or the rest") {
  const ServicePack pack = read_pack(divided_pack());
  CHECK(pack.parts[pack.rest_part].id == "referral");
  for (const char* own : {"adult", "about", "goals", "drinking", "details", "born", "postcode", "low", "call-name"}) {
    CAPTURE(own);
    CHECK(part_of(pack, own) == "referral");
  }
  for (const char* own : {"name", "contact", "phone", "email", "recording"}) {
    CAPTURE(own);
    CHECK(part_of(pack, own) == "contact");
  }
  for (const char* own : {"often", "much", "binge"}) {
    CAPTURE(own);
    CHECK(part_of(pack, own) == "alcohol");
  }
  for (const char* own : {"hours", "danger"}) {
    CAPTURE(own);
    CHECK(part_of(pack, own) == "monitoring");
  }
  CHECK(problems_of(divided_pack()) == Lines{});
}

TEST_CASE("a topic takes what feeds its instruments, also where it does not show it") {
  json::Value joined = divided_pack();
  at(joined, "/pack/topics/0").set("items", json_of("['often']"));
  CHECK(part_of(read_pack(joined), "binge") == "alcohol");
}

TEST_CASE("an inner name counts before an outer one, in whatever order the parts stand") {
  const ServicePack pack =
      read_pack(with_parts("[{'id': 'outer', 'recipients': [], 'items': ['details']}, {'id': 'rest', 'recipients': []},"
                           " {'id': 'inner', 'recipients': [], 'items': ['contact']}, {'id': 'one', 'recipients': [], "
                           "'items': ['email']}]"));
  CHECK(part_of(pack, "name") == "outer");
  CHECK(part_of(pack, "phone") == "inner");
  CHECK(part_of(pack, "email") == "one");
  CHECK(part_of(pack, "adult") == "rest");
  CHECK(pack.rest_part == 1);
}

TEST_CASE("one part, or none, takes everything") {
  for (const char* parts : {"[{'id': 'a', 'recipients': []}]", "[]"}) {
    CAPTURE(parts);
    const ServicePack pack = read_pack(with_parts(parts));
    CHECK(pack.rest_part == 0);
    CHECK(pack.part_of == std::vector<std::size_t>(pack.questionnaire.items.size(), 0));
    CHECK(problems_of_parts(parts) == Lines{});
  }
}

TEST_CASE("names that lead nowhere, and divisions that are none, are refused with their place") {
  const auto failures = [](std::string_view parts) { return failures_of(with_parts(parts)); };
  CHECK(failures("[{'id': 'a', 'recipients': []}, {'id': 'b', 'recipients': [], 'items': ['often', 'nobody']}]") ==
        Lines{"unknown_value /pack/parts/1/items/1"});
  CHECK(failures("[{'id': 'a', 'recipients': []}, {'id': 'b', 'recipients': [], 'topics': ['nothing']}]") ==
        Lines{"unknown_value /pack/parts/1/topics/0"});
  CHECK(failures("[{'id': 'a', 'recipients': []},"
                 " {'id': 'b', 'recipients': [], 'items': ['word'], 'statements': ['nothing']}]") ==
        Lines{"unknown_value /pack/parts/1/statements/0"});
  CHECK(failures("[{'id': 'a', 'recipients': [], 'items': ['word']}]") == Lines{"missing_field /pack/parts"});
  CHECK(failures("[{'id': 'a', 'recipients': []}, {'id': 'b', 'recipients': []}]") ==
        Lines{"missing_field /pack/parts/1/items"});
  CHECK(failures("[{'id': 'a', 'recipients': []}, {'id': 'b', 'recipients': [], 'items': []}]") ==
        Lines{"missing_field /pack/parts/1/items"});
  CHECK(failures("[{'id': 'a', 'recipients': []}, {'id': 'b', 'recipients': [], 'items': ['word']},"
                 " {'id': 'c', 'recipients': [], 'items': ['hours', 'word']}]") ==
        Lines{"duplicate_key /pack/parts/2/items/1"});
  CHECK(failures("[{'id': 'a', 'recipients': []}, {'id': 'b', 'recipients': [], 'items': ['much']},"
                 " {'id': 'c', 'recipients': [], 'topics': ['alcohol']}]") ==
        Lines{"duplicate_key /pack/parts/2/topics/0/linkId=much"});
  CHECK(failures("[{'id': 'a', 'recipients': []}, {'id': 'a', 'recipients': [], 'items': ['word']}]") ==
        Lines{"duplicate_key /pack/parts/1/id"});
  CHECK(failures("[{'id': 'a', 'recipients': []}, {'id': 'b', 'recipients': [], 'linkIds': ['word']}]") ==
        Lines{"unknown_value /pack/parts/1/linkIds", "missing_field /pack/parts/1/items"});
}

TEST_CASE("what is refused about parts is said in words about parts") {
  const auto words = [](Error error, const char* where) {
    const auto problems = lint::explain({{error, where}});
    return problems.front().problem + " " + problems.front().fix;
  };
  CHECK(words(Error::duplicate_key, "/pack/parts/2/items/1") ==
        "Another part names this item too. Name each item in one part only.");
  CHECK(words(Error::missing_field, "/pack/parts").starts_with("Exactly one part must take"));
  CHECK(words(Error::missing_field, "/pack/parts/1/items").starts_with("Exactly one part must take"));
  CHECK(words(Error::missing_field, "/pack/parts/1/id").starts_with("A required member is missing"));
  CHECK(words(Error::duplicate_key, "/pack/parts/1/id").starts_with("This id stands twice"));
}

TEST_CASE("what is worked out together lies together") {
  CHECK(problems_of_parts("[{'id': 'a', 'recipients': []}, {'id': 'b', 'recipients': [], 'items': ['much']}]") ==
        Lines{"/questionnaire/linkId=much: The inputs of audit_c lie in different parts: much in b, often in a."});
  CHECK(problems_of_parts("[{'id': 'a', 'recipients': []}, {'id': 'b', 'recipients': [], 'items': ['ratings']}]") ==
        Lines{"/questionnaire/linkId=physical-capability: What COM-B rests on, and the goal, lie in different parts: "
              "physical-capability in b, first in a."});
  // The goal's options are chosen in `goals`, so these go together too.
  CHECK(
      problems_of_parts(
          "[{'id': 'a', 'recipients': []}, {'id': 'b', 'recipients': [], 'items': ['ratings', 'first']}]") ==
      Lines{"/questionnaire/linkId=first: It falls into the part b, and goals, where its options are chosen, into a."});
  CHECK(problems_of_parts("[{'id': 'a', 'recipients': []},"
                          " {'id': 'b', 'recipients': [], 'items': ['ratings', 'first', 'goals']}]") == Lines{});
}

TEST_CASE("a question lies with the question that it stands below") {
  json::Value joined = small_pack(
      "[{'linkId': 'drinks', 'type': 'boolean', 'text': 'Do you drink?', 'item': ["
      "  {'linkId': 'more', 'type': 'group', 'item': [{'linkId': 'what', 'type': 'string', 'text': 'What?'}]}]}]");
  at(joined, "/pack")
      .set("parts", json_of("[{'id': 'a', 'recipients': []}, {'id': 'b', 'recipients': [], 'items': ['more']}]"));
  CHECK(problems_of(joined) ==
        Lines{"/questionnaire/linkId=what: It falls into the part b and stands below drinks, which falls into a."});
}

TEST_CASE("an anonymous part holds nothing that could name somebody") {
  const auto anonymous = [](json::Value joined, const char* link_id) {
    json::Value part = json::Value::object();
    part.set("id", "quiet").set("recipients", json::Array{}).set("items", json::Array{link_id}).set("anonymous", true);
    json::Value parts = json_of("[{'id': 'a', 'recipients': []}]");
    parts.add(std::move(part));
    at(joined, "/pack").set("parts", std::move(parts));
    return problems_of(joined);
  };
  for (const char* telling : {"name", "born", "word", "tools", "soil"}) {
    CAPTURE(telling);
    CHECK(anonymous(divided_pack(), telling) ==
          Lines{"/questionnaire/linkId=" + std::string(telling) +
                ": Its answer could name somebody, and it falls into the anonymous part quiet."});
  }
  for (const char* plain : {"hours", "danger", "been-before"}) {
    CAPTURE(plain);
    CHECK(anonymous(divided_pack(), plain) == Lines{});
  }
  json::Value joined = divided_pack();
  item(joined, "hours").set("extension", json::Array{});
  CHECK(anonymous(joined, "hours").size() == 1);
  json::Value with_token = divided_pack();
  item(with_token, "danger").set("extension", json_of("[{'url': 'urn:sealwell:autocomplete', 'valueCode': 'name'}]"));
  CHECK(anonymous(with_token, "danger").size() == 1);
}

TEST_CASE("an anonymous part takes no rest and names no statement") {
  CHECK(problems_of_parts("[{'id': 'a', 'recipients': [], 'items': ['word']},"
                          " {'id': 'b', 'recipients': [], 'anonymous': true}]")
            .back() == "/pack/parts/1: The anonymous part b takes whatever no other part names.");
  CHECK(problems_of_parts(
            "[{'id': 'a', 'recipients': []},"
            " {'id': 'b', 'recipients': [], 'items': ['hours'], 'anonymous': true, 'statements': ['research']}]") ==
        Lines{"/pack/parts/1/statements: The anonymous part b names statements."});
}

TEST_CASE("who opens an anonymous part opens no other, by name or by key") {
  const char* const parts =
      "[{'id': 'a', 'recipients': ['team', 'both']}, {'id': 'b', 'recipients': ['both'],"
      " 'items': ['hours'], 'anonymous': true}]";
  CHECK(problems_of_parts(parts) ==
        Lines{"/pack/parts/1/recipients: A recipient of the anonymous part b also opens a."});
  json::Value joined = with_parts(
      "[{'id': 'a', 'recipients': ['team']}, {'id': 'b', 'recipients': ['monitor'],"
      " 'items': ['hours'], 'anonymous': true}]");
  const auto with_keys = [&](const char* team, const char* monitor) {
    json::Value recipients = json::Value::array();
    recipients.add(json::Value::object().set("id", "team").set("name", "T").set("publicKey", team));
    recipients.add(json::Value::object().set("id", "monitor").set("name", "M").set("publicKey", monitor));
    at(joined, "/pack").set("recipients", std::move(recipients));
    return problems_of(joined);
  };
  CHECK(with_keys("one", "another") == Lines{});
  CHECK(with_keys("one", "one").size() == 1);
}
