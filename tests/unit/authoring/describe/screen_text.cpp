#include "core/authoring/describe/screen_text.hpp"

#include "tests/unit/html/samples.hpp"
#include "tests/unit/html/screen_changes.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using namespace sealwell::html;

namespace {

constexpr std::string_view control = "names what a control sends, which nobody reads";
constexpr std::string_view press = "there is nothing to press beside a text";
constexpr std::string_view typing = "is about typing, and nothing is typed into a text";
constexpr std::string_view look = "is how it looks, and plain text has one size and no colours";
constexpr std::string_view table = "the bars are lines with their numbers, and need no table";
constexpr std::string_view frame = "belongs to the frame around the blocks";

constexpr samples::LeftOut left_out[] = {
    {"option.value", control},
    {"option.exclusive", control},
    {"field.name", control},
    {"field.otherName", control},
    {"errors entry.target", control},
    {"summary row.target", control},
    {"suggestion.id", control},
    {"button.value", control},
    {"command.action", control},
    {"command.target", control},
    {"download.file", control},
    {"summary row.change", press},
    {"summary row.changeHidden", press},
    {"suggestion.star", press},
    {"field.autocomplete", typing},
    {"field.autofill", typing},
    {"field.decimal", typing},
    {"field.spellcheck", typing},
    {"field.fromLeft", typing},
    {"field.maxLength", typing},
    {"field.repeats", typing},
    {"field.width", typing},
    {"field.wrongParts", typing},
    {"paragraph.lead", look},
    {"field.labelIsHeading", look},
    {"field.inARow", look},
    {"group.legendIsHeading", look},
    {"button.kind", look},
    {"chart bar.marked", look},
    {"chart.groupHeading", table},
    {"chart.barHeading", table},
    {"chart.valueHeading", table},
    {"chart.tableLabel", table},
    {"screen.id", frame},
    {"screen.title", frame},
    {"screen.language", frame},
    {"screen.direction", frame},
    {"screen.service", frame},
    {"screen.position", frame},
    {"screen.back", frame},
    {"screen.form", frame},
    {"screen.clear", frame},
    {"screen.languages", frame},
    {"screen language.tag", frame},
    {"screen language.name", frame},
    {"screen language.direction", frame},
    {"screen language.current", frame},
};

}  // namespace

TEST_CASE("plain text shows each member of a screen, or says why not") {
  for (const std::string& fault : samples::faults_of_renderer(describe::screen_text, left_out)) FAIL_CHECK(fault);
}

TEST_CASE("a refused form as plain text says what is wrong and shows what was typed") {
  const std::string text = describe::screen_text(samples::refused_form());
  for (const char* part : {"! There is a problem\n    Select whether you smoke\n", "(x) Yes, on some days\n",
                           "[x] Stopping smoking\n", "Error: Date of birth must be a real date\n    Day: 31\n",
                           "    eighty\n    kg\n", "Something else: \n", "[Continue]\n"}) {
    INFO(part << "\nin\n" << text);
    CHECK(text.find(part) != std::string::npos);
  }
}
