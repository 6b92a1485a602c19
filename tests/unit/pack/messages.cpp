// The engine's sentences, and what a pack may say instead.
#include "tests/unit/pack/fixtures.hpp"

#include "core/pack/device_words.hpp"
#include "core/pack/messages.hpp"
#include "core/pack/terms.hpp"

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

TEST_CASE("what is said about the device has the pack's words, its name and phone number, and no gap but two") {
  json::Value joined = allotment_pack();
  at(joined, "/pack/messages/cy").set("device-waiting-try", "Anfon nawr: {service}");
  const ServicePack welsh = read_pack(joined, "cy");
  const json::Value words = device_words(welsh);
  CHECK(words.text_or("device-waiting-try") == "Anfon nawr: " + welsh.name);
  CHECK(words.text_or("device-waiting-file") == "Save the locked file");
  CHECK(words.if_object()->size() == device_sentences().size());
  for (const json::Member& word : *words.if_object()) {
    const std::string text = fill(*word.value.if_string(), {{"date", "D"}, {"reference", "R"}});
    INFO(word.name << ": " << text);
    CHECK(text.find('{') == std::string::npos);
  }
  CHECK(words.text_or("device-waiting-text").find(welsh.contact.phone) != std::string::npos);
}

TEST_CASE("no screen and no receipt carries what is said about the device") {
  json::Value joined = allotment_pack();
  at(joined, "/pack/messages/cy").set("device-waiting-try", "Anfon nawr");
  const ServicePack welsh = read_pack(joined, "cy");
  CHECK(write_terms(welsh, {}).find("Anfon nawr") == std::string::npos);
  for (const Sentence& sentence : device_sentences()) CHECK(!is_said_in_journeys(sentence.id));
}
