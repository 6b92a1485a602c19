// A pack read in another language: what the catalogue says, what the files say themselves, and what is left.
#include "core/pack/messages.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

namespace sealwell::pack {
namespace {

// A small pack in two languages, with a catalogue of these texts and these sentences of the engine.
json::Value with_catalogue(const char* texts, const char* sentences = "{}") {
  json::Value joined = small_pack(R"([{'linkId': 'q', 'type': 'choice', 'text': 'Colour?', 'answerOption': [
      {'valueCoding': {'code': 'r', 'display': 'Red'}}, {'valueCoding': {'code': 'b', 'display': 'Blue'}}]},
    {'linkId': 'n', 'type': 'integer', 'text': 'How many?', 'extension': [
      {'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
       'valueCoding': {'system': 'urn:x', 'code': 'd', 'display': 'drinks a day'}}]},
    {'linkId': 'm', 'type': 'quantity', 'text': 'How much?', 'extension': [
      {'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
       'valueCoding': {'system': 'urn:x', 'code': 'd', 'display': 'drinks a day'}}]}])");
  at(joined, "/pack/languages") = json_of("['en', 'cy']");
  at(joined, "/pack")
      .set("messages",
           json_of("{'en': {'continue': 'Carry on', 'required/q': 'Pick a colour'}, 'cy': {'back': 'Nôl'}}"));
  joined.set("translations", json::Value::object().set("cy", json::Value::object()
                                                                 .set("status", "approved")
                                                                 .set("texts", json_of(texts))
                                                                 .set("sentences", json_of(sentences))));
  return joined;
}

}  // namespace

TEST_CASE("texts come from the catalogue, and where it has none stay as they are") {
  const ServicePack pack = read_pack(with_catalogue(R"({'Begin': 'Dechrau', 'Small': 'Bach', 'Colour?': 'Lliw?',
    'Red': 'Coch', 'drinks a day': 'diod y dydd'})"),
                                     "cy");
  CHECK(pack.name == "Bach");
  CHECK(pack.start_title == "Dechrau");
  CHECK(pack.start_button == "Start");
  const Item& colour = pack.questionnaire.item(0);
  CHECK(colour.text == "Lliw?");
  CHECK(colour.short_text == "Lliw?");
  CHECK(colour.written_text() == "Colour?");
  CHECK(colour.options[0].label == "Coch");
  CHECK(colour.options[0].value.coding.display == "Red");
  CHECK(colour.options[0].submitted == "r");
  CHECK(colour.options[1].label == "Blue");
  CHECK(pack.questionnaire.item(1).written_text() == "How many?");
  CHECK(pack.questionnaire.item(1).unit == "diod y dydd");
  // What is recorded with the answer is in the Questionnaire's words.
  CHECK(pack.questionnaire.item(2).unit == "drinks a day");
}

TEST_CASE("the first language is never translated") {
  const ServicePack pack = read_pack(with_catalogue("{'Begin': 'Dechrau'}"));
  CHECK(pack.start_title == "Begin");
  CHECK(pack.questionnaire.item(0).own_text.empty());
}

TEST_CASE("of the engine's sentences the pack's own come first, then translations of its own, then the shared") {
  const char* const shared =
      "{'continue': 'Parhau', 'back': 'Yn ôl', 'change': 'Newid', 'required-choice': 'Dewiswch: {label}'}";
  const ServicePack translated =
      read_pack(with_catalogue("{'Carry on': 'Ymlaen', 'Pick a colour': 'Dewiswch liw'}", shared), "cy");
  const Messages welsh(translated);
  CHECK(welsh.say("back") == "Nôl");
  CHECK(welsh.say("continue") == "Ymlaen");
  CHECK(welsh.say("change") == "Newid");
  CHECK(welsh.say("clear") == "Clear my answers");
  CHECK(welsh.say_for("required-choice", "q") == "Dewiswch liw");
  // One question's own message in English is worse than everybody's in Welsh.
  const ServicePack partly = read_pack(with_catalogue("{}", shared), "cy");
  CHECK(Messages(partly).say("continue") == "Parhau");
  CHECK(Messages(partly).say_for("required-choice", "q", {{"label", "Lliw"}}) == "Dewiswch: Lliw");
}

TEST_CASE("FHIR's own translation comes before the catalogue's") {
  json::Value joined = with_catalogue("{'Colour?': 'Lliw?'}");
  at(joined, "/questionnaire/item/0").set("_text", json_of(R"({'extension': [
    {'url': 'http://hl7.org/fhir/StructureDefinition/translation', 'extension': [
      {'url': 'lang', 'valueCode': 'cy'}, {'url': 'content', 'valueString': 'Pa liw?'}]}]})"));
  CHECK(read_pack(joined, "cy").questionnaire.item(0).text == "Pa liw?");
}

TEST_CASE("what stands about a statement is translated, and what a receipt says of it too") {
  json::Value joined = allotment_pack();
  json::Value& statement = at(joined, "/consent/statements/0");
  statement.set("purpose", "To help you").set("consequence", "Nobody calls you.");
  statement.set("retention", json_of("{'rules': [{'until': [{'event': 'sent', 'period': 'P1Y'}]}]}"));
  statement.set("withdrawal", json_of("{'text': 'Call us', 'phone': '01632 960 001'}"));
  const ServicePack english = read_pack(joined);
  json::Value texts =
      json_of("{'To help you': 'I’ch helpu', 'Call us': 'Ffoniwch ni', 'Nobody calls you.': 'Fydd neb yn ffonio.'}");
  texts.set(english.statements[0].retention, "Blwyddyn");
  joined.set("translations", json::Value::object().set("cy", json::Value::object().set("texts", texts)));
  const ServicePack pack = read_pack(joined, "cy");
  CHECK(pack.statements[0].purpose == "I’ch helpu");
  CHECK(pack.statements[0].withdrawal == "Ffoniwch ni");
  CHECK(pack.statements[0].retention == "Blwyddyn");
  CHECK(pack.statements[0].wording.size() == 2);
  json::Value terms = *pack.terms->find("statements")->find(pack.statements[0].id);
  CHECK(terms.text_or("consequence") == "Fydd neb yn ffonio.");
  CHECK(terms.find("withdrawal")->text_or("text") == "Ffoniwch ni");
  CHECK(terms.find("withdrawal")->text_or("phone") == "01632 960 001");
  CHECK(terms.find("retention")->find("text")->text_or("cy") == "Blwyddyn");
  CHECK(terms.find("retention")->items("rules").size() == 1);
}

TEST_CASE("a catalogue in a document that is none is refused by place") {
  json::Value joined = with_catalogue("{}");
  at(joined, "/translations/cy").set("typo", 1);
  CHECK(failures_of(joined) == std::vector<std::string>{"unknown_value /translations/cy/typo"});
  joined = with_catalogue("{}");
  at(joined, "/translations/cy").set("texts", json_of("{'Begin': 7}"));
  CHECK(failures_of(joined) == std::vector<std::string>{"wrong_type /translations/cy/texts/Begin"});
}

}  // namespace sealwell::pack
