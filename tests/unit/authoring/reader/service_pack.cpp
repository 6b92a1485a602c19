// The reader of a joined pack: what it takes, and what it refuses by name and place.
#include "core/authoring/lint/pack_lint.hpp"
#include "core/authoring/reader/service_pack_reader.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

#include <algorithm>

using namespace sealwell;
using namespace sealwell::pack;
using Lines = std::vector<std::string>;

TEST_CASE("a small pack reads, and asks, checks and sends everything by itself") {
  const ServicePack pack =
      read_pack(small_pack("[{'linkId': 'a', 'type': 'string'}, {'linkId': 'g', 'type': 'group'}]"));
  CHECK(pack.id == "small");
  REQUIRE(pack.journey.size() == 3);
  CHECK(pack.journey[0].items == Lines{"a", "g"});
  CHECK(pack.journey[1].kind == JourneyStep::Kind::check);
  CHECK(pack.journey[2].kind == JourneyStep::Kind::send);
  CHECK(pack.journey[2].record_kind == "referral");
}

TEST_CASE("without a journey every statement is asked before anything is sent") {
  json::Value joined = small_pack("[{'linkId': 'a', 'type': 'string'}]");
  json::Value allotment = allotment_pack();
  joined.set("consent", at(allotment, "/consent"));
  const ServicePack pack = read_pack(joined);
  REQUIRE(pack.journey.size() == 5);
  CHECK(pack.journey[1].statement == "referral");
  CHECK(pack.journey[2].statement == "research");
  CHECK(pack.journey[3].kind == JourneyStep::Kind::check);
}

TEST_CASE("a pack with everything reads") {
  const ServicePack pack = read_pack(allotment_pack());
  CHECK(pack.languages == Lines{"en", "cy"});
  CHECK(pack.contact.phone == "01632 960 001");
  CHECK(pack.privacy_address == "https://allotment.example/privacy");
  CHECK(pack.start_points == Lines{"Point."});
  CHECK(pack.journey.size() == 10);
  CHECK(pack.endings.front().id == "too-young");
  CHECK(pack.topics.front().instruments == Lines{"audit_c"});
  CHECK(pack.goal_item == "first");
  CHECK(pack.goals.at("dig") == "dig more");
  CHECK(pack.parts.front().id == "referral");
  CHECK(pack.intake_address == "/v1/envelopes");
  CHECK(pack.frame_ancestors == Lines{"https://partner.example"});
  CHECK(pack.theme.at("brand") == "#123456");
  CHECK(pack.language == "en");
  CHECK(read_pack(allotment_pack(), "cy").language == "cy");
  CHECK(read_pack(allotment_pack(), "fr").language == "en");
  CHECK(read_pack(allotment_pack(), "cy").messages.at("continue") == "Parhau");
  REQUIRE(pack.statement("referral"));
  CHECK(pack.statement("referral")->required_for == "referral");
  CHECK(pack.statement("referral")->retention == "1 year");
  CHECK(pack.statement("referral")->wording.at("cy").yes == "Yes to referral (Cymraeg)");
  CHECK(pack.statement("nobody") == nullptr);
  CHECK(pack.suggestions[1].phone == "01632 960 002");
  CHECK(pack.flags.at("call_999").title == "Call 999 now");
  CHECK(pack.sources.at("audit_c") == "AUDIT-C source.");
}

TEST_CASE("the pack of LiveWell Dorset reads") {
  const ServicePack pack = read_pack(livewell_pack());
  CHECK(pack.id == "livewell-dorset");
  for (const Item& item : pack.questionnaire.items) {
    INFO(item.link_id);
    CHECK_FALSE(item.in_condition_cycle);
    CHECK(item.asked);
  }
}

TEST_CASE("a member that the contract does not name is refused where it stands") {
  json::Value whole = allotment_pack();
  for (const char* place : {"",
                            "/pack",
                            "/pack/contact",
                            "/pack/privacyNotice",
                            "/pack/start",
                            "/pack/sent",
                            "/pack/journey/0",
                            "/pack/endings/0",
                            "/pack/topics/0",
                            "/pack/instruments/0",
                            "/pack/comB",
                            "/pack/parts/0",
                            "/pack/intake",
                            "/consent",
                            "/consent/statements/0",
                            "/consent/statements/0/retention",
                            "/consent/statements/0/withdrawal",
                            "/consent/statements/0/wording/en",
                            "/consent/statements/0/wording/en/points/0",
                            "/consent/statements/0/wording/en/refusal",
                            "/advice",
                            "/advice/suggestions/0",
                            "/advice/components/automatic_motivation",
                            "/advice/bands/audit_c/low",
                            "/advice/flags/call_999"}) {
    INFO(place);
    json::Value joined = whole;
    at(joined, place).set("typo", "x");
    CHECK(failures_of(joined) == Lines{"unknown_value " + std::string(place) + "/typo"});
  }
}

TEST_CASE("what a pack must have is asked for") {
  const json::Value whole = allotment_pack();
  const auto without = [&](const char* place, const char* name) {
    json::Value joined = whole;
    json::Object* members = at(joined, place).if_object();
    REQUIRE(members);
    const std::size_t before = members->size();
    std::erase_if(*members, [&](const json::Member& member) { return member.name == name; });
    REQUIRE(members->size() + 1 == before);
    return failures_of(joined);
  };
  for (const char* name : {"format", "id", "version", "name", "languages"}) {
    INFO(name);
    const Lines lines = without("/pack", name);
    CHECK(std::find(lines.begin(), lines.end(), "missing_field /pack/" + std::string(name)) != lines.end());
  }
  CHECK(without("", "questionnaire").front() == "missing_field /questionnaire");
  CHECK(without("", "pack") == Lines{"missing_field /pack"});
  CHECK(without("/pack/start", "button") == Lines{"missing_field /pack/start/button"});
  CHECK(without("/pack/contact", "phone") == Lines{"missing_field /pack/contact/phone"});
  CHECK(without("/pack/comB", "goals") == Lines{"missing_field /pack/comB/goals"});
  CHECK(without("/pack/endings/0", "enableWhen") == Lines{"missing_field /pack/endings/0/enableWhen"});
  CHECK(without("/pack/journey/0", "items") == Lines{"missing_field /pack/journey/0/items"});
  CHECK(without("/pack/journey/3", "statement") == Lines{"missing_field /pack/journey/3/statement"});
  CHECK(without("/consent/statements/0/wording", "cy") == Lines{"missing_field /consent/statements/0/wording/cy"});
  CHECK(without("/consent/statements/0/wording/en", "no") ==
        Lines{"missing_field /consent/statements/0/wording/en/no"});
  CHECK(without("/consent/statements/0", "lawfulBasis") == Lines{"missing_field /consent/statements/0/lawfulBasis"});
  CHECK(without("/advice/suggestions/0", "text") == Lines{"missing_field /advice/suggestions/0/text"});
}

TEST_CASE("what a pack says must be among what is known") {
  const json::Value whole = allotment_pack();
  const auto with = [&](const char* place, const char* name, json::Value value) {
    json::Value joined = whole;
    at(joined, place).set(name, std::move(value));
    return failures_of(joined);
  };
  CHECK(with("/pack", "format", "sealwell-pack/9") == Lines{"unknown_value /pack/format"});
  CHECK(with("/pack", "timeZone", "Mars/Olympus") == Lines{"unsupported /pack/timeZone"});
  CHECK(with("/pack", "timeZone", "Europe/London").empty());
  CHECK(with("/pack", "hostKeepsSealed", true).empty());
  CHECK(with("/pack", "hostKeepsSealed", "yes") == Lines{"wrong_type /pack/hostKeepsSealed"});
  CHECK(with("/pack", "autofill", false).empty());
  CHECK(with("/pack", "autofill", "off") == Lines{"wrong_type /pack/autofill"});
  CHECK(with("/pack", "exitPage", "javascript:alert(1)") == Lines{"unknown_value /pack/exitPage"});
  CHECK(with("/pack", "exitPage", "https://www.example.org/").empty());
  CHECK(with("/consent", "format", "x") == Lines{"unknown_value /consent/format"});
  CHECK(with("/advice", "format", "x") == Lines{"unknown_value /advice/format"});
  for (const char* id : {"UPPER", "a b", "ü", "a/b"}) {
    CAPTURE(id);
    CHECK(with("/pack", "id", id) == Lines{"unknown_value /pack/id"});
  }
  CHECK(with("/pack", "id", std::string(65, 'a')) == Lines{"unknown_value /pack/id"});
  CHECK(with("/pack", "id", std::string(64, 'a')).empty());
  CHECK(with("/pack", "name", 7) == Lines{"wrong_type /pack/name"});
  CHECK(with("/pack", "languages", "en") == Lines{"wrong_type /pack/languages", "missing_field /pack/languages"});
  CHECK(with("/pack/journey/0", "type", "dance") == Lines{"unknown_value /pack/journey/0/type"});
  CHECK(with("/pack/journey/0", "items", json_of("['nobody']")) == Lines{"unknown_value /pack/journey/0/items"});
  CHECK(with("/pack/journey/0", "items", json_of("['adult', 'been-before', 'goals']")) ==
        Lines{"unknown_value /pack/journey/0/items"});
  CHECK(with("/pack/journey/3", "statement", "nobody") == Lines{"unknown_value /pack/journey/3/statement"});
  CHECK(with("/pack/instruments/0", "topic", "nobody") == Lines{"unknown_value /pack/instruments/0/topic"});
  CHECK(with("/pack/comB", "goal", "nobody") == Lines{"unknown_value /pack/comB"});
  CHECK(with("/pack/endings/0", "enableWhen",
             json_of("[{'question': 'nobody', 'operator': 'exists', 'answerBoolean': true}]")) ==
        Lines{"unknown_value /pack/endings/0/enableWhen"});
  CHECK(with("/pack", "recipients", json_of("[{'id': 'other', 'name': 'O', 'publicKey': 'k'}]")) ==
        Lines{"unknown_value /pack/parts/0/recipients"});
  CHECK(with("/pack", "parts", json_of("[{'id': 'a', 'recipients': []}, {'id': 'b', 'recipients': []}]")) ==
        Lines{"missing_field /pack/parts/1/items"});
  for (const char* function : {"coercion", "restriction"}) {
    CAPTURE(function);
    json::Value list = json::Value::array();
    list.add(function);
    CHECK(with("/advice/suggestions/0", "functions", list) == Lines{"unsupported /advice/suggestions/0/functions"});
  }
}

TEST_CASE("ids stand once") {
  json::Value whole = allotment_pack();
  const auto twice = [&](const char* list) {
    json::Value joined = whole;
    json::Value copy = (*at(joined, list).if_array())[0];
    at(joined, list).add(std::move(copy));
    return failures_of(joined);
  };
  CHECK(twice("/pack/endings") == Lines{"duplicate_key /pack/endings/1/id"});
  CHECK(twice("/pack/topics") == Lines{"duplicate_key /pack/topics/1/id"});
  CHECK(twice("/consent/statements") == Lines{"duplicate_key /consent/statements/2/id"});
  CHECK(twice("/advice/suggestions") == Lines{"duplicate_key /advice/suggestions/3/id"});
}

TEST_CASE("every problem of every file is reported at once") {
  json::Value joined = allotment_pack();
  at(joined, "/pack").set("id", "NO");
  at(joined, "/pack/journey/0").set("type", "dance");
  at(joined, "/questionnaire/item/0").set("type", "reference");
  at(joined, "/consent/statements/0").set("typo", "x");
  at(joined, "/advice/suggestions/0").set("functions", json_of("['coercion']"));
  CHECK(failures_of(joined) ==
        Lines{"unknown_value /pack/id", "unknown_value /pack/journey/0/type", "unsupported /questionnaire/item/0/type",
              "unknown_value /consent/statements/0/typo", "unsupported /advice/suggestions/0/functions"});
}

TEST_CASE("bytes that are no pack are refused by the first thing that is wrong") {
  CHECK(parse_service_pack("{").error() == Error::invalid_json);
  CHECK(parse_service_pack("[]").error() == Error::pack_invalid);
  const auto broken = parse_service_pack("{\"pack\": {}}");
  REQUIRE_FALSE(broken.ok());
  CHECK(broken.failure().where == "/pack/format");
  CHECK(parse_service_pack(json::write(allotment_pack())).ok());
}

TEST_CASE("each top-level item knows when the journey asks it") {
  json::Value joined = allotment_pack();
  const ServicePack pack = read_pack(joined);
  const auto item = [&](const char* link_id) { return pack.questionnaire.item(pack.questionnaire.find(link_id)); };
  CHECK(item("adult").asked_when.empty());
  CHECK(item("about").asked_when.size() == 1);
  CHECK(item("goals").asked);

  at(joined, "/pack/journey").if_array()->pop_back();
  at(joined, "/pack/journey/6").set("items", json_of("['details']"));
  const ServicePack changed = read_pack(joined);
  CHECK_FALSE(changed.questionnaire.item(changed.questionnaire.find("call-me")).asked);
  CHECK(changed.questionnaire.item(changed.questionnaire.find("details")).asked_when.size() == 2);
}

TEST_CASE("when questions are asked again") {
  const auto refusals = [](std::string_view follow_up) {
    json::Value joined = allotment_pack();
    at(joined, "/pack").set("followUp", json_of(follow_up));
    return failures_of(joined);
  };
  const std::string rest = "'family': 'digging', 'title': 'Again', 'text': ['Soon.']}";
  CHECK(refusals("{'after': ['P3M', 'P6M', 'P1Y'], " + rest) == Lines{});
  for (const char* after : {"['P6M', 'P3M']", "['P3M', 'P3M']", "['3 months']", "['P12M', 'P1Y']", "['']"}) {
    INFO(after);
    CHECK(refusals("{'after': " + std::string(after) + ", " + rest) == Lines{"unknown_value /pack/followUp/after"});
  }
  CHECK(refusals("{'after': [], " + rest) == Lines{"missing_field /pack/followUp/after"});
  CHECK(refusals("{'after': ['P1M', 'P2M', 'P3M', 'P4M', 'P5M', 'P6M', 'P7M'], " + rest) ==
        Lines{"out_of_range /pack/followUp/after"});
  CHECK(refusals("{'after': ['P3M'], 'family': 'No Spaces', 'title': 'A', 'text': ['B']}") ==
        Lines{"unknown_value /pack/followUp/family"});
  CHECK(refusals("{'after': ['P3M'], 'often': true}") ==
        Lines{"unknown_value /pack/followUp/often", "missing_field /pack/followUp/family",
              "missing_field /pack/followUp/text", "missing_field /pack/followUp/title"});

  json::Value joined = allotment_pack();
  at(joined, "/pack").set("followUp", json_of("{'after': ['P3M'], " + rest));
  const ServicePack pack = read_pack(joined);
  CHECK(pack.follows_up);
  CHECK(pack.terms->find("followUp")->text_or("family") == "digging");
  CHECK(lint::check_pack(pack).size() == lint::check_pack(read_pack(allotment_pack())).size());
  json::Value self_check = small_pack("[{'linkId': 'a', 'type': 'string', 'text': 'A'}]");
  at(self_check, "/pack").set("followUp", json_of("{'after': ['P3M'], " + rest));
  const auto problems = lint::check_pack(read_pack(self_check));
  CHECK(std::any_of(problems.begin(), problems.end(), [](const lint::Problem& problem) {
    return problem.pointer == "/pack/followUp" && problem.severity == lint::Problem::Severity::error;
  }));
}
