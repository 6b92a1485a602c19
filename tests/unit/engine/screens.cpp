// Going through a pack: forwards, back, away and round again; nothing typed is lost, nothing late counts.
#include "core/engine/update.hpp"

#include "tests/unit/fixtures/resident.hpp"

#include <algorithm>

using namespace sealwell;
using namespace sealwell::engine;
using Lines = std::vector<std::string>;
using Type = Action::Type;

TEST_CASE("how a question is drawn follows what it says of itself") {
  const auto extension = [](const std::string& name, const std::string& value) {
    return "{'url': 'http://hl7.org/fhir/StructureDefinition/" + name + "', " + value + "}";
  };
  const std::string slider = "'valueCodeableConcept': {'coding': [{'code': 'slider'}]}";
  Resident resident(pack::small_pack(
      "[{'linkId': 'b', 'type': 'boolean', 'text': 'B?', 'extension': [" +
      extension("questionnaire-choiceOrientation", "'valueCode': 'horizontal'") + ", " +
      extension("questionnaire-supportLink", "'valueUri': 'https://example.com/b'") +
      "]}, {'linkId': 'c', 'type': 'choice', 'text': 'C?', 'extension': [" +
      extension("questionnaire-choiceOrientation", "'valueCode': 'horizontal'") +
      "], 'answerOption': [{'valueString': 'An option that is far too long for a row'}, {'valueString': 'b'}]}, "
      "{'linkId': 's', 'type': 'integer', 'text': 'S?', 'extension': [" +
      extension("questionnaire-itemControl", slider) + ", " + extension("minValue", "'valueInteger': 0") + ", " +
      extension("maxValue", "'valueInteger': 100") + ", " +
      extension("questionnaire-sliderStepValue", "'valueInteger': 5") +
      "]}, {'linkId': 'f', 'type': 'string', 'text': "
      "'F?', 'extension': [" +
      extension("entryFormat", "'valueString': 'AB 12'") + "]}]"));
  resident.submit();
  CHECK(resident.field("b").in_a_row);
  bool linked = false;
  for (const Block& block : resident.now().screen.blocks) {
    if (const auto* link = std::get_if<Link>(&block)) linked = link->address == "https://example.com/b";
  }
  CHECK(linked);
  resident.answer("true");
  CHECK_FALSE(resident.field("c").in_a_row);
  resident.answer("b");
  CHECK(resident.field("s").hint == "A number from 0 to 100, in steps of 5");
  resident.answer("7");
  CHECK(resident.field("f").hint == "For example, AB 12");
}

TEST_CASE("a run begins at the start, in a language that the pack has") {
  Resident resident(pack::allotment_pack());
  CHECK(resident.at() == "start");
  CHECK(resident.now().screen.language == "en");
  CHECK(resident.now().screen.back_label.empty());
  CHECK(resident.now().screen.clear_label.empty());
  CHECK(resident.now().screen.help.phone == "01632 960 001");
  CHECK(resident.says("Dig in"));
  CHECK(Resident(pack::allotment_pack(), "cy").now().screen.language == "cy");
  CHECK(Resident(pack::allotment_pack(), "xx").now().screen.language == "en");
}

TEST_CASE("forwards, one question a screen") {
  Resident resident = at_check();
  CHECK(resident.trail() == Lines{"start",
                                  "item/adult",
                                  "item/been-before",
                                  "item/goals",
                                  "item/first",
                                  "item/tools",
                                  "item/drinking",
                                  "item/danger",
                                  "item/low",
                                  "item/hours",
                                  "item/soil",
                                  "item/word",
                                  "item/last-word",
                                  "item/ratings",
                                  "results",
                                  "consent/referral",
                                  "consent/research",
                                  "item/name",
                                  "item/born",
                                  "item/postcode",
                                  "item/contact",
                                  "check"});
  CHECK(resident.now().screen.title == "Check your answers – The Allotment");
  CHECK(resident.now().focus == Update::Focus::heading);
}

TEST_CASE("each input has the question's linkId as its name, and says what it is") {
  Resident resident(pack::allotment_pack());
  resident.submit();
  CHECK(resident.field("adult").kind == FieldKind::radios);
  CHECK(resident.field("adult").label_is_heading);
  resident.answer("true").answer("new");
  CHECK(resident.field("goals").kind == FieldKind::checkboxes);
  CHECK(resident.field("goals").caption == "About you");
  CHECK(resident.field("goals").hint == "Select all that apply");
  CHECK(resident.field("goals").options.back().exclusive);
  resident.submit({{"goals", {"dig", "rest"}}});
  CHECK(resident.field("first").options.size() == 2);
  resident.answer("dig");
  CHECK(resident.field("tools").other_name == "tools-other");
  CHECK(resident.field("tools").label == "Which tool do you like? (optional)");
  CHECK(resident.field("tools").options.back().value == "#other");
  resident.submit({{"tools", {"#other"}}, {"tools-other", {"A hoe"}}});
  CHECK(resident.words("tools") == "A hoe");
  CHECK(resident.field("often").kind == FieldKind::number);
  CHECK(resident.field("binge").label == "How often much?");
  resident.submit({{"often", {"1"}}, {"much", {"1"}}, {"binge", {"1"}}}).answer("").answer("");
  CHECK(resident.field("hours").unit == "hours");
  CHECK(resident.field("hours").decimal);
  resident.answer("").answer("");
  CHECK(resident.field("word").kind == FieldKind::textarea);
  CHECK(resident.field("word").max_length == 20);
}

TEST_CASE("a refused screen says what to do, keeps what was typed, and goes nowhere") {
  Resident resident(pack::allotment_pack());
  resident.submit().submit();
  CHECK(resident.at() == "item/adult");
  CHECK(resident.errors() == Lines{"adult: Select if you are 18 or over"});
  CHECK(resident.now().focus == Update::Focus::errors);
  CHECK(resident.now().screen.title == "Error: Are you 18 or over? – The Allotment");
  CHECK(resident.field("adult").error == "Select if you are 18 or over");
  resident.answer("true").answer("new").submit({{"goals", {"dig", "plant"}}}).answer("plant");
  resident.submit({{"often", {"9"}}, {"much", {"x"}}, {"binge", {"2"}}});
  CHECK(resident.errors() ==
        Lines{"often: Enter 4 or less for: How often?", "much: Enter a whole number, like 12, for: How much?"});
  CHECK(resident.field("often").values == Lines{"9"});
  CHECK(resident.field("binge").values == Lines{"2"});
  CHECK(resident.field("binge").error.empty());
  // The errors were about that submit: coming back the screen is as it was typed, without them.
  const int here = resident.now().screen.position;
  resident.act(Type::back).visit(here);
  CHECK(resident.errors().empty());
  CHECK(resident.field("often").values == Lines{"9"});
}

TEST_CASE("a date's first wrong part is where its error leads") {
  Resident resident = at_results();
  resident.submit().submit({}, "yes").submit({}, "yes").answer("Ada");
  resident.submit({{"born-day", {"15"}}, {"born-month", {""}}, {"born-year", {""}}});
  CHECK(resident.errors() ==
        Lines{"born-month: Enter the day, month and year, like 15 3 1984, for: Your date of birth"});
  CHECK(resident.field("born").wrong_parts == Lines{"month", "year"});
  CHECK(resident.field("born").values == Lines{"15", "", ""});
  CHECK(resident.field("born").hint == "For example, 15 3 1984");
}

TEST_CASE("back keeps what was typed, also what was not continued from") {
  Resident resident(pack::allotment_pack());
  resident.submit().answer("true").answer("new").submit({{"goals", {"dig", "rest"}}});
  Action back;
  back.type = Type::back;
  back.fields["first"] = {"rest"};
  resident.act(back);
  CHECK(resident.at() == "item/goals");
  CHECK(resident.field("goals").values == Lines{"dig", "rest"});
  resident.visit(4);
  CHECK(resident.at() == "item/first");
  CHECK(resident.field("first").values == Lines{"rest"});
  CHECK(resident.words("first") == "-");  // it was never continued from
}

TEST_CASE("the browser's Back and Forward show the screens of the trail") {
  Resident resident = at_results();
  const std::size_t length = resident.state().trail.size();
  resident.visit(2);
  CHECK(resident.at() == "item/been-before");
  CHECK(resident.now().screen.position == 2);
  resident.visit(0);
  CHECK(resident.at() == "start");
  resident.visit(static_cast<int>(length) - 1);
  CHECK(resident.at() == "results");
  CHECK(resident.state().trail.size() == length);
  resident.visit(999);
  CHECK(resident.at() == "results");
  resident.act(Type::back);
  CHECK(resident.at() == "item/ratings");
  resident.visit(0).act(Type::back);
  CHECK(resident.at() == "start");
}

TEST_CASE("going forward without Continue leads to no screen that is not due") {
  Resident resident = at_results();
  resident.visit(3).submit({{"goals", {"none"}}});
  // The first goal is gone with its only options, and with it the ratings.
  CHECK(resident.at() == "item/drinking");
  CHECK_FALSE(resident.held("first"));
  CHECK_FALSE(resident.held("often") == nullptr);
  CHECK_FALSE(resident.held("physical-capability"));
  CHECK_FALSE(resident.held("tools"));
}

TEST_CASE("what is typed and left does not count until it is continued from") {
  Resident resident = at_check();
  const int check = resident.now().screen.position;
  resident.act(Type::change, "item/hours");
  resident.input({{"hours", {"50"}}});
  resident.visit(check);
  CHECK(resident.at() == "check");
  CHECK(resident.words("hours") == "2.5 hours");
  CHECK(resident.says("2.5 hours"));
  resident.act(Type::change, "item/hours");
  CHECK(resident.field("hours").values == Lines{"50"});
  resident.answer("50");
  CHECK(resident.at() == "check");
  CHECK(resident.says("50 hours"));
}

TEST_CASE("a change that was refused leaves what stood before") {
  Resident resident = at_check();
  const int check = resident.now().screen.position;
  resident.act(Type::change, "item/hours").answer("lots");
  CHECK(resident.errors().size() == 1);
  CHECK(resident.field("hours").error == "Enter the hours, such as 2.5");
  resident.visit(check);
  CHECK(resident.at() == "check");
  CHECK(resident.says("2.5 hours"));
}

TEST_CASE("change asks only what has become necessary") {
  SECTION("nothing") {
    Resident resident = at_check();
    resident.act(Type::change, "item/word").answer("Bye");
    CHECK(resident.at() == "check");
    CHECK(resident.says("Bye"));
    CHECK(resident.held("tools"));
  }
  SECTION("one question that is new, and not one that was answered") {
    Resident resident = at_check();
    resident.act(Type::change, "item/goals").submit({{"goals", {"plant", "rest"}}});
    CHECK(resident.at() == "item/first");
    CHECK_FALSE(resident.held("physical-capability"));  // rated for a goal that is gone
    resident.answer("plant");
    CHECK(resident.at() == "item/ratings");
    resident.submit({{"physical-capability", {"1"}},
                     {"psychological-capability", {"1"}},
                     {"physical-opportunity", {"1"}},
                     {"social-opportunity", {"1"}},
                     {"reflective-motivation", {"1"}},
                     {"automatic-motivation", {"1"}}});
    CHECK(resident.at() == "check");
    CHECK_FALSE(resident.held("tools"));
    CHECK(resident.words("name") == "Ada Byron");
  }
  SECTION("another way altogether") {
    Resident resident = at_check();
    resident.act(Type::change, "item/been-before").answer("returning");
    CHECK(resident.at() == "item/call-me");
    resident.submit({{"call-name", {"Ada"}}, {"call-phone", {"01632 960 001"}}});
    CHECK(resident.at() == "check");
    CHECK_FALSE(resident.says("Ada Byron"));
  }
}

TEST_CASE("what can't be changed, or is not there, changes nothing") {
  Resident resident(pack::allotment_pack());
  resident.submit().answer("true");
  for (const char* target :
       {"check", "results", "item/name", "item/nobody", "consent/referral", "", "item/been-before"}) {
    INFO(target);
    resident.act(Type::change, target);
    CHECK(resident.at() == "item/been-before");
    CHECK(resident.state().trail.size() == 3);
  }
  resident.act(Type::change, "item/adult");
  CHECK(resident.at() == "item/adult");
}

TEST_CASE("late, stale and double actions change nothing") {
  Resident resident(pack::allotment_pack());
  Action start;
  start.screen = ScreenId::parse("start");
  resident.act(start).act(start).act(start);
  CHECK(resident.at() == "item/adult");
  Action adult;
  adult.screen = ScreenId::parse("item/adult");
  adult.fields["adult"] = {"true"};
  resident.act(adult);
  adult.fields["adult"] = {"false"};
  resident.act(adult);
  CHECK(resident.at() == "item/been-before");
  CHECK(resident.words("adult") == "Yes");
  Action stale;
  stale.type = Type::input;
  stale.screen = ScreenId::parse("item/adult");
  stale.fields["adult"] = {"false"};
  resident.act(stale);
  CHECK(resident.words("adult") == "Yes");
  CHECK_FALSE(resident.held("adult")->draft);
  for (const Type type : {Type::acknowledged, Type::not_sent, Type::retry, Type::give_up, Type::star, Type::disagree}) {
    CAPTURE(type);
    resident.act(type, "shed");
    CHECK(resident.at() == "item/been-before");
    CHECK(resident.effects().empty());
    CHECK(resident.state().favourites.empty());
    CHECK_FALSE(resident.state().disagreeing);
  }
}

TEST_CASE("an ending, and coming back from it") {
  Resident resident(pack::allotment_pack());
  resident.submit().answer("false");
  CHECK(resident.at() == "ended/too-young");
  CHECK(resident.says("Grow first."));
  CHECK_FALSE(resident.now().screen.form);
  resident.act(Type::back);
  CHECK(resident.at() == "item/adult");
  CHECK(resident.field("adult").values == Lines{"false"});
  resident.visit(2);
  CHECK(resident.at() == "ended/too-young");
  resident.visit(0).submit();
  CHECK(resident.at() == "item/adult");  // to be answered otherwise, and not straight to the ending
  resident.answer("true");
  CHECK(resident.at() == "item/been-before");
  resident.visit(2);
  CHECK(resident.at() == "item/been-before");
}

TEST_CASE("an ending can't be walked around") {
  Resident resident = at_check();
  const int check = resident.now().screen.position;
  resident.act(Type::change, "item/adult").answer("false");
  CHECK(resident.at() == "ended/too-young");
  resident.visit(check);
  CHECK(resident.at() == "ended/too-young");
  resident.visit(check - 1);
  CHECK(resident.at() == "ended/too-young");
  for (const char* target : {"check", "item/word", "results"}) {
    CAPTURE(target);
    resident.act(Type::change, target);
    CHECK(resident.at() == "ended/too-young");
  }
  resident.visit(1);
  CHECK(resident.at() == "item/adult");
  resident.answer("true");
  CHECK(resident.at() == "check");  // which is where the change came from, and nothing is open
  CHECK(resident.words("name") == "Ada Byron");
}

TEST_CASE("an ending whose own question is the last one") {
  json::Value joined = pack::small_pack("[{'linkId': 'a', 'type': 'boolean', 'text': 'A?'}]");
  pack::at(joined, "/pack").set("journey", pack::json_of("[{'type': 'questions', 'items': ['a']}]"));
  pack::at(joined, "/pack")
      .set("endings", pack::json_of("[{'id': 'no', 'title': 'No', 'enableWhen': [{'question': 'a', 'operator': '=', "
                                    "'answerBoolean': false}]}]"));
  Resident resident(joined);
  resident.submit().answer("false");
  CHECK(resident.at() == "ended/no");
}

TEST_CASE("options chosen in another question: several, one, none") {
  Resident resident(pack::allotment_pack());
  resident.submit().answer("true").answer("new");
  const int goals = resident.now().screen.position;
  SECTION("one is taken without asking, and gives way again") {
    resident.submit({{"goals", {"plant"}}});
    CHECK(resident.words("first") == "Plant more");
    CHECK(resident.at() == "item/drinking");
    resident.visit(goals).submit({{"goals", {"rest"}}});
    CHECK(resident.words("first") == "Rest more");
    resident.visit(goals).submit({{"goals", {"dig", "rest"}}});
    // What was taken is offered still, so it stands; it can be looked at and changed.
    CHECK(resident.words("first") == "Rest more");
    CHECK(resident.at() == "item/first");
    CHECK(resident.field("first").values == Lines{"rest"});
  }
  SECTION("none leaves nothing to ask") {
    resident.submit({{"goals", {"none"}}});
    CHECK(resident.at() == "item/drinking");
    CHECK(resident.words("first") == "-");
  }
  SECTION("what is no longer offered is dropped, with what hung on it") {
    resident.submit({{"goals", {"dig", "rest"}}}).answer("dig").answer("fork");
    resident.visit(goals).submit({{"goals", {"plant", "rest"}}});
    CHECK(resident.at() == "item/first");
    CHECK(resident.words("first") == "-");
    CHECK(resident.words("tools") == "-");
    resident.answer("dig");
    CHECK(resident.errors().size() == 1);
  }
}

TEST_CASE("another language keeps everything") {
  Resident resident(pack::allotment_pack());
  resident.submit().answer("true").answer("new");
  CHECK(resident.now().screen.languages.size() == 2);
  Action welsh;
  welsh.type = Type::language;
  welsh.target = "cy";
  welsh.fields["goals"] = {"dig"};
  resident.act(welsh);
  CHECK(resident.at() == "item/goals");
  CHECK(resident.now().screen.language == "cy");
  CHECK(resident.now().screen.back_label == "Yn ôl");
  CHECK(resident.field("goals").values == Lines{"dig"});
  CHECK(resident.words("adult") == "Yes");
  resident.act(Type::language, "fr");
  CHECK(resident.now().screen.language == "cy");
}

TEST_CASE("a language that could not be had leaves everything, and the resident is told") {
  const pack::ServicePack pack = pack::read_pack(pack::allotment_pack());
  const Context context{noon};
  Update now = begin(pack, context);
  Action action;
  action.screen = ScreenId::parse("start");
  now = update(pack, std::move(now.state), action, context);
  const std::string at = now.screen.id.to_text();
  action = {};
  action.type = Type::language;
  action.target = "cy";
  action.fields["adult"] = {"true"};
  now = update(pack, std::move(now.state), action, context);
  CHECK(now.screen.id.to_text() == at);
  CHECK(now.screen.language == "en");
  CHECK(texts_of(now.screen.alerts).find("We could not get this form in: Cymraeg.") != std::string::npos);
  CHECK(now.state.answers.find("adult")->typed == Lines{"true"});
  // And no longer with the next step.
  action = {};
  action.type = Type::visit;
  now = update(pack, std::move(now.state), action, context);
  CHECK(now.screen.alerts.empty());
}

TEST_CASE("clear forgets everything and shows the start, in the language chosen") {
  Resident resident = at_check();
  resident.act(Type::language, "cy").act(Type::clear);
  CHECK(resident.at() == "start");
  CHECK(resident.effects() == "wipe closed");
  CHECK(resident.now().screen.language == "cy");
  CHECK(resident.state().answers.empty());
  CHECK(resident.state().decisions.empty());
  CHECK(resident.trail() == Lines{"start"});
  CHECK(resident.now().screen.clear_label.empty());
}

TEST_CASE("print is for the shell alone") {
  Resident resident = at_results();
  resident.act(Type::print);
  CHECK(resident.effects() == "print file");
  CHECK(resident.at() == "results");
  CHECK(resident.now().focus == Update::Focus::none);
}

TEST_CASE("a pack without a journey asks everything, shows it, and sends it") {
  Resident resident(
      pack::small_pack("[{'linkId': 'note', 'type': 'display', 'text': 'Read this.'}, {'linkId': 'a', "
                       "'type': 'string', 'text': 'A?'}]"));
  resident.submit();
  CHECK(resident.at() == "item/note");
  CHECK(resident.says("Read this."));
  resident.submit();
  CHECK(resident.at() == "item/a");
  resident.answer("x");
  CHECK(resident.at() == "check");
  resident.submit({}, "send");
  CHECK(resident.at() == "sending");
  CHECK(resident.state().record_kind == "referral");
}

TEST_CASE("a journey that sends is never sent unseen, though it names no check") {
  json::Value joined = pack::small_pack("[{'linkId': 'a', 'type': 'string', 'text': 'A?'}]");
  pack::at(joined, "/pack").set("journey", pack::json_of("[{'type': 'questions', 'items': ['a']}, {'type': 'send'}]"));
  Resident resident(joined);
  resident.submit().answer("x");
  CHECK(resident.at() == "check");
  CHECK(resident.effects().empty());
  resident.submit({}, "send");
  CHECK(resident.effects() == "send");
}

TEST_CASE("a pack that sends nothing comes to an end of its own") {
  json::Value joined = pack::small_pack("[{'linkId': 'a', 'type': 'string', 'text': 'A?'}]");
  SECTION("after a check") {
    pack::at(joined, "/pack")
        .set("journey", pack::json_of("[{'type': 'questions', 'items': ['a']}, {'type': 'check'}]"));
    Resident resident(joined);
    resident.submit().answer("x");
    CHECK(resident.says("Finish"));
    resident.submit({}, "send");
    CHECK(resident.at() == "finished");
    CHECK(resident.effects() == "wipe closed");
    CHECK(resident.state().answers.empty());
    resident.act(Type::restart);
    CHECK(resident.at() == "start");
  }
  SECTION("after the last question") {
    pack::at(joined, "/pack").set("journey", pack::json_of("[{'type': 'questions', 'items': ['a']}]"));
    Resident resident(joined);
    resident.submit().answer("x");
    CHECK(resident.at() == "finished");
  }
  SECTION("with results behind the check") {
    pack::at(joined, "/pack")
        .set("journey",
             pack::json_of("[{'type': 'questions', 'items': ['a']}, {'type': 'check'}, {'type': 'results'}]"));
    Resident resident(joined);
    resident.submit().answer("x");
    CHECK(resident.says("Continue"));
    resident.submit({}, "send");
    CHECK(resident.at() == "results");
    CHECK_FALSE(resident.now().screen.form);
    resident.submit();
    CHECK(resident.at() == "results");
  }
}

TEST_CASE("a journey that names a screen twice shows it once") {
  json::Value joined = pack::small_pack(
      "[{'linkId': 'a', 'type': 'string', 'text': 'A?'}, {'linkId': 'b', 'type': "
      "'string', 'text': 'B?'}]");
  pack::at(joined, "/pack")
      .set("journey", pack::json_of("[{'type': 'questions', 'items': ['a', 'b', 'a']}, {'type': 'questions', 'items': "
                                    "['b']}, {'type': 'check'}, "
                                    "{'type': 'check'}, {'type': 'send'}]"));
  Resident resident(joined);
  resident.submit().answer("x").answer("y");
  CHECK(resident.at() == "check");
  CHECK(resident.trail() == Lines{"start", "item/a", "item/b", "check"});
}

TEST_CASE("check your answers lists what applies, with a way to change each") {
  Resident resident = at_check();
  Lines rows;
  for (const Block& block : resident.now().screen.blocks) {
    const auto* list = std::get_if<SummaryList>(&block);
    if (!list) continue;
    for (const auto& row : list->rows) {
      std::string values;
      for (const std::string& value : row.values) values += (values.empty() ? "" : ", ") + value;
      rows.push_back(row.key + " = " + values + " -> " + row.change_target);
    }
  }
  const auto has = [&](const std::string& row) { return std::find(rows.begin(), rows.end(), row) != rows.end(); };
  CHECK(has("Are you 18 or over? = Yes -> item/adult"));
  CHECK(has("What would you like to do? = Dig more, Plant more -> item/goals"));
  CHECK(has("How often? = 1 -> item/drinking"));
  CHECK(has("Do you think of harming yourself? = Not provided -> item/low"));
  CHECK(has("How much soil? = 12 kg -> item/soil"));
  CHECK(has("Your date of birth = 15 March 1984 -> item/born"));
  CHECK(has("Your email address = Not provided -> item/contact"));
  CHECK(has("referral (English) question? = Yes to referral (English) -> consent/referral"));
  for (const std::string& row : rows) {
    const std::string target = row.substr(row.rfind("-> ") + 3);
    INFO(target);
    Resident another = at_check();
    another.act(Type::change, target);
    CHECK(another.at() == target);
  }
}
