// A screen's id as text, and back.
#include "core/engine/screen_id.hpp"

#include <catch2/catch.hpp>

#include <string>

using sealwell::engine::ScreenId;
using Kind = ScreenId::Kind;

TEST_CASE("a screen's id is its kind's word, with its name behind a slash") {
  struct Named {
    const char* text;
    ScreenId id;
  };
  const Named all[] = {{"start", {Kind::start}},
                       {"item/adult", {Kind::item, "adult"}},
                       {"item/people@2-more", {Kind::item, "people@2-more"}},
                       {"results", {Kind::results}},
                       {"consent/referral", {Kind::consent, "referral"}},
                       {"check", {Kind::check}},
                       {"send", {Kind::send}},
                       {"sending", {Kind::sending}},
                       {"not-sent", {Kind::not_sent}},
                       {"sent", {Kind::sent}},
                       {"sent/call-back", {Kind::sent, "call-back"}},
                       {"refused", {Kind::refused}},
                       {"refused/referral", {Kind::refused, "referral"}},
                       {"ended/under-18", {Kind::ended, "under-18"}},
                       {"finished", {Kind::finished}},
                       {"given-up", {Kind::given_up}},
                       {"changes/decide/referral", {Kind::changes, "decide/referral"}}};
  for (const Named& named : all) {
    INFO(named.text);
    CHECK(named.id.to_text() == named.text);
    const ScreenId read = ScreenId::parse(named.text);
    CHECK(read.kind == named.id.kind);
    CHECK(read.name == named.id.name);
  }
}

TEST_CASE("any other text is the id of a screen that no journey has, and is kept as it is") {
  for (const char* text : {"", "/", "record", "start/", "item/", "Start", " start", "starts", "/item/a", "items/a"}) {
    INFO(text);
    const ScreenId id = ScreenId::parse(text);
    CHECK(id.kind == Kind::other);
    CHECK(id.to_text() == text);
    CHECK(id.empty() == (std::string(text).empty()));
  }
}
