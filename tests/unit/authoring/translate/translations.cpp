// Catalogues: what the build makes of them, what it says about them, and a journey that changes its language.
#include "core/authoring/translate/translations.hpp"

#include "core/authoring/build/pack_build.hpp"
#include "core/authoring/build/pack_document.hpp"
#include "core/authoring/build/prepare.hpp"
#include "core/record/record.hpp"

#include "tests/unit/fixtures/traveller.hpp"

#include <algorithm>

using namespace sealwell;
using namespace sealwell::translate;
using namespace sealwell::journey;

namespace {

const std::string source = "Shall we dig?";

// A pack in English with one statement, whose texts in `cy` stand in a catalogue.
pack::PackFiles files_with(json::Value texts, const char* status = "approved") {
  json::Value joined = pack::small_pack("[{'linkId': 'q', 'type': 'string', 'text': 'Your name?'}]");
  pack::at(joined, "/pack/languages") = pack::json_of("['en', 'cy']");
  pack::PackFiles files;
  files.pack = pack::at(joined, "/pack");
  files.questionnaire = pack::at(joined, "/questionnaire");
  files.consent = pack::json_of(R"({'format': 'sealwell-consent/1', 'statements': [{'id': 'dig', 'version': '1',
    'kind': 'consent', 'purpose': 'To dig', 'lawfulBasis': '6(1)(a)', 'controllers': ['The Allotment'],
    'recipients': ['The team'], 'dataCategories': ['Names'], 'retention': {'rules': [{'until': [{'event': 'sent',
    'period': 'P1Y'}]}]}, 'withdrawal': {'text': 'Call us'}, 'wording': {'en': {'title': 'Digging',
    'text': ['We will dig.'], 'question': 'Shall we dig?', 'points': [{'id': 'one', 'text': 'One point'}],
    'yes': 'Yes, dig', 'no': 'No'}}}]})");
  files.advice = pack::json_of("{'format': 'sealwell-advice/1'}");
  files.translations["cy"] = json::Value::object()
                                 .set("format", "sealwell-translation/1")
                                 .set("language", "cy")
                                 .set("status", status)
                                 .set("texts", std::move(texts));
  return files;
}

// Every text of that pack in pretended Welsh.
json::Value all_texts() {
  const translate::Catalogue catalogue = translate::catalogue_of(files_with(json::Value::object()), "cy");
  json::Value texts = json::Value::object();
  for (const json::Member& member : *catalogue.file.find("texts")->if_object()) {
    texts.set(member.name, "CY " + member.name);
  }
  return texts;
}

std::vector<std::string> problems(const build::BuiltPack& built, const std::string& words) {
  std::vector<std::string> found;
  for (const lint::Problem& problem : built.problems) {
    const bool error = problem.severity == lint::Problem::Severity::error;
    const std::string line = std::string(error ? "error " : "warning ") + problem.pointer + ": " + problem.problem;
    if (line.find(words) != std::string::npos) found.push_back(line);
    UNSCOPED_INFO(line);
  }
  return found;
}

Bytes prepared_file(const json::Value& joined, std::string_view language) {
  const auto read = build::read_document(as_bytes(json::write_canonical(joined)), language);
  REQUIRE(read.ok());
  auto file = sealing::sign_pack(pack::prepare(read.value().pack, read.value().document_hash), signing_key(),
                                 noon + 86'400'000);
  REQUIRE(file.ok());
  return std::move(file).value();
}

}  // namespace

TEST_CASE("a wording that the pack lacks is made from the catalogue, with a hash of its own") {
  const build::BuiltPack built = build::build_pack(files_with(all_texts()), false);
  CHECK(problems(built, "wording").empty());
  json::Value document = json::parse(built.payload).value();
  const json::Value& made = pack::at(document, "/consent/statements/0/wording/cy");
  CHECK(made.text_or("question") == "CY " + source);
  CHECK(made.find("text")->if_array()->front() == json::Value("CY We will dig."));
  CHECK(made.items("points").front().text_or("id") == "one");
  CHECK(made.items("points").front().text_or("text") == "CY One point");
  CHECK(made.text_or("sha256").size() == 64);
  CHECK(made.text_or("sha256") != pack::at(document, "/consent/statements/0/wording/en").text_or("sha256"));
  const auto read = build::read_document(as_bytes(built.payload), "cy");
  REQUIRE(read.ok());
  CHECK(read.value().pack.statements[0].wording.at("cy").yes == "CY Yes, dig");
  CHECK(read.value().pack.statements[0].retention.starts_with("CY "));
}

TEST_CASE("a wording that is not whole is none") {
  json::Value texts = all_texts();
  texts.set(source, "");
  const build::BuiltPack built = build::build_pack(files_with(std::move(texts)), false);
  CHECK_FALSE(built.fit());
  CHECK_FALSE(problems(built, "error /consent/statements/0/wording/cy").empty());
  CHECK(problems(built, "\"" + source + "\" has no translation into cy").size() == 1);
}

TEST_CASE("what is missing, what translates nothing and what has other braces is named") {
  json::Value texts = all_texts();
  texts.set("Start", "");
  texts.set("Stop", "Stopio");
  const build::BuiltPack built = build::build_pack(files_with(texts), false);
  CHECK(problems(built, "warning /pack/start/button: \"Start\" has no translation").size() == 1);
  CHECK(problems(built, "warning /translations/cy/texts: \"Stop\" translates nothing").size() == 1);
  CHECK(problems(built, "no translation").size() == 1);

  pack::PackFiles files = files_with(all_texts());
  files.advice =
      pack::json_of("{'format': 'sealwell-advice/1', 'bands': {'audit_c': {'low': {'means': 'You have {score}.'}}}}");
  files.translations["cy"].find("texts")->set("You have {score}.", "Mae gennych {sgor}.");
  CHECK(problems(build::build_pack(files, false),
                 "error /translations/cy/texts: The translation of \"You have {score}.\"")
            .size() == 1);
}

TEST_CASE("names, numbers and addresses need no translation") {
  json::Value texts = all_texts();
  for (const char* name : {"Small", "The Allotment", "The team"}) {
    CAPTURE(name);
    REQUIRE(texts.find(name));
    texts.set(name, "");
  }
  CHECK(problems(build::build_pack(files_with(std::move(texts)), false), "no translation").empty());
}

TEST_CASE("many missing texts are counted") {
  const build::BuiltPack built = build::build_pack(files_with(json::Value::object()), false);
  const std::size_t texts = all_texts().if_object()->size();
  CHECK(texts > 10);
  json::Value questionnaire = pack::json_of("{'resourceType': 'Questionnaire'}");
  json::Value items = json::Value::array();
  for (int i = 0; i < 30; ++i) {
    items.add(json::Value::object()
                  .set("linkId", std::to_string(i))
                  .set("type", "string")
                  .set("text", "Q" + std::to_string(i)));
  }
  questionnaire.set("item", std::move(items));
  pack::PackFiles files = files_with(all_texts());
  files.questionnaire = questionnaire;
  const build::BuiltPack many = build::build_pack(files, false);
  CHECK(problems(many, "\" has no translation into cy").size() == 20);
  CHECK(problems(many, "10 more texts have no translation").size() == 1);
  files.translations.clear();
  CHECK(problems(build::build_pack(files, false), "texts have no translation into cy").size() == 1);
}

TEST_CASE("consent is not asked in words that nobody approved, but in a demonstration") {
  const auto about_approval = [](const char* status, const char* stage, bool for_sealing) {
    pack::PackFiles files = files_with(all_texts(), status);
    if (*stage) files.pack.set("stage", stage);
    return problems(build::build_pack(files, for_sealing), "Nobody has approved the translation");
  };
  CHECK(about_approval("approved", "", true).empty());
  CHECK(about_approval("awaiting-approval", "", true).front().starts_with("error /translations/cy/status"));
  CHECK(about_approval("awaiting-approval", "production", true).front().starts_with("error"));
  CHECK(about_approval("awaiting-approval", "demonstration", true).front().starts_with("warning"));
  CHECK(about_approval("awaiting-approval", "", false).front().starts_with("warning"));
  pack::PackFiles files = files_with(all_texts());
  files.pack.set("stage", "rehearsal");
  CHECK(problems(build::build_pack(files, false), "error /pack/stage").size() == 1);
}

TEST_CASE("a file that is no catalogue is named") {
  pack::PackFiles files = files_with(all_texts(), "done");
  files.translations["cy"].set("format", "x").set("language", "ur").set("typo", 1);
  files.translations["fr"] = files.translations["cy"];
  const build::BuiltPack built = build::build_pack(files, false);
  for (const char* at : {"/format:", "/language:", "/status:", "/typo:"}) {
    CAPTURE(at);
    CHECK(problems(built, std::string("error /translations/cy") + at).size() == 1);
  }
  CHECK(problems(built, "error /translations/fr: The pack has no language fr").size() == 1);
}

TEST_CASE("the engine's sentences come with the language") {
  pack::PackFiles files = files_with(all_texts());
  files.sentences["cy"] = pack::json_of(
      "{'status': 'awaiting-approval', 'sentences': {'back': 'Yn ôl', 'no-such': 'x', 'exit-link': 'Gadael'}}");
  files.sentences["ur"] = pack::json_of("{'sentences': {'back': 'واپس'}}");
  const build::BuiltPack built = build::build_pack(files, false);
  CHECK(problems(built, "engine's own sentences in cy").size() == 1);
  json::Value document = json::parse(built.payload).value();
  CHECK(pack::at(document, "/translations/cy/sentences").if_object()->size() == 1);
  CHECK_FALSE(document.find("translations")->find("ur"));
  CHECK(build::read_document(as_bytes(built.payload), "cy").value().pack.messages.at("back") == "Yn ôl");
}

TEST_CASE("the sentences that come with the engine are whole") {
  for (const char* language : {"cy", "ur"}) {
    INFO(language);
    const json::Value catalogue = pack::json_file("site/translations/" + std::string(language) + ".json");
    CHECK(catalogue.text_or("format") == "sealwell-sentences/1");
    CHECK(catalogue.text_or("language") == language);
    CHECK(translate::problems_of_sentences(catalogue) == std::vector<std::string>{});
  }
  CHECK(translate::problems_of_sentences(pack::json_of("{'sentences': {'no-such': 'x', 'back': '{x}'}}")).size() > 2);
}

TEST_CASE("a translator gets every text in order, and nothing of theirs is lost") {
  pack::PackFiles files = files_with(all_texts());
  const translate::Catalogue whole = translate::catalogue_of(files, "cy");
  CHECK(whole.missing == 0);
  CHECK(whole.unused.empty());
  CHECK(whole.file.text_or("status") == "approved");
  CHECK(whole.file.find("texts")->if_object()->front().name == "Small");
  // The English changes: the old one is put aside, the new one waits, and somebody has to look again.
  files.pack.find("start")->set("title", "Begin now");
  const translate::Catalogue changed = translate::catalogue_of(files, "cy");
  CHECK(changed.missing == 1);
  CHECK(changed.unused == std::vector<std::string>{"Begin"});
  CHECK(changed.file.text_or("status") == "awaiting-approval");
  CHECK(changed.file.find("texts")->text_or("Begin now", "?").empty());
  CHECK(changed.file.find("unused")->text_or("Begin") == "CY Begin");
  // It comes back.
  files.translations["cy"] = changed.file;
  files.pack.find("start")->set("title", "Begin");
  const translate::Catalogue again = translate::catalogue_of(files, "cy");
  CHECK(again.file.find("texts")->text_or("Begin") == "CY Begin");
  CHECK(again.missing == 0);
}

TEST_CASE("a journey changes its language in the middle, and what was decided keeps its words") {
  const json::Value joined = deployed_pack();
  Traveller traveller(joined);
  traveller.to_check();
  traveller.act("{'type': 'language', 'target': 'cy'}");
  CHECK(traveller.at() == "check");
  CHECK(traveller.answer.find("screen")->text_or("language") == "cy");
  CHECK(traveller.journey->pack().language == "cy");
  const json::Value record = traveller.journey->record("00112233445566778899aabbccddeeff", noon);
  CHECK(record.text_or("language") == "cy");
  for (const json::Value& decision : record.items("decisions")) {
    INFO(json::write(decision));
    CHECK(decision.text_or("language") == "en");
  }
  // Staff read the document in its first language.
  CHECK(record::discrepancies(pack::read_pack(joined), record) == std::vector<std::string>{});
  traveller.send();
  CHECK(traveller.effect("post"));
  CHECK(traveller.at() == "sending");
}

TEST_CASE("in a browser the pack in the other language is handed to the session") {
  const json::Value joined = deployed_pack();
  const auto keys = sealing::only(signing_key().public_key());
  const Dependencies dependencies{
      .read = pack::read_prepared, .calculate = nullptr, .as_data = nullptr, .has_all_languages = false};
  const Bytes english = prepared_file(joined, "en");
  const Bytes welsh = prepared_file(joined, "cy");
  Traveller traveller(joined);
  traveller.journey = std::move(Journey::open(english, keys, "", noon, dependencies)).value();
  traveller.act("{'type': 'visit', 'position': 0}");
  traveller.to_check();
  const auto say = [&] { traveller.act("{'type': 'language', 'target': 'cy'}"); };
  say();
  CHECK(traveller.answer.find("screen")->text_or("language") == "en");
  CHECK(traveller.answer.text_or("alert").find("Cymraeg") != std::string_view::npos);

  json::Value other = joined;
  pack::at(other, "/pack").set("version", "other");
  CHECK(traveller.journey->switch_language(prepared_file(other, "cy"), keys, noon).error() == Error::pack_invalid);
  CHECK(traveller.journey->switch_language(welsh, {}, noon).error() == Error::pack_key_unknown);
  CHECK(traveller.journey->switch_language(ByteView(welsh).first(100), keys, noon).error() == Error::pack_not_signed);
  say();
  CHECK(traveller.answer.find("screen")->text_or("language") == "en");

  REQUIRE(traveller.journey->switch_language(welsh, keys, noon).ok());
  say();
  CHECK(traveller.at() == "check");
  CHECK(traveller.answer.find("screen")->text_or("language") == "cy");
  CHECK(traveller.answer.text_or("alert").find("Cymraeg") == std::string_view::npos);
  const json::Value record = traveller.journey->record("00112233445566778899aabbccddeeff", noon);
  CHECK(record::discrepancies(pack::read_pack(joined), record) == std::vector<std::string>{});
  traveller.send();
  CHECK(traveller.effect("post"));
}
