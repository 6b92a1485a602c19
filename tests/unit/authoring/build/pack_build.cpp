// What `pack check` sees of looks, words and fairness: each with a pack that is good and one that is not.
#include "core/authoring/build/pack_build.hpp"

#include "core/authoring/instruments/superseded.hpp"
#include "core/authoring/lint/fairness_lint.hpp"
#include "core/authoring/lint/theme_contrast_lint.hpp"
#include "core/authoring/lint/wording_lint.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

using namespace sealwell;
using Lines = std::vector<std::string>;

namespace {

Lines lines_of(const std::vector<lint::Problem>& problems) {
  Lines lines;
  for (const lint::Problem& problem : problems) {
    INFO(problem.pointer);
    CHECK_FALSE(problem.fix.empty());
    lines.push_back(problem.pointer + ": " + problem.problem);
  }
  return lines;
}

bool names(const std::vector<lint::Problem>& problems, const std::string& pointer, const std::string& words) {
  for (const std::string& line : lines_of(problems)) {
    if (line.starts_with(pointer + ": ") && line.find(words) != std::string::npos) return true;
    UNSCOPED_INFO(line);
  }
  return false;
}

std::vector<lint::Problem> look(const json::Value& joined) { return lint::check_presentation(pack::read_pack(joined)); }
std::vector<lint::Problem> words(const json::Value& joined) {
  return lint::check_wording(joined, pack::read_pack(joined));
}
std::vector<lint::Problem> fairness(const json::Value& joined) {
  return lint::check_fairness(joined, pack::read_pack(joined));
}

json::Value with_theme(const std::string& colours) {
  json::Value joined = pack::small_pack();
  pack::at(joined, "/pack").set("theme", pack::json_of(colours));
  return joined;
}

// The allotment with one member of its first statement replaced.
json::Value with_statement(std::string_view name, json::Value value) {
  json::Value joined = pack::allotment_pack();
  pack::at(joined, "/consent/statements/0").set(name, std::move(value));
  return joined;
}

const std::string first = "/consent/statements/0";

}  // namespace

TEST_CASE("contrast is WCAG's") {
  CHECK(*lint::contrast("#000000", "#fff") == Approx(21.0));
  CHECK(*lint::contrast("#777777", "#ffffff") == Approx(4.478).margin(0.001));
  CHECK(*lint::contrast("#767676", "#FFFFFF") == Approx(4.542).margin(0.001));
  CHECK_FALSE(lint::contrast("red", "#fff"));
  CHECK_FALSE(lint::contrast("#12345g", "#fff"));
}

TEST_CASE("theme colours that can't be read where they stand are named, others are not") {
  CHECK(look(pack::livewell_pack()).empty());
  CHECK(look(pack::allotment_pack()).empty());
  CHECK(look(with_theme("{'brand': '#767676', 'link': '#767676'}")).empty());
  CHECK(names(look(with_theme("{'brand': '#777777'}")), "/pack/theme/brand",
              "4.47 to 1, too little for the words on buttons"));
  CHECK(names(look(with_theme("{'link-hover': '#8cf'}")), "/pack/theme/link-hover", "links under the pointer"));
  CHECK(names(look(with_theme("{'surface-background': '#333333'}")), "/pack/theme/surface-background",
              "words on a surface"));
  CHECK(names(look(with_theme("{'surface-border': '#c0c0c0'}")), "/pack/theme/surface-border", "3"));
  CHECK(names(look(with_theme("{'brand': 'green'}")), "/pack/theme/brand", "not a colour"));
  CHECK(names(look(with_theme("{'brnad': '#123456'}")), "/pack/theme/brnad", "no colour of this name"));
}

TEST_CASE("the neutral theme is the frame's own, and every pair of its colours can be read") {
  std::ifstream file("embed/frame/styles/_theme.scss", std::ios::binary);
  const std::string sheet(std::istreambuf_iterator<char>(file), {});
  const auto has = [&](std::string_view name, std::string_view colour) {
    return sheet.find("\"" + std::string(name) + "\": " + std::string(colour) + ",") != std::string::npos;
  };
  std::map<std::string_view, std::string_view> theme;
  for (const lint::ThemeColour& colour : lint::default_theme()) {
    INFO(colour.name << " " << colour.colour);
    CHECK(has(colour.name, colour.colour));
    theme.emplace(colour.name, colour.colour);
  }
  CHECK(has("text", lint::default_text_colour()));
  for (const lint::ColourPair& pair : lint::colour_pairs()) {
    INFO(pair.use);
    REQUIRE(theme.contains(pair.name));
    const auto other = theme.find(pair.against);
    CHECK(lint::contrast(theme[pair.name], other == theme.end() ? pair.against : other->second) >= pair.least);
  }
}

TEST_CASE("questions of one page whose inputs would have one name are named") {
  const auto page = [](const std::string& items) {
    return pack::small_pack(
        "[{'linkId': 'p', 'type': 'group', 'text': 'P', 'extension': [{'url': "
        "'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl', 'valueCodeableConcept': {'coding': "
        "[{'code': 'page'}]}}], 'item': [" +
        items + "]}]");
  };
  const std::string date = "{'linkId': 'x', 'type': 'date', 'text': 'X'}";
  const std::string day = "{'linkId': 'x-day', 'type': 'integer', 'text': 'Day'}";
  const std::string open =
      "{'linkId': 'x', 'type': 'open-choice', 'text': 'X', 'answerOption': [{'valueString': 'a'}]}";
  const std::string other = "{'linkId': 'x-other', 'type': 'string', 'text': 'Other'}";
  CHECK(look(page(date + ", " + other)).empty());
  CHECK(look(pack::small_pack("[" + date + ", " + day + "]")).empty());  // on screens of their own
  CHECK(look(page(date + ", " + day)).size() == 1);
  CHECK(look(page(open + ", " + other)).size() == 1);
  const std::string moment = "{'linkId': 'x', 'type': 'dateTime', 'text': 'X'}";
  const std::string time = "{'linkId': 'x-time', 'type': 'time', 'text': 'Time'}";
  CHECK(look(page(moment + ", " + time)).size() == 1);
  CHECK(look(page(date + ", " + time)).empty());
  const std::string several = "{'linkId': 'x', 'type': 'integer', 'repeats': true, 'text': 'X'}";
  const std::string second = "{'linkId': 'x#2', 'type': 'integer', 'text': 'Second'}";
  CHECK(look(page(several + ", " + second)).size() == 1);
  // Nobody is asked, so nothing is sent.
  CHECK(look(page("{'linkId': 'x', 'type': 'date', 'text': 'X', 'readOnly': true}, " + day)).empty());
}

TEST_CASE("messages under unknown ids or languages are named") {
  const auto with = [](const std::string& messages) {
    json::Value joined = pack::small_pack("[{'linkId': 'a', 'type': 'string', 'text': 'A'}]");
    pack::at(joined, "/pack").set("messages", pack::json_of(messages));
    return joined;
  };
  CHECK(words(with("{'en': {'continue': 'Go on', 'required/a': 'Enter it', 'invalid/a': 'Enter it'}}")).empty());
  CHECK(names(words(with("{'en': {'contineu': 'Go on'}}")), "/pack/messages/en/contineu", "nothing under this id"));
  CHECK(names(words(with("{'en': {'required/b': 'Enter it'}}")), "/pack/messages/en/required~1b",
              "nothing under this id"));
  CHECK(names(words(with("{'cy': {'continue': 'Parhau'}}")), "/pack/messages/cy", "no language cy"));
}

TEST_CASE("a language that would meet English is named, and only it") {
  CHECK(names(words(pack::allotment_pack()), "/pack/messages", "yes, no"));
  // Its own sentences in other languages come with its translations, which are not joined here.
  json::Value livewell = pack::livewell_pack();
  pack::at(livewell, "/pack").set("messages", json::Value::object());
  CHECK(words(livewell).empty());
}

TEST_CASE("texts that cite what has been replaced are named, whole words only") {
  const auto with = [](const std::string& text) {
    return pack::small_pack("[{'linkId': 'a', 'type': 'string', 'text': '" + text + "'}]");
  };
  const std::string at = "/questionnaire/item/0/text";
  CHECK(names(words(with("By NICE PH10.")), at, "PH10"));
  CHECK(names(words(with("At most 21 units a week")), at, "21 units"));
  CHECK(names(words(with("See Start Active, Stay Active (2011)")), at, "Chief Medical Officers"));
  CHECK(words(with("By NICE PH100, XPH10 and 121 units")).empty());
  for (const scoring::SupersededSource& source : scoring::superseded_sources()) {
    INFO(source.mark);
    CHECK_FALSE(source.what.empty());
    CHECK_FALSE(source.replacement.empty());
    CHECK(words(with("See " + std::string(source.mark) + ".")).size() == 1);
  }
}

TEST_CASE("an instrument that names no licence may not be used, and every shipped one names one") {
  for (const scoring::InstrumentInfo& info : scoring::instruments()) {
    INFO(info.id);
    CHECK(lint::check_licence(info, "/x").empty());
  }
  scoring::InstrumentInfo bare;
  bare.id = "made_up";
  bare.title = "Made up";
  CHECK(names(lint::check_licence(bare, "/pack/instruments"), "/pack/instruments", "no licence"));
}

TEST_CASE("good statements have nothing unfair about them that a program can see") {
  CHECK(lines_of(fairness(pack::livewell_pack())).empty());
}

TEST_CASE("several purposes or bases, and what is needless in what is required, are named") {
  CHECK(names(fairness(with_statement("lawfulBasis", "6(1)(a) and 6(1)(e)")), first + "/lawfulBasis",
              "several lawful bases"));
  CHECK(names(fairness(with_statement("purpose", "To call you; to train our staff")), first + "/purpose",
              "several purposes"));
  json::Value joined = with_statement("purpose", "To call you and for marketing");
  pack::at(joined, first).set("requiredFor", "referral");
  CHECK(names(fairness(joined), first + "/purpose", "marketing"));
  CHECK_FALSE(names(fairness(with_statement("purpose", "To learn how well our researchers' marketplace works")),
                    first + "/purpose", ""));
}

TEST_CASE("consent that says nothing of how to take it back is named") {
  json::Value joined = with_statement("condition", "9(2)(a)");
  json::Value& statement = pack::at(joined, first);
  statement.set("kind", "explicit-consent");
  statement.set("withdrawal", pack::json_of("{'text': 'You may change your mind.'}"));
  CHECK(names(fairness(joined), first + "/withdrawal/text", "nothing says how"));
  pack::at(joined, first).set("withdrawal", pack::json_of("{'text': 'Call us on 01632 960 001.'}"));
  CHECK_FALSE(names(fairness(joined), first + "/withdrawal/text", ""));
  pack::at(joined, first).set("kind", "acknowledgement");
  CHECK(names(fairness(joined), first + "/kind", "explicit consent"));
}

TEST_CASE("recipients who are not named are, in the list and in the wording") {
  const auto with = [](const std::string& name) {
    return with_statement("recipients", pack::json_of("['" + name + "']"));
  };
  for (const char* name :
       {"Selected organisations", "our trusted partners", "others", "Service providers", "third parties",
        "Third Parties", "Our Trusted Partners and Others", "Anyone who manages the website for partners"}) {
    INFO(name);
    CHECK(names(fairness(with(name)), first + "/recipients/0", "names nobody"));
  }
  for (const char* name : {"Adido, which manages the website for partners", "Dorset HealthCare and other providers",
                           "Sandford Partnership", "Mind and others"}) {
    INFO(name);
    CHECK_FALSE(names(fairness(with(name)), first + "/recipients/0", ""));
  }
  json::Value joined = pack::allotment_pack();
  pack::at(joined, first + "/wording/en").set("text", pack::json_of("['We tell our partners.']"));
  CHECK(names(fairness(joined), first + "/wording/en/text/0", "our partners"));
}

TEST_CASE("questions outside the declared data categories are named, once a pack says what they stand for") {
  json::Value joined = pack::allotment_pack();
  CHECK(joined.find("consent")->find("categories") == nullptr);
  json::Value everything = json::Value::array();
  for (const json::Value& item : joined.find("questionnaire")->items("item")) everything.add(item.text_or("linkId"));
  json::Value categories = json::Value::object();
  categories.set("Answers", everything);
  pack::at(joined, "/consent").set("categories", categories);
  const auto about = [](const std::vector<lint::Problem>& problems) {
    return std::count_if(problems.begin(), problems.end(), [](const lint::Problem& problem) {
      return problem.problem.find("data category") != std::string::npos;
    });
  };
  CHECK(about(fairness(joined)) == 0);
  everything.if_array()->pop_back();
  categories.set("Answers", everything);
  categories.set("Shoe size", pack::json_of("['nothing']"));
  pack::at(joined, "/consent").set("categories", categories);
  CHECK(about(fairness(joined)) > 0);
  CHECK(names(fairness(joined), "/consent/categories/Shoe size", "No statement"));
  CHECK(names(fairness(joined), "/consent/categories/Shoe size/0", "no such item"));
}

TEST_CASE("the build names a send that a path reaches without its consent") {
  json::Value joined = pack::allotment_pack();
  const auto of = [](const json::Value& whole) {
    return build::build_pack(
               {*whole.find("pack"), *whole.find("questionnaire"), *whole.find("consent"), *whole.find("advice")},
               false)
        .problems;
  };
  const auto locked = [](const std::vector<lint::Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(), [](const lint::Problem& problem) {
      return problem.problem.find("could not be locked") != std::string::npos;
    });
  };
  CHECK_FALSE(locked(of(joined)));
  std::erase_if(*pack::at(joined, "/pack/journey").if_array(),
                [](const json::Value& step) { return step.text_or("type") == "consent"; });
  CHECK(locked(of(joined)));
}
