// Decisions about statements: append-only, never ticked in advance, and a gate only where required.
#include "core/consent/decision.hpp"
#include "core/engine/update.hpp"

#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::engine;
using Type = Action::Type;

namespace {

std::string decisions(const Resident& resident) {
  std::string all;
  for (const consent::Decision& decision : resident.state().decisions) {
    all +=
        (all.empty() ? "" : " ") + decision.statement + (decision.event == consent::Decision::Event::given ? "+" : "-");
  }
  return all;
}

}  // namespace

TEST_CASE("a statement is shown whole, with two buttons of one kind and none chosen") {
  Resident resident = at_results();
  resident.submit();
  REQUIRE(resident.at() == "consent/referral");
  for (const char* text : {"referral (English) text.", "Point one.", "referral (English) question?", "To help",
                           "Allotment", "1 year", "Call us.", "https://allotment.example/privacy"}) {
    INFO(text);
    CHECK(resident.says(text));
  }
  const auto& actions = std::get<Actions>(resident.now().screen.blocks.back());
  REQUIRE(actions.buttons.size() == 2);
  CHECK(actions.buttons[0].value == "yes");
  CHECK(actions.buttons[1].value == "no");
  CHECK(actions.buttons[0].kind == actions.buttons[1].kind);
}

TEST_CASE("a decision records what was on the screen and when") {
  Resident resident = at_results();
  resident.submit().act(Type::language, "cy").submit({}, "yes");
  REQUIRE(resident.state().decisions.size() == 1);
  const consent::Decision& decision = resident.state().decisions[0];
  CHECK(decision.statement == "referral");
  CHECK(decision.version == "v1");
  CHECK(decision.language == "cy");
  CHECK(decision.method == "Yes to referral (Cymraeg)");
  CHECK(decision.at_ms == noon);
  const json::Value value = consent::to_json(decision, *resident.pack.statement("referral"));
  CHECK(value.text_or("event") == "given");
  CHECK(value.text_or("at") == "2026-11-22T12:00:00Z");
  CHECK(value.text_or("lawfulBasis") == "6(1)(e)");
  CHECK(value.items("points").size() == 1);
  CHECK(value.items("points")[0].text_or("state") == "given");
}

TEST_CASE("neither yes nor no decides nothing") {
  Resident resident = at_results();
  resident.submit().submit({}, "continue").submit({}, "");
  CHECK(resident.at() == "consent/referral");
  CHECK(decisions(resident).empty());
}

TEST_CASE("deciding again leaves both decisions, and the later counts") {
  Resident resident = at_check();
  CHECK(decisions(resident) == "referral+ research+");
  resident.act(Type::change, "consent/research").submit({}, "no");
  CHECK(resident.at() == "check");
  CHECK(decisions(resident) == "referral+ research+ research-");
  CHECK(resident.says("No to research (English)"));
  CHECK(consent::latest(resident.state().decisions, "research")->event == consent::Decision::Event::refused);
  CHECK(consent::latest(resident.state().decisions, "nobody") == nullptr);
}

TEST_CASE("an optional statement never gates") {
  Resident resident = at_results();
  resident.submit().submit({}, "yes").submit({}, "no");
  CHECK(resident.at() == "item/name");
  CHECK(decisions(resident) == "referral+ research-");
}

TEST_CASE("a statement gates only what it is required for") {
  Resident resident(pack::allotment_pack());
  resident.submit().answer("true").answer("returning");
  REQUIRE(resident.at() == "consent/referral");
  resident.submit({}, "no");
  CHECK(resident.at() == "item/call-me");
  CHECK(decisions(resident) == "referral-");
}

TEST_CASE("a no to one kind is asked again when another kind needs a yes") {
  Resident resident(pack::allotment_pack());
  resident.submit().answer("true").answer("returning").submit({}, "no");
  resident.submit({{"call-name", {"Ada"}}, {"call-phone", {"01632 960 001"}}});
  REQUIRE(resident.at() == "check");
  resident.act(Type::change, "item/been-before").answer("new");
  resident.submit({{"goals", {"none"}}});
  resident.submit({{"often", {"1"}}, {"much", {"1"}}, {"binge", {"0"}}});
  for (int i = 0; i < 10 && resident.at().starts_with("item/"); ++i) resident.submit();
  CHECK(resident.at() == "consent/referral");
}

TEST_CASE("a required no forgets everything, sends nothing, and hands over the results") {
  Resident resident = at_results();
  resident.submit().submit({}, "no");
  CHECK(resident.at() == "refused/referral");
  CHECK(resident.effects() == "wipe file closed");
  CHECK(resident.says("You said no to referral (English)"));
  CHECK(resident.says("We have not sent or kept any of your answers."));
  CHECK(resident.offers("restart"));
  CHECK(resident.state().answers.empty());
  CHECK(resident.state().decisions.empty());
  CHECK(resident.trail() == std::vector<std::string>{"refused/referral"});
  CHECK(resident.now().screen.back_label.empty());
  const Effect& file = resident.now().effects[1];
  CHECK(file.file_id == "results");
  CHECK(file.file_name == "my-results");
  CHECK(texts_of(file.document->blocks).find("Physical opportunity") != std::string::npos);
  // Nothing that anybody does late takes the file away.
  for (const Type type : {Type::submit, Type::input, Type::back, Type::visit, Type::change, Type::language, Type::star,
                          Type::acknowledged, Type::not_sent, Type::retry, Type::give_up}) {
    CAPTURE(type);
    resident.act(type, "cy");
    CHECK(resident.at() == "refused/referral");
    CHECK(resident.now().alerts_only);
    CHECK(resident.effects().empty());
  }
  resident.act(Type::print);
  CHECK(resident.effects() == "print");
  CHECK(resident.now().alerts_only);
  resident.act(Type::restart);
  CHECK(resident.at() == "start");
  CHECK_FALSE(resident.now().alerts_only);
}

TEST_CASE("a refusal before any results were there offers none") {
  json::Value joined = pack::allotment_pack();
  pack::at(joined, "/consent/statements/0").set("requiredFor", "call-back");
  Resident resident(joined);
  resident.submit().answer("true").answer("returning").submit({}, "no");
  CHECK(resident.at() == "refused/referral");
  CHECK(resident.effects() == "wipe closed");
  CHECK_FALSE(resident.says("Save my results"));
}
