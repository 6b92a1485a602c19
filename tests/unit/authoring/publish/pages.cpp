// The pages of a pack as a site publishes them (docs/pages.md): what each holds, in which language, and what it leaves out.
#include "core/authoring/build/pack_document.hpp"
#include "core/authoring/publish/publication.hpp"
#include "core/engine/screen.hpp"
#include "core/journey/journey.hpp"
#include "core/pack/sentences.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"
#include "tests/unit/fixtures/traveller.hpp"

using namespace sealwell;
using journey::deployed_pack;

namespace {

publish::Catalogues catalogues(const char* status = "awaiting-approval") {
  json::Value welsh = pack::json_of(
      "{'language': 'cy', 'sentences': {'exit-link': 'Gadael', 'paper-one': 'Dewiswch un', "
      "'paper-save': '', 'continue': 'Ymlaen'}}");
  welsh.set("status", status);
  return {{"cy", std::move(welsh)}};
}

publish::Publication read(const json::Value& joined, const publish::Catalogues& own = catalogues()) {
  auto read = publish::read_publication(as_bytes(json::write_canonical(joined)), own);
  INFO((read.ok() ? std::string() : std::string(error_name(read.error())) + " " + read.failure().where));
  REQUIRE(read.ok());
  return std::move(read).value();
}

// A small pack with these items.
publish::Publication small(std::string_view items) { return read(pack::small_pack(items), {}); }

std::string paper_of(const publish::Publication& publication, std::string_view language = {}) {
  return publish::paper_html(publication.in(language), {});
}

engine::Screen start_of(const json::Value& joined, const char* language) {
  auto journey =
      journey::Journey::open_unsigned(json::write_canonical(joined), language, 0, build::document_dependencies());
  REQUIRE(journey.ok());
  return journey.value()->screen(0);
}

json::Value exiting_pack() {
  json::Value joined = deployed_pack();
  pack::at(joined, "/pack").set("exitPage", "https://example.org/?a=1&b=2");
  return joined;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a pack is published in all its languages, and says what its pages say in the catalogue's words") {
  const publish::Publication publication = read(deployed_pack());
  REQUIRE(publication.packs.size() == 2);
  CHECK(publication.packs[1].language == "cy");
  CHECK(publication.in("cy").messages.at("exit-link") == "Gadael");
  CHECK(publication.in("pl").language == "en");
  // Only the pages' own: what the pack says in a journey is what it was signed with.
  CHECK(publication.in("cy").messages.at("continue") == "Parhau");
  CHECK_FALSE(publication.in("cy").messages.contains("paper-save"));
  json::Value own = deployed_pack();
  pack::at(own, "/pack/messages/cy").set("exit-link", "Allan");
  CHECK(read(own).in("cy").messages.at("exit-link") == "Allan");
}

TEST_CASE("a region of a language has that language's sentences") {
  json::Value joined =
      pack::small_pack("[{'linkId': 'a', 'type': 'choice', 'text': 'A', 'answerOption': [{'valueString': 'x'}]}]");
  pack::at(joined, "/pack").set("languages", json::Array{json::Value("cy-GB")});
  CHECK(has(paper_of(read(joined)), "Dewiswch un"));
}

TEST_CASE("words that nobody has approved are a demonstration's alone") {
  using Tags = std::vector<std::string>;
  json::Value joined = deployed_pack();
  CHECK(read(joined).awaiting_approval == Tags{"cy"});
  CHECK(read(joined, catalogues("approved")).awaiting_approval == Tags{});
  CHECK(read(joined, {}).awaiting_approval == Tags{});  // English is the program's own
  pack::at(joined, "/pack").set("stage", "production");
  CHECK(read(joined).awaiting_approval == Tags{"cy"});
  pack::at(joined, "/pack").set("stage", "demonstration");
  CHECK(read(joined).awaiting_approval == Tags{});
}

TEST_CASE("what is no pack is refused by name") {
  CHECK(publish::read_publication(as_bytes(std::string("{}")), {}).error() == Error::pack_invalid);
  CHECK(publish::read_publication(as_bytes(std::string("{")), {}).error() == Error::invalid_json);
}

TEST_CASE("a page says without scripts where to call and where the questions are on paper") {
  const json::Value joined = deployed_pack();
  const publish::Publication publication = read(joined);
  publish::SiteAssets assets;
  assets.paper = "/paper/allotment/cy";
  const std::string page = publish::page_html(publication, start_of(joined, "cy"), assets);
  CHECK(has(page, "<html lang=\"cy\" dir=\"ltr\">"));
  const std::string no_script =
      page.substr(page.find("<noscript>"), page.find("</noscript>") - page.find("<noscript>"));
  CHECK(has(no_script, "01632 960 001"));
  CHECK(has(no_script, "href=\"/paper/allotment/cy\""));
  for (const char* id : {"loading", "pack-refused", "unsupported", "failed"}) {
    CHECK(has(page, " data-message-" + std::string(id) + "=\""));
  }
  CHECK_FALSE(has(publish::page_html(publication, start_of(joined, "cy"), {}), "/paper/"));
}

TEST_CASE("a page can be left in a hurry where the pack asks for that, and nowhere else") {
  publish::SiteAssets assets;
  assets.page.scripts = {"/frame.js"};
  assets.exit_script = "/exit.js";
  const json::Value joined = exiting_pack();
  const std::string page = publish::page_html(read(joined), start_of(joined, "cy"), assets);
  CHECK(has(page, "<title>The Allotment</title>"));
  CHECK(page.find("/frame.js") < page.find("/exit.js"));
  CHECK(count(page, "href=\"https://example.org/?a=1&amp;b=2\"") == 2);
  CHECK(count(page, "</span> Gadael</a>") == 2);
  CHECK(count(page, "Emergency</span>") == 2);
  // What the script says in each language that the page may change to.
  CHECK(has(page, "{&quot;en&quot;:{&quot;exit&quot;:&quot;Exit this page&quot;,&quot;emergency&quot;"));
  CHECK(has(page, "&quot;cy&quot;:{&quot;exit&quot;:&quot;Gadael&quot;"));

  const std::string other = publish::page_html(read(deployed_pack()), start_of(deployed_pack(), "en"), assets);
  CHECK_FALSE(has(other, "exit"));
  CHECK(has(other, "<title>The Allotment</title>"));
}

TEST_CASE("on paper stands every question that somebody could be asked, with a place for its answer") {
  const std::string paper = paper_of(read(deployed_pack()));
  CHECK(has(paper, "<title>Dig in – The Allotment</title>"));
  CHECK(has(paper, "href=\"tel:01632960001\"><bdi>01632 960 001</bdi>"));
  for (const char* text :
       {"Call the Allotment", "9 to 5", "Free.", "Are you 18 or over?", "About you", "How often?", "Anything else?",
        "That was the last question.", "Your date of birth", "We record our calls."}) {
    INFO(text);
    CHECK(count(paper, std::string(">") + text + "<") == 1);
  }
  CHECK_FALSE(has(paper, "<script"));
  CHECK_FALSE(has(paper, "<input"));
  CHECK(has(paper, "download=\"allotment.html\""));
}

TEST_CASE("each kind of answer has its own place on paper") {
  const auto drawn = [](const std::string& item) {
    const std::string paper = paper_of(small("[{'linkId': 'q', 'text': 'Q', " + item + "}]"));
    const std::size_t from = paper.find("<div class=\"question\">");
    return paper.substr(from, paper.find("</main>") - from);
  };
  const std::string question = "<div class=\"question\"><h2 class=\"govuk-heading-m\">Q</h2>";
  const std::string line = "<div class=\"line\"></div>";
  const std::string options =
      "'answerOption': [{'valueCoding': {'code': 'a', 'display': 'A < B'}}, {'valueInteger': 7}]";
  const std::string listed = "<ul><li>A &lt; B</li><li>7</li>";
  const auto hint = [](const std::string& text) { return "<p class=\"govuk-hint\">" + text + "</p>"; };
  CHECK(drawn("'type': 'boolean'") == question + "<ul><li><span>Yes</span></li><li><span>No</span></li></ul></div>");
  CHECK(drawn("'type': 'choice', " + options) == question + hint("Choose one") + listed + "</ul></div>");
  CHECK(drawn("'type': 'choice', 'repeats': true, " + options) ==
        question + hint("Choose all that are right") + listed + "</ul></div>");
  CHECK(drawn("'type': 'open-choice', " + options) ==
        question + hint("Choose one") + listed + "<li><span>Something else</span></li></ul>" + line + "</div>");
  CHECK(drawn("'type': 'text'") == question + "<div class=\"box\"></div></div>");
  CHECK(drawn("'type': 'date'") == question + hint("Day, month, year") + line + "</div>");
  CHECK(drawn("'type': 'string'") == question + line + "</div>");
  CHECK(drawn("'type': 'decimal', 'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit', "
              "'valueCoding': {'display': 'hours'}}]") == question + hint("hours") + line + "</div>");
}

TEST_CASE("options that are listed once for several questions stand on paper under each") {
  json::Value joined = pack::small_pack(R"([
    {'linkId': 'a', 'type': 'choice', 'text': 'A', 'answerValueSet': '#agree'},
    {'linkId': 'b', 'type': 'choice', 'text': 'B', 'answerValueSet': '#agree'}])");
  pack::at(joined, "/questionnaire").set("contained", pack::json_of(R"([{'resourceType': 'ValueSet', 'id': 'agree',
    'compose': {'include': [{'concept': [{'code': '0', 'display': 'Not at all'}, {'code': '1', 'display': 'Very'}]}]}}])"));
  CHECK(count(paper_of(read(joined, {})), "<ul><li>Not at all</li><li>Very</li></ul>") == 2);
}

TEST_CASE("on paper nobody is asked what a form would not ask, and nothing twice") {
  const std::string paper = paper_of(small(R"([
    {'linkId': 'who', 'type': 'group', 'text': 'Who', 'repeats': true, 'item': [{'linkId': 'name', 'type': 'string', 'text': 'Name'}]},
    {'linkId': 'secret', 'type': 'group', 'text': 'Secret', 'item': [{'linkId': 'deep', 'type': 'string', 'text': 'Deep'}],
     'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', 'valueBoolean': true}]},
    {'linkId': 'sum', 'type': 'integer', 'text': 'Sum', 'extension': [{'url':
      'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
      'valueExpression': {'language': 'text/fhirpath', 'expression': '1 + 1'}}]},
    {'linkId': 'smokes', 'type': 'boolean', 'text': 'Smokes'},
    {'linkId': 'much', 'type': 'integer', 'text': 'Much', 'enableWhen': [{'question': 'smokes', 'operator': '=', 'answerBoolean': true}],
     'item': [{'linkId': 'much-help', 'type': 'display', 'text': 'On most days', 'extension': [{'url':
       'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl', 'valueCodeableConcept': {'coding': [{'code': 'help'}]}}]},
       {'linkId': 'below', 'type': 'string', 'text': 'Below'}]}
  ])"));
  CHECK(count(paper, ">Name<") == 1);
  for (const char* never : {"Secret", "Deep", "Sum"}) CHECK_FALSE(has(paper, never));
  CHECK(has(paper,
            "<h2 class=\"govuk-heading-m\">Much</h2><p class=\"govuk-hint\">Only if this is about you</p>"
            "<p class=\"govuk-hint\">On most days</p><div class=\"line\"></div></div>"
            "<div class=\"question\"><h3 class=\"govuk-heading-s\">Below</h3>"));
  CHECK(count(paper, "On most days") == 1);
  CHECK(count(paper, "Only if this is about you") == 1);
}

TEST_CASE("on paper a sentence that nobody has translated says that it is English") {
  json::Value joined = pack::small_pack("[{'linkId': 'a', 'type': 'boolean', 'text': 'A'}]");
  pack::at(joined, "/pack").set("languages", json::Array{json::Value("ur")});
  const std::string paper = paper_of(read(joined, {}));
  CHECK(has(paper, "<html lang=\"ur\" dir=\"rtl\">"));
  CHECK(has(paper, "<span lang=\"en\" dir=\"ltr\">Yes</span>"));
  CHECK_FALSE(has(paper_of(read(deployed_pack()), "en"), "lang=\"en\" dir=\"ltr\">Yes"));
  const std::string welsh = paper_of(read(deployed_pack()), "cy");
  CHECK(has(welsh, "<p class=\"govuk-hint\">Dewiswch un</p>"));
  CHECK(has(welsh, "<span lang=\"en\" dir=\"ltr\">Yes</span>"));
}

TEST_CASE("what is said about the device has the pack's words, its name and phone number, and no gap but two") {
  json::Value joined = deployed_pack();
  pack::at(joined, "/pack/messages/cy").set("device-waiting-try", "Anfon nawr: {service}");
  pack::at(joined, "/pack").set("hostKeepsSealed", true);
  const publish::Publication publication = read(joined);
  const json::Value device = publish::device_json(publication, "cy");
  CHECK(device.text_or("format") == "sealwell-device/1");
  CHECK(device.text_or("intake") == publication.packs.front().intake_address);
  CHECK(device.bool_or("hostKeepsSealed", false));
  const json::Value& words = *device.find("words");
  CHECK(words.text_or("device-waiting-try") == "Anfon nawr: The Allotment");
  CHECK(words.text_or("device-waiting-file") == "Save the locked file");
  CHECK(words.if_object()->size() == pack::device_sentences.own.size());
  for (const json::Member& word : *words.if_object()) {
    const std::string text = pack::fill(*word.value.if_string(), {{"date", "D"}, {"reference", "R"}});
    INFO(word.name << ": " << text);
    CHECK(text.find('{') == std::string::npos);
  }
  CHECK(has(std::string(words.text_or("device-waiting-text")), "01632 960 001"));
  CHECK_FALSE(publish::device_json(read(deployed_pack()), "en").bool_or("hostKeepsSealed", true));
}

TEST_CASE("the build is told what it needs to know of a pack") {
  const json::Value service = publish::service_json(read(exiting_pack())).value();
  CHECK(service.text_or("id") == "allotment");
  CHECK(service.text_or("name") == "The Allotment");
  CHECK(service.items("languages").size() == 2);
  CHECK_FALSE(service.bool_or("calculates", true));
  CHECK(service.bool_or("exits", false));
  CHECK(service.text_or("brand") == "#123456");
  CHECK(service.text_or("themeStyle") ==
        "@media print,(prefers-color-scheme:light){:root{--govuk-brand-colour:#123456}}");
  json::Value plain = deployed_pack();
  pack::at(plain, "/pack").set("theme", json::Value::object());
  const json::Value other = publish::service_json(read(plain)).value();
  CHECK(other.text_or("themeStyle", "?").empty());
  CHECK_FALSE(other.bool_or("exits", true));
}

TEST_CASE("a pack with an expression asks for the module that calculates") {
  const publish::Publication publication = small(
      R"([{'linkId': 'sum', 'type': 'integer', 'text': 'Sum', 'extension': [{'url':
      'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
      'valueExpression': {'language': 'text/fhirpath', 'expression': '1 + 1'}}]}])");
  CHECK(publish::service_json(publication).value().bool_or("calculates", false));
}

TEST_CASE("a theme that is more than colours gets into no style sheet") {
  for (const auto& [name, colour] : {std::pair{"brand", "red"},
                                     {"brand", "#12345"},
                                     {"brand", "#123456;}"},
                                     {"brand", ""},
                                     {"", "#123456"},
                                     {"-x", "#123456"},
                                     {"a:b", "#123456"},
                                     {"Brand", "#123456"}}) {
    INFO(name << ": " << colour);
    json::Value joined = deployed_pack();
    pack::at(joined, "/pack").set("theme", json::Value::object().set(name, colour));
    const auto service = publish::service_json(read(joined));
    REQUIRE_FALSE(service.ok());
    CHECK(service.failure().where == json::pointer_to("/pack/theme", name));
  }
}
