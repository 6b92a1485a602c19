// The record: what stands in it, and that no change to it goes unseen.
#include "core/record/record.hpp"

#include "core/engine/update.hpp"

#include "tests/unit/fixtures/resident.hpp"

#include <algorithm>

using namespace sealwell;
using namespace sealwell::record;
using engine::Action;
using engine::Resident;
using Lines = std::vector<std::string>;

namespace {

// With the hashes that a build would write, so that a wrong one can be told.
json::Value hashed_pack() {
  json::Value joined = pack::allotment_pack();
  for (const char* statement : {"0", "1"}) {
    for (const char* language : {"en", "cy"}) {
      pack::at(joined, "/consent/statements/" + std::string(statement) + "/wording/" + language)
          .set("sha256", "hash-" + std::string(statement) + language);
    }
  }
  return joined;
}

Heading heading(const std::string& kind) { return {"00112233445566778899aabbccddeeff", kind, "ab12", engine::noon}; }

struct Made {
  pack::ServicePack pack;
  json::Value record;
};

Made made(bool call_back = false, bool own_view = false) {
  Resident resident = call_back ? engine::at_check_of_call_back() : engine::at_check();
  resident.pack = pack::read_pack(hashed_pack());
  for (consent::Decision& decision : resident.state().decisions) {
    decision.text_hash = resident.pack.statement(decision.statement)->wording.at(decision.language).hash;
  }
  if (own_view) resident.state().own_barrier = "social_opportunity";
  resident.state().favourites = {"friend", "seeds"};
  json::Value record = build(resident.pack, resident.state(), heading(call_back ? "call-back" : "referral"));
  return {std::move(resident.pack), std::move(record)};
}

// What comes of changing one place of a good record.
template <typename Change> Lines after(Change change) {
  Made good = made();
  REQUIRE(discrepancies(good.pack, good.record).empty());
  change(good.record);
  return discrepancies(good.pack, good.record);
}

bool any_begins(const Lines& lines, std::string_view text) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) { return line.starts_with(text); });
}

json::Value& item(json::Value& record, const std::string& pointer) {
  return pack::at(record, "/questionnaireResponse/item" + pointer);
}

// Every place of a value, by pointer.
void places(const json::Value& value, const std::string& at, Lines& all) {
  all.push_back(at);
  if (const json::Array* list = value.if_array()) {
    for (std::size_t i = 0; i < list->size(); ++i) places((*list)[i], at + "/" + std::to_string(i), all);
  }
  if (const json::Object* members = value.if_object()) {
    for (const json::Member& member : *members) places(member.value, at + "/" + member.name, all);
  }
}

}  // namespace

TEST_CASE("what was picked from a checklist is kept with its component and domain") {
  Resident resident = engine::at_results_of_checklist({"alone", "no-time"});
  resident.state().own_barrier = "automatic_motivation";
  json::Value record = build(resident.pack, resident.state(), heading("referral"));
  CHECK(json::write(*record.find("comB")) ==
        R"({"goal":"dig","picked":[{"barrier":"no-time","component":"physical_opportunity",)"
        R"("domain":"environmental_context_resources"},{"barrier":"alone","component":"social_opportunity",)"
        R"("domain":"social_influences"}],"counts":{"physical_opportunity":1,"social_opportunity":1},)"
        R"("barriers":["physical_opportunity","social_opportunity"],"residentSays":"automatic_motivation"})");
  pack::at(record, "/comB/picked/0").set("component", "physical_capability");
  CHECK(any_begins(discrepancies(resident.pack, record), "comB: the profile is not what the answers give"));
}

TEST_CASE("a record says whose it is, what was sent, and by which pack") {
  const Made good = made();
  const json::Value& record = good.record;
  CHECK(record.text_or("format") == "sealwell-record/1");
  CHECK(record.text_or("id") == "00112233445566778899aabbccddeeff");
  CHECK(record.text_or("kind") == "referral");
  CHECK(record.text_or("part") == "referral");
  CHECK(json::write(*record.find("pack")) == R"({"id":"allotment","version":"2.1","sha256":"ab12"})");
  CHECK(record.text_or("language") == "en");
  CHECK(record.text_or("completedBy") == "self");
  CHECK(record.text_or("sentAt") == "2026-11-22T12:00:00Z");
  REQUIRE(record.items("scores").size() == 1);
  CHECK(record.items("scores")[0].text_or("instrument") == "audit_c");
  CHECK(json::write(*record.items("scores")[0].find("inputs")) == R"({"q1":1,"q2":1,"q3":0})");
  CHECK(record.items("decisions").size() == 2);
  CHECK(record.items("decisions")[0].text_or("textSha256") == "hash-0en");
  const json::Value& com_b = *record.find("comB");
  CHECK(com_b.text_or("goal") == "dig");
  CHECK(com_b.find("ratings")->if_object()->size() == 6);
  CHECK(json::write(*com_b.find("barriers")) == R"(["physical_opportunity"])");
  CHECK_FALSE(com_b.find("residentSays"));
  CHECK(made(false, true).record.find("comB")->text_or("residentSays") == "social_opportunity");
}

TEST_CASE("favourites are those that the resident saw on check") {
  CHECK(json::write(*made().record.find("favourites")) == R"(["friend"])");
}

TEST_CASE("safety messages are not in a record") {
  Resident resident = engine::at_check();
  resident.act(Action::Type::change, "item/danger").answer("true");
  REQUIRE_FALSE(resident.alerts().empty());
  const std::string text = json::write(build(resident.pack, resident.state(), heading("referral")));
  CHECK(text.find("call_999") == std::string::npos);
  CHECK(text.find("Call 999") == std::string::npos);
}

TEST_CASE("what was typed and not continued from is not in a record") {
  Resident resident = engine::at_check();
  const int check = resident.now().screen.position;
  resident.act(Action::Type::change, "item/word").input({{"word", {"Not this"}}}).visit(check);
  const std::string text = json::write(build(resident.pack, resident.state(), heading("referral")));
  CHECK(text.find("Not this") == std::string::npos);
  CHECK(text.find("Hello") != std::string::npos);
}

TEST_CASE("a good record has no discrepancies, also after a language, another view, and another way") {
  for (const bool call_back : {false, true}) {
    CAPTURE(call_back);
    for (const bool own_view : {false, true}) {
      CAPTURE(own_view);
      const Made good = made(call_back, own_view && !call_back);
      CHECK(discrepancies(good.pack, good.record) == Lines{});
      // As it comes out of an envelope.
      CHECK(discrepancies(good.pack, json::parse(json::write(good.record)).value()) == Lines{});
    }
  }
}

TEST_CASE("each kind of tampering is named") {
  CHECK(after([](json::Value& r) { pack::at(r, "/scores/0/result").set("score", 9); }) ==
        Lines{"scores: audit_c is not what the answers give"});
  CHECK(after([](json::Value& r) { pack::at(r, "/scores/0/inputs").set("q1", 4); }) ==
        Lines{"scores: audit_c is not what the answers give"});
  CHECK(after([](json::Value& r) { pack::at(r, "/scores/0").set("instrument", "audit"); }) ==
        Lines{"scores: audit_c is not what the answers give"});
  CHECK(after([](json::Value& r) { r.set("scores", json::Value::array()); }) ==
        Lines{"scores: audit_c is not what the answers give"});
  CHECK(after([](json::Value& r) { pack::at(r, "/scores").add(json::Value(pack::at(r, "/scores/0"))); }) ==
        Lines{"scores: there are more than the answers give"});
  CHECK(after([](json::Value& r) { item(r, "/2/item/3/item/0/answer/0").set("valueInteger", 4); }) ==
        Lines{"scores: audit_c is not what the answers give"});
  CHECK(any_begins(after([](json::Value& r) { item(r, "/3/item/2/answer/0").set("valueInteger", 9); }),
                   "comB: the profile is not what the answers give"));
  CHECK(after([](json::Value& r) { pack::at(r, "/comB").set("barriers", json::Value::array()); }) ==
        Lines{"comB: the profile is not what the answers give"});
  CHECK(any_begins(after([](json::Value& r) { item(r, "/1/answer/0/valueCoding").set("code", "returning"); }),
                   "questionnaireResponse: answered though it does not apply: goals"));
  CHECK(any_begins(after([](json::Value& r) { item(r, "/0/answer/0").set("valueString", "x"); }),
                   "questionnaireResponse"));
  CHECK(any_begins(after([](json::Value& r) { item(r, "/0").set("linkId", "nobody"); }),
                   "questionnaireResponse: the pack has no item nobody"));
  CHECK(any_begins(after([](json::Value& r) { item(r, "/2/item/1/answer/0/valueCoding").set("code", "rest"); }),
                   "questionnaireResponse: an answer that the pack does not take: first"));
  CHECK(any_begins(
      after([](json::Value& r) { item(r, "/4/item").if_array()->erase(item(r, "/4/item").if_array()->begin()); }),
      "questionnaireResponse: required and not answered: name"));
  CHECK(after([](json::Value& r) { pack::at(r, "/decisions/0").set("textSha256", "00"); }) ==
        Lines{"decisions: the wording shown for referral is not the pack's"});
  CHECK(after([](json::Value& r) { pack::at(r, "/decisions/1").set("version", "v0"); }) ==
        Lines{"decisions: the wording shown for research is not the pack's"});
  CHECK(after([](json::Value& r) { pack::at(r, "/decisions/1").set("language", "cy"); }) ==
        Lines{"decisions: the wording shown for research is not the pack's"});
  CHECK(any_begins(after([](json::Value& r) { pack::at(r, "/decisions/0").set("event", "refused"); }),
                   "decisions: the button pressed for referral is not the pack's"));
  CHECK(any_begins(after([](json::Value& r) { r.set("decisions", json::Value::array()); }),
                   "decisions: referral is required and was not given"));
  CHECK(any_begins(after([](json::Value& r) { pack::at(r, "/decisions/0").set("statement", "nobody"); }),
                   "decisions: the pack has no statement nobody"));
  CHECK(after([](json::Value& r) { pack::at(r, "/decisions/0").set("lawfulBasis", "6(1)(f)"); }) ==
        Lines{"decisions: not what the pack and the answers make it"});
  CHECK(after([](json::Value& r) { pack::at(r, "/decisions/0/points/0").set("state", "refused"); }) ==
        Lines{"decisions: not what the pack and the answers make it"});
  CHECK(after([](json::Value& r) { r.set("format", "sealwell-record/2"); }) ==
        Lines{"format: not a record of a format that this program knows"});
  CHECK(after([](json::Value& r) { r.set("note", "extra"); }) == Lines{"note: nothing in the answers gives this"});
  CHECK(after([](json::Value& r) { r.set("favourites", pack::json_of("['seeds']")); }) ==
        Lines{"favourites: not what the pack and the answers make it"});
  CHECK(after([](json::Value& r) { pack::at(r, "/pack").set("version", "2.0"); }) ==
        Lines{"pack: not what the pack and the answers make it"});
}

TEST_CASE("a later refusal takes back what an earlier yes gave") {
  Made good = made();
  json::Value refusal = pack::at(good.record, "/decisions/0");
  refusal.set("event", "refused");
  refusal.set("method", "No to referral (English)");
  pack::at(refusal, "/points/0").set("state", "refused");
  pack::at(good.record, "/decisions").add(std::move(refusal));
  CHECK(discrepancies(good.pack, good.record) == Lines{"decisions: referral is required and was not given"});
}

TEST_CASE("no part of a record can be taken away or altered without being seen") {
  const Made good = made();
  Lines all;
  places(good.record, "", all);
  // What only the envelope and the resident know, and nothing else in the record follows from.
  const std::vector<std::string> free{"/id", "/pack/sha256"};
  int tried = 0;
  for (const std::string& place : all) {
    if (place.empty() || std::find(free.begin(), free.end(), place) != free.end()) continue;
    json::Value record = good.record;
    json::Value& value = pack::at(record, place);
    // Free text and numbers that a resident may give are theirs to give: a change of these alone is another good record.
    if (value.if_string()) value = *value.if_string() + "!";
    else if (value.if_number()) value = 77;
    else if (value.if_bool()) value = !*value.if_bool();
    else value = json::Value();
    const bool own_words = place.find("/valueString") != std::string::npos ||
                           place.find("/valueDecimal") != std::string::npos ||
                           place.find("/valueQuantity/value") != std::string::npos;
    const bool danger = place.find("/item/2/item/4/answer/0/valueBoolean") != std::string::npos;
    if (own_words || danger || place.find("valueDate") != std::string::npos) continue;
    INFO(place);
    const Lines problems = discrepancies(good.pack, record);
    CHECK_FALSE(problems.empty());
    for (const std::string& line : problems) {
      CAPTURE(line);
      CHECK(line.find("Ada") == std::string::npos);
      CHECK(line.find("1984") == std::string::npos);
      CHECK(line.find("Hello") == std::string::npos);
    }
    ++tried;
  }
  CHECK(tried > 150);
}
