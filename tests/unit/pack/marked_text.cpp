#include "core/pack/marked_text.hpp"

#include "core/authoring/reader/questionnaire_reader.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

namespace sealwell::pack {
namespace {

// Each line as "kind: runs", a run as its text between signs of its mark.
std::string told(std::string_view markdown) {
  const auto lines = read_markdown(markdown);
  if (!lines) return "none";
  std::string text;
  for (const MarkedLine& line : *lines) {
    text += line.kind == MarkedLine::Kind::paragraph ? "P:" : line.kind == MarkedLine::Kind::bullet ? "B:" : "N:";
    for (const MarkedRun& run : line.runs) {
      switch (run.mark) {
        case MarkedRun::Mark::plain: text += "(" + run.text + ")"; break;
        case MarkedRun::Mark::strong: text += "!" + run.text + "!"; break;
        case MarkedRun::Mark::emphasis: text += "/" + run.text + "/"; break;
        case MarkedRun::Mark::link: text += "{" + run.text + "|" + run.address + "}"; break;
      }
    }
  }
  return text;
}

}  // namespace

TEST_CASE("paragraphs, lists and marks are read") {
  CHECK(told("One line.") == "P:(One line.)");
  CHECK(told("One\nline.\n\nAnother.") == "P:(One line.)P:(Another.)");
  CHECK(told("Do **not** stop *suddenly*.") == "P:(Do )!not!( stop )/suddenly/(.)");
  CHECK(told("__Strong__ and _soft_") == "P:!Strong!( and )/soft/");
  CHECK(told("Bring:\n\n- a list\n- of **all**\n  that you take\n\nThank you") ==
        "P:(Bring:)B:(a list)B:(of )!all!( that you take)P:(Thank you)");
  CHECK(told("1. First\r\n2. Second") == "N:(First)N:(Second)");
  CHECK(told("See [the page](https://example.org/a?b=1).") == "P:(See ){the page|https://example.org/a?b=1}(.)");
  CHECK(told("<https://example.org>") == "P:{https://example.org|https://example.org}");
}

TEST_CASE("marks that are meant as themselves stay") {
  CHECK(told("2 * 3 * 4") == "P:(2 * 3 * 4)");
  CHECK(told("snake_case_name") == "P:(snake_case_name)");
  CHECK(told("an *open one") == "P:(an *open one)");
  CHECK(told("\\*not\\* marked, a [bracket] and \\<") == "P:(*not* marked, a [bracket] and <)");
  CHECK(told("£5 & more") == "P:(£5 & more)");
}

TEST_CASE("more than that is not read at all") {
  for (const char* markdown : {"",
                               "  \n",
                               "# Heading",
                               "> said",
                               "```\ncode\n```",
                               "a `b`",
                               "    code",
                               "| a | b |",
                               "Heading\n===",
                               "a\n\n---\n\nb",
                               "![a](https://example.org/a.png)",
                               "<b>bold</b>",
                               "a <script>alert(1)</script>",
                               "[a](http://example.org)",
                               "[a](javascript:alert(1))",
                               "[a](https://example.org \"title\")",
                               "**a *b* c**",
                               "***a***",
                               "- a\n  - b",
                               "[**a**](https://example.org)",
                               "\tcode"}) {
    INFO(markdown);
    CHECK(told(markdown) == "none");
  }
}

TEST_CASE("of a display the marks are read, in the language where they were translated") {
  const char* const url = "http://hl7.org/fhir/StructureDefinition/";
  const auto display = [&](const std::string& of_text, const std::string& of_marks) {
    const std::string markdown =
        "{'url': '" + std::string(url) + "rendering-markdown', 'valueMarkdown': '*Note*'" + of_marks + "}";
    const json::Value whole = json_of(
        "{'resourceType': 'Questionnaire', 'item': [{'linkId': 'd', 'type': 'display', 'text': 'Note', "
        "'_text': {'extension': [" +
        markdown + of_text + "]}}]}");
    Failures failures;
    const Questionnaire own = read_questionnaire(whole, "", failures);
    const Translator translator("cy", nullptr);
    CHECK(failures.empty());
    return std::pair(own.items[0].marked, read_questionnaire(whole, "", failures, &translator).items[0]);
  };
  const auto welsh = [&](const std::string& words) {
    return "{'url': '" + std::string(url) +
           "translation', 'extension': [{'url': 'lang', 'valueCode': 'cy'}, "
           "{'url': 'content', " +
           words + "}]}";
  };
  const auto [own, untranslated] = display("", "");
  REQUIRE(own.size() == 1);
  CHECK(own[0].runs[0].mark == MarkedRun::Mark::emphasis);
  CHECK(untranslated.marked.size() == 1);
  CHECK(display(", " + welsh("'valueString': 'Nodyn'"), "").second.marked.empty());
  const auto both = display(", " + welsh("'valueString': 'Nodyn'"),
                            ", '_valueMarkdown': {'extension': [" + welsh("'valueMarkdown': '**Nodyn**'") + "]}")
                        .second;
  CHECK(both.text == "Nodyn");
  REQUIRE(both.marked.size() == 1);
  CHECK(both.marked[0].runs[0].text == "Nodyn");
  CHECK(both.marked[0].runs[0].mark == MarkedRun::Mark::strong);
}

}  // namespace sealwell::pack
