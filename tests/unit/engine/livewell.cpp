// The pack of LiveWell Dorset, as it stands, walked through without any shell.
#include "core/engine/scores.hpp"
#include "core/engine/update.hpp"

#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::engine;

namespace {

// Gives each field of the present screen an answer that it takes: the first option, the least number.
Typed anything(const Screen& screen) {
  Typed typed;
  const auto fill = [&typed](const Field& field) {
    if (field.kind == FieldKind::date) {
      typed.push_back({field.name + "-day", {"29"}});
      typed.push_back({field.name + "-month", {"Feb"}});
      typed.push_back({field.name + "-year", {"1984"}});
    } else if (!field.options.empty()) {
      typed.push_back({field.name, {field.options.front().value}});
    } else if (field.kind == FieldKind::number) {
      typed.push_back({field.name, {field.name == "height-cm" ? "170" : field.name == "weight-kg" ? "70" : "3"}});
    } else if (field.autocomplete == "tel") {
      typed.push_back({field.name, {"01305 225 175"}});
    } else if (field.autocomplete == "postal-code") {
      typed.push_back({field.name, {"DT1 1XJ"}});
    } else if (field.autocomplete == "email") {
      typed.push_back({field.name, {"ada@example.org"}});
    } else {
      typed.push_back({field.name, {"Ada"}});
    }
  };
  for (const Block& block : screen.blocks) {
    if (const auto* field = std::get_if<Field>(&block)) fill(*field);
    if (const auto* group = std::get_if<FieldGroup>(&block)) {
      for (const Field& field : group->fields) fill(field);
    }
  }
  return typed;
}

}  // namespace

TEST_CASE("LiveWell Dorset from start to send, taking whatever comes first") {
  Resident resident(pack::livewell_pack());
  int screens = 0;
  bool results = false;
  while (resident.at() != "sending" && ++screens < 100) {
    INFO(resident.at());
    if (resident.at() == "results") {
      results = true;
      CHECK(resident.state().decisions.empty());
      CHECK(com_b_ratings(resident.pack, resident.state().answers));
      CHECK(all_scores(resident.pack, resident.state().answers).size() >= 4);
    }
    if (resident.at().starts_with("consent/")) resident.submit({}, "yes");
    else resident.submit(anything(resident.now().screen));
    CHECK(resident.errors().empty());
  }
  CHECK(results);
  CHECK(resident.at() == "sending");
  CHECK(resident.state().record_kind == "referral");
}

TEST_CASE("LiveWell Dorset asks nobody twice and keeps only what applies") {
  Resident resident(pack::livewell_pack());
  while (resident.at() != "check") {
    if (resident.at().starts_with("consent/")) resident.submit({}, "yes");
    else resident.submit(anything(resident.now().screen));
  }
  resident.act(Action::Type::change, "item/used-before").answer("returning");
  while (resident.at() != "check") {
    if (resident.at().starts_with("consent/")) resident.submit({}, "yes");
    else resident.submit(anything(resident.now().screen));
  }
  std::string left;
  for (const auto& [link_id, answer] : resident.state().answers) left += link_id + " ";
  CHECK(left == "adult area call-back-name call-back-phone call-back-when used-before ");
}
