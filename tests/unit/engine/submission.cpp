// From "Confirm and send" to the confirmation, and every way in which it may not come to that.
#include "core/engine/update.hpp"

#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::engine;
using Type = Action::Type;

namespace {

// What the journey does once the envelope is sealed.
Resident sending() {
  Resident resident = at_check();
  resident.submit({}, "send");
  REQUIRE(resident.at() == "sending");
  record_sealed(resident.state(), "ABCD-1234");
  forget_answers(resident.state());
  return resident;
}

// And what it does where it can't be.
void fail_to_seal(Resident& resident) {
  record_not_sealed(resident.state());
  resident.now().screen = screen_of(resident.pack, resident.state(), resident.context);
  resident.now().effects.clear();
}

Resident& fail(Resident& resident, const std::string& reason, bool saved = false) {
  Action action;
  action.type = Type::not_sent;
  action.reason = reason;
  action.saved = saved;
  return resident.act(action);
}

}  // namespace

TEST_CASE("send asks the journey to seal, once") {
  Resident resident = at_check();
  resident.submit({}, "send");
  CHECK(resident.at() == "sending");
  CHECK(resident.effects() == "send");
  CHECK(resident.now().effects[0].kind == "referral");
  CHECK(resident.now().screen.back_label.empty());
  CHECK(resident.now().screen.clear_label.empty());
  Action again;
  again.screen = ScreenId::parse("check");
  resident.act(again);
  CHECK(resident.effects().empty());
  for (const Type type :
       {Type::back, Type::clear, Type::restart, Type::retry, Type::give_up, Type::visit, Type::change}) {
    CAPTURE(type);
    resident.act(type, "check");
    CHECK(resident.at() == "sending");
    CHECK(resident.effects().empty());
  }
}

TEST_CASE("a call-back is sent as one") {
  Resident resident = at_check_of_call_back();
  resident.submit({}, "send");
  CHECK(resident.now().effects.at(0).kind == "call-back");
}

TEST_CASE("acknowledged is the end of it") {
  Resident resident = sending();
  resident.act(Type::acknowledged);
  CHECK(resident.at() == "sent");
  CHECK(resident.effects() == "discard completed");
  CHECK(resident.says("Thank you"));
  CHECK(resident.says("ABCD-1234"));
  CHECK(resident.says("We will call."));
  for (const Type type : {Type::acknowledged, Type::not_sent, Type::retry, Type::give_up, Type::back, Type::submit}) {
    CAPTURE(type);
    resident.act(type);
    CHECK(resident.at() == "sent");
    CHECK(resident.effects().empty());
  }
  resident.act(Type::restart);
  CHECK(resident.at() == "start");
  CHECK(resident.effects() == "wipe");  // a partner was told that it was completed, and is not told otherwise
}

TEST_CASE("each way of not being sent is said plainly") {
  const std::vector<std::pair<std::string, std::string>> reasons{{"offline", "There is no internet connection."},
                                                                 {"busy", "The service is busy."},
                                                                 {"refused", "We could not be sure"},
                                                                 {"", "We could not be sure"},
                                                                 {"sunspots", "We could not be sure"}};
  for (const auto& [reason, words] : reasons) {
    INFO(reason);
    Resident resident = sending();
    fail(resident, reason);
    CHECK(resident.at() == "not-sent");
    CHECK(resident.says(words));
    CHECK(resident.says("This browser can not save them."));
    CHECK(resident.offers("retry"));
    CHECK(resident.offers("give-up"));
  }
  Resident resident = sending();
  fail(resident, "offline", true);
  CHECK(resident.says("Your locked answers are saved on this device. Only The Allotment can open them."));
}

TEST_CASE("trying again, and what comes late") {
  Resident resident = sending();
  fail(resident, "offline").act(Type::retry);
  CHECK(resident.at() == "sending");
  CHECK(resident.effects() == "post-again");
  fail(resident, "busy");
  CHECK(resident.at() == "not-sent");
  resident.act(Type::acknowledged);
  CHECK(resident.at() == "sent");
}

TEST_CASE("what is sealed and not sent is not forgotten on the way") {
  Resident resident = sending();
  fail(resident, "offline", true);
  for (const Type type : {Type::clear, Type::restart, Type::back, Type::visit, Type::language}) {
    CAPTURE(type);
    resident.act(type, "cy");
    CHECK(resident.at() == "not-sent");
    CHECK(resident.effects().empty());
  }
}

TEST_CASE("giving up deletes it") {
  Resident resident = sending();
  fail(resident, "offline").act(Type::give_up);
  CHECK(resident.at() == "given-up");
  CHECK(resident.effects() == "discard wipe closed");
  resident.act(Type::acknowledged);
  CHECK(resident.at() == "given-up");
  resident.act(Type::restart);
  CHECK(resident.at() == "start");
}

TEST_CASE("what could not be sealed can be tried again, and nothing was sent") {
  Resident resident = at_check();
  resident.submit({}, "send");
  fail_to_seal(resident);
  CHECK(resident.at() == "not-sent");
  CHECK(resident.says("could not be locked on this device, so nothing was sent"));
  CHECK(resident.offers("restart"));
  resident.act(Type::acknowledged);
  CHECK(resident.at() == "not-sent");
  SECTION("again") {
    resident.act(Type::retry);
    CHECK(resident.at() == "sending");
    CHECK(resident.effects() == "send");
    CHECK(resident.words("name") == "Ada Byron");
  }
  SECTION("from the start") {
    resident.act(Type::restart);
    CHECK(resident.at() == "start");
    CHECK(resident.effects() == "wipe closed");
  }
  SECTION("not at all") {
    resident.act(Type::give_up);
    CHECK(resident.at() == "given-up");
    CHECK(resident.state().answers.empty());
  }
}

TEST_CASE("a shell can't claim that sealing failed: that is no reason of an action") {
  Resident resident = sending();
  fail(resident, "not-sealed");
  CHECK(resident.at() == "not-sent");
  CHECK(resident.says("We could not be sure"));
  resident.act(Type::restart);
  CHECK(resident.at() == "not-sent");
}

TEST_CASE("nothing is sent while something is open") {
  Resident resident = at_check();
  engine::State& state = resident.state();
  state.answers.erase("name");
  recompute(resident.pack, state.answers, state.derived, {resident.pack.questionnaire.find("name")});
  resident.submit({}, "send");
  CHECK(resident.at() == "item/name");
  CHECK(resident.effects().empty());
  resident.answer("Ada");
  CHECK(resident.at() == "check");
}
