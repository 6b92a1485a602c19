// What must hold on every screen, whatever is on it.

#include "core/html/page.hpp"
#include "core/html/render.hpp"

#include "tests/unit/html/markup_reader.hpp"
#include "tests/unit/html/samples.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <sstream>

using namespace sealwell;
using html::tests::Page;

namespace {

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> found;
  for (std::string word; stream >> word;) found.push_back(word);
  return found;
}

const std::set<std::string> plain_attributes = {"aria-current",
                                                "aria-describedby",
                                                "aria-hidden",
                                                "aria-pressed",
                                                "as",
                                                "autocomplete",
                                                "charset",
                                                "checked",
                                                "class",
                                                "colspan",
                                                "content",
                                                "crossorigin",
                                                "d",
                                                "dir",
                                                "download",
                                                "focusable",
                                                "for",
                                                "height",
                                                "href",
                                                "hreflang",
                                                "html",
                                                "id",
                                                "inputmode",
                                                "lang",
                                                "method",
                                                "name",
                                                "novalidate",
                                                "preserveAspectRatio",
                                                "rel",
                                                "role",
                                                "rows",
                                                "scope",
                                                "selected",
                                                "spellcheck",
                                                "src",
                                                "tabindex",
                                                "type",
                                                "target",
                                                "value",
                                                "viewBox",
                                                "width"};

}  // namespace

TEST_CASE("every screen is sound markup") {
  for (const auto& sample : html::samples::all()) {
    INFO(sample.name);
    CHECK(html::tests::read(html::render_screen(sample.screen)).fault == "");
    CHECK(html::tests::read(html::render_alerts(sample.screen)).fault == "");
    CHECK(html::tests::read(html::render_page(sample.screen, {})).fault == "");
  }
}

TEST_CASE("no attribute runs or styles anything") {
  for (const auto& sample : html::samples::all()) {
    for (const auto& element : html::tests::read(html::render_page(sample.screen, {})).elements) {
      CHECK(element.tag != "style");
      CHECK(element.tag != "script");
      for (const auto& [name, value] : element.attributes) {
        INFO(sample.name << ": " << element.tag << " " << name);
        CHECK((name.starts_with("data-") || plain_attributes.count(name) == 1));
        CHECK_FALSE(value.starts_with("javascript:"));
      }
    }
  }
}

TEST_CASE("ids are unique and every reference finds its element") {
  for (const auto& sample : html::samples::all()) {
    const Page page = html::tests::read(html::render_page(sample.screen, {}));
    std::set<std::string> ids;
    for (const auto& element : page.elements) {
      if (const auto* id = element.attribute("id")) {
        INFO(sample.name << ": " << *id);
        CHECK(ids.insert(*id).second);
        CHECK(id->find(' ') == std::string::npos);
      }
    }
    for (const auto& element : page.elements) {
      for (const std::string_view name : {"aria-describedby", "for"}) {
        if (const auto* list = element.attribute(name)) {
          CHECK_FALSE(list->empty());
          for (const auto& id : words(*list)) {
            INFO(sample.name << ": " << id);
            CHECK(ids.count(id) == 1);
          }
        }
      }
      if (const auto* href = element.attribute("href"); href != nullptr && href->size() > 1 && (*href)[0] == '#') {
        INFO(sample.name << ": " << *href);
        CHECK(ids.count(href->substr(1)) == 1);
      }
    }
  }
}

TEST_CASE("every input has a label of its own and the name that the session reads") {
  for (const auto& sample : html::samples::all()) {
    const Page page = html::tests::read(html::render_screen(sample.screen));
    std::set<std::string> labelled;
    for (const auto* label : page.all("label")) {
      INFO(label->text);
      CHECK_FALSE(label->text.empty());
      labelled.insert(*label->attribute("for"));
    }
    for (const auto& element : page.elements) {
      if (element.tag != "input" && element.tag != "select" && element.tag != "textarea") continue;
      INFO(sample.name);
      REQUIRE(element.attribute("id") != nullptr);
      CHECK(labelled.count(*element.attribute("id")) == 1);
      CHECK(element.attribute("name") != nullptr);
      CHECK(element.attribute("required") == nullptr);
    }
  }
}

TEST_CASE("one level-1 heading, and it can receive focus") {
  for (const auto& sample : html::samples::all()) {
    INFO(sample.name);
    const Page page = html::tests::read(html::render_page(sample.screen, {}));
    REQUIRE(page.all("h1").size() == 1);
    const auto* heading = page.all("h1").front();
    REQUIRE(heading->attribute("id") != nullptr);
    CHECK(*heading->attribute("id") == "sealwell-heading");
    CHECK(*heading->attribute("tabindex") == "-1");
  }
}

TEST_CASE("help is the same and in the same place on every screen") {
  std::set<std::string> tails;
  for (const auto& sample : html::samples::all()) {
    INFO(sample.name);
    if (sample.screen.direction != "ltr") continue;
    const std::string markup = html::render_screen(sample.screen);
    const auto begin = markup.find("<footer");
    REQUIRE(begin != std::string::npos);
    const auto end = markup.find("</div>", begin);
    REQUIRE(markup.substr(0, begin).ends_with("</main>"));
    tails.insert(markup.substr(begin, end - begin));
  }
  REQUIRE(tails.size() == 1);
  CHECK(tails.begin()->find("href=\"tel:08008401628\"") != std::string::npos);
}

TEST_CASE("controls on one screen that do different things have different names") {
  for (const auto& sample : html::samples::all()) {
    const Page page = html::tests::read(html::render_screen(sample.screen));
    std::set<std::string> names;
    for (const auto& element : page.elements) {
      if (element.attribute("data-action") == nullptr && element.attribute("data-file") == nullptr) continue;
      INFO(sample.name << ": " << element.text);
      CHECK_FALSE(element.text.empty());
      CHECK(names.insert(element.text).second);
    }
  }
}

TEST_CASE("a form never puts answers into an address") {
  for (const auto& sample : html::samples::all()) {
    INFO(sample.name);
    const Page page = html::tests::read(html::render_screen(sample.screen));
    CHECK(page.all("form").size() == (sample.screen.form ? 1u : 0u));
    for (const auto* form : page.all("form")) {
      CAPTURE(form->text);
      CHECK(*form->attribute("method") == "dialog");
      CHECK(*form->attribute("autocomplete") == "off");
      CHECK(form->attribute("novalidate") != nullptr);
      CHECK(form->attribute("action") == nullptr);
    }
  }
}
