// What the program says, and what a pack or a receipt says instead.
#include "core/pack/messages.hpp"

#include "core/pack/terms.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;
using namespace sealwell::pack;

TEST_CASE("a sentence comes in the pack's words for that language, else in English") {
  const ServicePack english = read_pack(allotment_pack());
  const ServicePack welsh = read_pack(allotment_pack(), "cy");
  CHECK(Messages(welsh).say("continue") == "Parhau");
  CHECK(Messages(english).say("continue") == "Continue");
  CHECK(Messages(welsh).say("yes") == "Yes");
  CHECK(Messages(english).say("nobody-defined-this") == "nobody-defined-this");
}

TEST_CASE("a question's own words stand for its errors") {
  const ServicePack pack = read_pack(allotment_pack());
  const Messages messages(pack);
  CHECK(messages.say_for("required-choice", "adult") == "Select if you are 18 or over");
  CHECK(messages.say_for("too-large", "hours") == "Enter the hours, such as 2.5");
  CHECK(messages.say_for("required", "hours", {{"label", "Hours"}}) == "Answer the question: Hours");
}

TEST_CASE("a number asks for the form of a word that CLDR's rules say") {
  CHECK(plural_category("en", "1") == "one");
  CHECK(plural_category("ur", "1") == "one");
  for (const char* number : {"0", "2", "11", "21", "1.5", "-1", ""}) {
    CAPTURE(number);
    CHECK(plural_category("en", number) == "other");
  }
  for (const auto& [number, category] : {std::pair{"0", "zero"},
                                         {"1", "one"},
                                         {"2", "two"},
                                         {"3", "few"},
                                         {"6", "many"},
                                         {"4", "other"},
                                         {"5", "other"},
                                         {"7", "other"},
                                         {"12", "other"},
                                         {"2.5", "other"}}) {
    INFO(number);
    CHECK(plural_category("cy", number) == category);
  }
}

TEST_CASE("a unit has the form that its number asks for, where the pack has one") {
  json::Value joined = allotment_pack();
  at(joined, "/pack/messages/en").set("unit-one/hours", "hour");
  at(joined, "/pack/messages/cy").set("unit-two/hours", "awr");
  const ServicePack english = read_pack(joined);
  const ServicePack welsh = read_pack(joined, "cy");
  CHECK(Messages(english).counted("1", "hours", "hours") == "1 hour");
  CHECK(Messages(english).counted("1.5", "hours", "hours") == "1.5 hours");
  CHECK(Messages(english).counted("1", "kg", "weight") == "1 kg");
  CHECK(Messages(english).counted("1", "", "hours") == "1");
  CHECK(Messages(welsh).counted("2", "oriau", "hours") == "2 awr");
  CHECK(Messages(welsh).counted("4", "oriau", "hours") == "4 oriau");
}

TEST_CASE("a sentence with a number has the form that the number asks for") {
  json::Value joined = allotment_pack();
  at(joined, "/pack/messages/cy").set("too-long-two", "Dau nod: {label}");
  const auto said = [](const ServicePack& pack, const char* number) {
    return Messages(pack).say_for("too-long", "nobody", {{"label", "L"}, {"maximum", number}});
  };
  const ServicePack english = read_pack(joined);
  CHECK(said(english, "1") == "Use 1 character only for: L");
  CHECK(said(english, "2") == "Use 2 characters or fewer for: L");
  CHECK(said(read_pack(joined, "cy"), "2") == "Dau nod: L");
}

TEST_CASE("what is filled in is not looked into again") {
  json::Value joined = allotment_pack();
  at(joined, "/pack/messages/en").set("title", "{heading} {service} {other} { {");
  const ServicePack pack = read_pack(joined);
  CHECK(Messages(pack).say("title", {{"heading", "{service}"}, {"service", "S"}}) == "{service} S {other} { {");
}

TEST_CASE("dates are written out, in the pack's months") {
  json::Value joined = allotment_pack();
  at(joined, "/pack/messages/cy").set("month-3", "Mawrth");
  CHECK(Messages(read_pack(joined)).date({1984, 3, 15}) == "15 March 1984");
  CHECK(Messages(read_pack(joined, "cy")).date({1984, 3, 5}) == "5 Mawrth 1984");
}

TEST_CASE("a receipt's sentences come in the words that it carries, else in English, and so do its dates") {
  const json::Value words =
      json_of("{'receipt-given': 'Yr hyn y cytunoch arno', 'month-11': 'Tachwedd', 'receipt-yes': ''}");
  const Messages said(&words, receipt_sentences);
  CHECK(said.say("receipt-given") == "Yr hyn y cytunoch arno");
  CHECK(said.date({2026, 11, 22}) == "22 Tachwedd 2026");
  CHECK(said.say("receipt-yes") == "Yes");
  CHECK(said.say("receipt-answer-by", {{"date", "D"}}) == "answer by D");
  CHECK(said.say("nobody-defined-this") == "nobody-defined-this");
  CHECK(Messages(nullptr, receipt_sentences).date({2026, 12, 2}) == "2 December 2026");
}

TEST_CASE("who changes something later is told in the sentences of that and of a journey") {
  const ServicePack welsh = read_pack(allotment_pack(), "cy");
  const Messages said(welsh, changes_sentences);
  CHECK(said.say("continue") == "Parhau");
  CHECK(said.say("changes-send") == "Send");
  CHECK(said.date({1984, 3, 15}) == "15 March 1984");
}

TEST_CASE("it can be told whether a sentence has words of its own") {
  const ServicePack welsh = read_pack(allotment_pack(), "cy");
  CHECK(Messages(welsh).has_own("continue"));
  CHECK_FALSE(Messages(welsh).has_own("yes"));
}

TEST_CASE("no screen and no receipt carries what is said about the device or by a site's pages") {
  json::Value joined = allotment_pack();
  at(joined, "/pack/messages/cy")
      .set("device-waiting-try", "Anfon nawr")
      .set("exit-link", "Gadael")
      .set("receipt-given", "Derbyn");
  const std::string terms = write_terms(read_pack(joined, "cy"), {});
  CHECK(terms.find("Derbyn") != std::string::npos);
  CHECK(terms.find("Anfon nawr") == std::string::npos);
  CHECK(terms.find("Gadael") == std::string::npos);
  for (const SentenceTable* table : {&device_sentences, &page_sentences}) {
    for (const Sentence& sentence : table->own) {
      INFO(sentence.id);
      CHECK(!is_journey_sentence(sentence.id));
    }
  }
}
