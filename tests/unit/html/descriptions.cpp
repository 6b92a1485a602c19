#include "core/html/exit_link.hpp"
#include "core/html/page.hpp"
#include "core/html/render.hpp"

#include "tests/unit/html/markup_reader.hpp"
#include "tests/unit/html/samples.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using namespace sealwell::engine;
using html::tests::Element;
using html::tests::Page;

namespace {

Page page_of(std::vector<Block> blocks) {
  Screen screen = html::samples::bare("item/x", "X");
  screen.blocks = std::move(blocks);
  screen.form = true;
  return html::tests::read(html::render_screen(screen));
}

const Element& found(const Page& page, std::string_view id) {
  const Element* element = page.by_id(id);
  INFO(id);
  REQUIRE(element != nullptr);
  return *element;
}

Field field(FieldKind kind, std::string name) {
  Field made;
  made.kind = kind;
  made.name = std::move(name);
  made.label = "Question";
  return made;
}

}  // namespace

TEST_CASE("hint, error and unit describe the input, in that order") {
  Field weight = field(FieldKind::number, "weight");
  weight.hint = "Without shoes";
  weight.error = "Enter your weight";
  weight.error_prefix = "Error:";
  weight.unit = "kg";
  const Page page = page_of({weight});
  CHECK(*found(page, "weight").attribute("aria-describedby") == "weight-hint weight-error weight-unit");
  CHECK(found(page, "weight-hint").text == "Without shoes");
  CHECK(found(page, "weight-error").text == "Error: Enter your weight");
  CHECK(found(page, "weight-unit").text == "kg");
  CHECK(found(page, "weight").has_class("govuk-input--error"));
}

TEST_CASE("an input without hint and error is described by nothing") {
  CHECK(found(page_of({field(FieldKind::text, "name")}), "name").attribute("aria-describedby") == nullptr);
}

TEST_CASE("hint and error of a group of options describe the group") {
  for (const auto kind : {FieldKind::radios, FieldKind::checkboxes, FieldKind::date}) {
    CAPTURE(kind);
    Field choice = field(kind, "choice");
    choice.hint = "Hint";
    choice.error = "Error";
    choice.options = {{"a", "A", "About A", false, false}, {"b", "B", "", true, false}};
    const Page page = page_of({choice});
    REQUIRE(page.all("fieldset").size() == 1);
    CHECK(*page.all("fieldset").front()->attribute("aria-describedby") == "choice-hint choice-error");
  }
}

TEST_CASE("options: the first has the field's id, the chosen one is checked, each hint describes its option") {
  Field choice = field(FieldKind::radios, "choice");
  choice.options = {{"a", "A", "", false, false}, {"b", "B", "About B", true, false}};
  const Page page = page_of({choice});
  CHECK(*found(page, "choice").attribute("value") == "a");
  CHECK(found(page, "choice").attribute("checked") == nullptr);
  CHECK(found(page, "choice-2").attribute("checked") != nullptr);
  CHECK(*found(page, "choice-2").attribute("aria-describedby") == "choice-2-item-hint");
}

TEST_CASE("ids made from one name give way to another field's name") {
  Field first = field(FieldKind::radios, "audit");
  first.hint = "Hint";
  first.options = {{"a", "A", "", false, false}, {"b", "B", "", false, false}};
  Field second = field(FieldKind::text, "audit-2");
  Field third = field(FieldKind::text, "audit-hint");
  const Page page = page_of({first, second, third});
  CHECK(*found(page, "audit-2").attribute("type") == "text");
  CHECK(*found(page, "audit-hint").attribute("type") == "text");
  CHECK(*found(page, "audit-2-more").attribute("value") == "b");
  CHECK(*page.all("fieldset").front()->attribute("aria-describedby") == "audit-hint-more");
}

TEST_CASE("only the wrong parts of a date are marked, all of them when none is named") {
  Field date = field(FieldKind::date, "born");
  date.values = {"31", "2", "1984"};
  date.error = "Date of birth must be a real date";
  date.wrong_parts = {"day", "month"};
  date.autocomplete = "bday";
  Page page = page_of({date});
  CHECK(found(page, "born-day").has_class("govuk-input--error"));
  CHECK(found(page, "born-month").has_class("govuk-input--error"));
  CHECK_FALSE(found(page, "born-year").has_class("govuk-input--error"));
  CHECK(*found(page, "born-year").attribute("name") == "born-year");
  CHECK(*found(page, "born-year").attribute("value") == "1984");
  CHECK(*found(page, "born-month").attribute("autocomplete") == "bday-month");
  date.wrong_parts.clear();
  page = page_of({date});
  CHECK(found(page, "born-year").has_class("govuk-input--error"));
  date.error.clear();
  page = page_of({date});
  CHECK_FALSE(found(page, "born-day").has_class("govuk-input--error"));
}

TEST_CASE("the error summary can receive focus and links to each first input") {
  const Page page =
      page_of({ErrorSummary{"There is a problem", {{"Enter a name", "full name"}, {"Enter a day", "born-day"}}},
               field(FieldKind::text, "full name"), field(FieldKind::date, "born")});
  CHECK(*found(page, "sealwell-errors").attribute("tabindex") == "-1");
  std::vector<std::string> links;
  for (const auto* link : page.all("a")) {
    if (link->attribute("href")->size() > 1 && link->attribute("href")->front() == '#')
      links.push_back(*link->attribute("href"));
  }
  REQUIRE(links.size() == 2);
  CHECK(*found(page, links[0].substr(1)).attribute("name") == "full name");
  CHECK(*found(page, links[1].substr(1)).attribute("name") == "born-day");
}

TEST_CASE("what was typed comes back unchanged, line breaks at its beginning too") {
  Field more = field(FieldKind::textarea, "more");
  more.values = {"\n\nTwo lines <down> & \"quoted\""};
  const std::string text = found(page_of({more}), "more").text;
  // HTML drops the first line break after the start tag.
  CHECK(text == "\n\n\nTwo lines <down> & \"quoted\"");
}

TEST_CASE("a drop-down chooses nothing by itself") {
  Field area = field(FieldKind::select, "area");
  area.options = {{"a", "A", "", false, false}, {"b", "B", "", true, false}};
  const Page page = page_of({area});
  const auto options = page.all("option");
  REQUIRE(options.size() == 3);
  CHECK(options[0]->attribute("value")->empty());
  CHECK(options[1]->attribute("selected") == nullptr);
  CHECK(options[2]->attribute("selected") != nullptr);
}

TEST_CASE("keyboards, autofill and spell checking follow the field") {
  Field number = field(FieldKind::number, "n");
  CHECK(*found(page_of({number}), "n").attribute("inputmode") == "numeric");
  number.decimal = true;
  CHECK(*found(page_of({number}), "n").attribute("inputmode") == "decimal");
  CHECK(*found(page_of({number}), "n").attribute("type") == "text");
  Field email = field(FieldKind::text, "e");
  email.autocomplete = "email";
  email.spellcheck = false;
  CHECK(*found(page_of({email}), "e").attribute("type") == "email");
  CHECK(*found(page_of({email}), "e").attribute("autocomplete") == "email");
  CHECK(*found(page_of({email}), "e").attribute("spellcheck") == "false");
  CHECK(found(page_of({number}), "n").attribute("autocomplete") == nullptr);
}

TEST_CASE("where a pack says so nothing is filled in or remembered by the browser") {
  for (const FieldKind kind : {FieldKind::text, FieldKind::number, FieldKind::textarea}) {
    CAPTURE(kind);
    Field typed = field(kind, "t");
    typed.autocomplete = "email";
    typed.autofill = false;
    CHECK(*found(page_of({typed}), "t").attribute("autocomplete") == "off");
  }
  Field birth = field(FieldKind::date, "d");
  birth.autocomplete = "bday";
  CHECK(*found(page_of({birth}), "d-year").attribute("autocomplete") == "bday-year");
  birth.autofill = false;
  for (const char* part : {"d-day", "d-month", "d-year"}) {
    CAPTURE(part);
    CHECK(*found(page_of({birth}), part).attribute("autocomplete") == "off");
  }
}

TEST_CASE("an open choice has its words in an input of its own inside the group") {
  Field choice = field(FieldKind::radios, "choice");
  choice.options = {{"a", "A", "", false, false}};
  choice.other_label = "Something else";
  choice.other_name = "choice-words";
  choice.other_text = "typed";
  const Page page = page_of({choice});
  CHECK(*found(page, "choice-words").attribute("name") == "choice-words");
  CHECK(*found(page, "choice-words").attribute("value") == "typed");
}

TEST_CASE("buttons of one kind look equal") {
  const Page page = page_of({Actions{{{"Yes", "yes", Button::Kind::primary}, {"No", "no", Button::Kind::primary}}}});
  std::vector<const Element*> buttons;
  for (const auto* button : page.all("button")) {
    if (*button->attribute("type") == "submit") buttons.push_back(button);
  }
  REQUIRE(buttons.size() == 2);
  CHECK(*buttons[0]->attribute("class") == *buttons[1]->attribute("class"));
  CHECK(*buttons[0]->attribute("name") == "button");
  CHECK(*buttons[1]->attribute("value") == "no");
}

TEST_CASE("commands, files and stars carry what the shell needs") {
  const Page page = page_of({Command{"Print", "print", ""}, Download{"results", "Save"},
                             Suggestion{"walk", "Walk", "Walk more.", "", "", "Keep", true, {}},
                             SummaryList{{{"Name", {"A"}, "Change", "your name", "item/name"}}}});
  const auto with = [&](std::string_view name, std::string_view value) -> const Element* {
    for (const auto& element : page.elements) {
      if (element.attribute(name) != nullptr && *element.attribute(name) == value) return &element;
    }
    return nullptr;
  };
  REQUIRE(with("data-action", "print") != nullptr);
  CHECK(*with("data-action", "print")->attribute("type") == "button");
  REQUIRE(with("data-file", "results") != nullptr);
  CHECK(with("data-file", "results")->attribute("download") != nullptr);
  REQUIRE(with("data-target", "walk") != nullptr);
  CHECK(*with("data-target", "walk")->attribute("aria-pressed") == "true");
  CHECK(with("data-target", "walk")->text == "Keep Walk");
  REQUIRE(with("data-target", "item/name") != nullptr);
  CHECK(with("data-target", "item/name")->text == "Change your name");
}

TEST_CASE("every value of a chart is text beside its bar and a row of the table") {
  const Page page = html::tests::read(html::render_screen(html::samples::results()));
  std::vector<std::string> shown;
  std::vector<std::string> bars;
  std::vector<std::string> cells;
  for (const auto& element : page.elements) {
    INFO(element.text);
    if (element.has_class("sealwell-chart__value")) shown.push_back(element.text);
    if (element.has_class("sealwell-chart__fill")) bars.push_back(*element.attribute("width"));
    if (element.tag == "td") cells.push_back(element.text);
    if (element.tag == "svg") CHECK(*element.attribute("aria-hidden") == "true");
  }
  CHECK(shown == std::vector<std::string>{"8/10", "6/10", "2/10", "2/10", "10/10", "0/10"});
  CHECK(bars == std::vector<std::string>{"8", "6", "2", "2", "10", "0"});
  CHECK(cells == std::vector<std::string>{"8", "6", "2", "2", "10", "0"});
}

TEST_CASE("a bar never leaves its track") {
  Chart chart;
  chart.max = 4;
  chart.bars = {{"", "Over", 9, false, ""}, {"", "Under", -3, false, ""}};
  std::vector<std::string> bars;
  const Page page = page_of({chart});
  for (const auto& element : page.elements) {
    if (element.has_class("sealwell-chart__fill")) bars.push_back(*element.attribute("width"));
  }
  CHECK(bars == std::vector<std::string>{"4", "0"});
}

TEST_CASE("from right to left, numbers keep their order and typed words their direction") {
  const Page page = html::tests::read(html::render_page(html::samples::right_to_left(), {}));
  CHECK(*page.all("html").front()->attribute("dir") == "rtl");
  CHECK(*found(page, "phone").attribute("dir") == "ltr");
  CHECK(*found(page, "weight").attribute("dir") == "ltr");
  REQUIRE(page.all("bdi").size() == 1);
  CHECK(page.all("bdi").front()->text == "Siân O’Neill (Mrs)");
  for (const auto* link : page.all("a")) {
    INFO(link->text);
    if (link->attribute("href")->starts_with("tel:")) CHECK(*link->attribute("dir") == "ltr");
  }
}

TEST_CASE("alerts are drawn apart, take no heading and are empty when there are none") {
  Screen screen = html::samples::bare("x", "X");
  CHECK(html::render_alerts(screen).empty());
  screen.alerts = {Heading{1, "Stop", ""}, Warning{"Warning", "Do not stop suddenly."}};
  const std::string alerts = html::render_alerts(screen);
  CHECK(alerts.find("Do not stop suddenly.") != std::string::npos);
  CHECK(alerts.find("sealwell-heading") == std::string::npos);
  CHECK(html::render_screen(screen).find("Do not stop suddenly.") == std::string::npos);
}

TEST_CASE("the page says what the frame's script asks for") {
  html::PageAssets assets;
  assets.stylesheets = {"/frame.css", "/theme.css"};
  assets.scripts = {"/frame.js"};
  assets.preloads = {{"/core.wasm", "application/wasm", "fetch"}, {"/pack", "", "fetch"}};
  assets.data = {{"pack", "/pack"}, {"pack-sha256", "00ff"}};
  assets.no_script = "Turn on JavaScript.";
  assets.no_script_link = {"/paper", "On paper"};
  const Page page = html::tests::read(html::render_page(html::samples::bare("start", "Start"), assets));
  REQUIRE(page.fault == "");
  const auto* body = page.all("body").front();
  CHECK(body->attributes ==
        std::vector<std::pair<std::string, std::string>>{{"data-pack", "/pack"}, {"data-pack-sha256", "00ff"}});
  REQUIRE(page.all("script").size() == 1);
  CHECK(*page.all("script").front()->attribute("type") == "module");
  CHECK(*page.all("script").front()->attribute("src") == "/frame.js");
  CHECK(page.all("script").front()->text.empty());
  REQUIRE(page.all("link").size() == 4);
  CHECK(*page.all("link")[1]->attribute("href") == "/theme.css");
  CHECK(*page.all("link")[2]->attribute("type") == "application/wasm");
  CHECK(page.all("link")[3]->attribute("type") == nullptr);
  CHECK(page.all("noscript").front()->text == "Turn on JavaScript.On paper");
  const auto* paper = page.all("a").front();
  CHECK(*paper->attribute("href") == "/paper");
  CHECK(*paper->attribute("target") == "_blank");
  CHECK(*found(page, "sealwell-alert").attribute("role") == "alert");
  CHECK(found(page, "sealwell-screen").tag == "div");
}

TEST_CASE("a page has its own title, its scripts in order, and what stands above and below every screen") {
  html::PageAssets assets;
  assets.title = "The service";
  assets.scripts = {"/frame.js", "/exit.js"};
  const html::ExitLink exit{"https://example.org/?a=1&b=2", "Emergency", "Exit this page", "{\"en\":{\"exit\":\"x\"}}"};
  assets.above = html::exit_link_above(exit);
  assets.below = html::exit_link_below(exit);
  const std::string text = html::render_page(html::samples::bare("start", "Start"), assets);
  const Page page = html::tests::read(text);
  REQUIRE(page.fault == "");
  CHECK(page.all("title").front()->text == "The service");
  REQUIRE(page.all("script").size() == 2);
  CHECK(*page.all("script")[1]->attribute("src") == "/exit.js");
  const std::size_t above = text.find("govuk-exit-this-page\""), below = text.find("sealwell-exit-below");
  CHECK(above < text.find("id=\"sealwell-alert\""));
  CHECK(below > text.find("</footer>"));
  CHECK(*found(page, "sealwell-exit-said").attribute("role") == "status");
  // The link is the same twice; what may be on a page but once is not.
  const std::string link = "<a href=\"https://example.org/?a=1&amp;b=2\" target=\"_top\"";
  CHECK(assets.above.find(link) != std::string::npos);
  CHECK(assets.below.find(link) != std::string::npos);
  for (const char* once : {" id=", " data-words=", " role=\"status\""})
    CHECK(assets.below.find(once) == std::string::npos);
}
