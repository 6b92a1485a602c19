// Panels as HTML: what they hold is there, escaped, and named so that a screen reader can tell it.
#include "shell/workbench/html/panel_html.hpp"

#include "shell/workbench/html/workbench_html.hpp"
#include "shell/workbench/rooms/panel.hpp"
#include "shell/workbench/rooms/panel_parts.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using namespace sealwell::workbench;

namespace {

bool has(const std::string& html, std::string_view part) { return html.find(part) != std::string::npos; }

std::size_t count(const std::string& html, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = html.find(part); at != std::string::npos; at = html.find(part, at + 1)) ++found;
  return found;
}

std::string html_of(Piece piece) { return panel_html({"panel", "Panel", {std::move(piece)}}); }

Tree::Node node(std::string id, int depth, bool branch = false, bool open = false) {
  Tree::Node made;
  made.text = "text of " + id;
  made.id = std::move(id);
  made.depth = depth;
  made.branch = branch;
  made.open = open;
  return made;
}

}  // namespace

TEST_CASE("a table has a caption, headings that sort and rows that are chosen by their first cell") {
  Table table{"list",
              "What arrived",
              {{"id", "Reference", false}, {"size", "Size", true}},
              {{"a", {"A <1>", "12"}, true}, {"b", {"B", "7"}, false}},
              "size",
              true,
              "Nothing"};
  const std::string html = html_of(table);
  CHECK(has(html, "<caption class=\"govuk-table__caption govuk-table__caption--s\">What arrived</caption>"));
  CHECK(has(html,
            "aria-sort=\"descending\"><button class=\"govuk-link sealwell-link\" type=\"button\" data-action=\"sort\" "
            "data-target=\"size\">Size"));
  CHECK(count(html, "aria-sort") == 1);
  CHECK(has(html, "data-action=\"choose\" data-target=\"a\" aria-pressed=\"true\">A &lt;1&gt;</button></th>"));
  CHECK(has(html, "govuk-table__cell--numeric\">7</td>"));

  table.rows.clear();
  const std::string empty = html_of(table);
  CHECK(has(empty, "Nothing"));
  CHECK_FALSE(has(empty, "<table"));
}

TEST_CASE("a tree is nested lists, each of which is closed") {
  Tree tree{"tree",
            "Questionnaire",
            {node("a", 0, true, true), node("b", 1, true, true), node("c", 2), node("d", 0), node("e", 0, true)}};
  tree.nodes[2].mark = Tree::Node::Mark::error;
  tree.nodes[2].mark_text = "Error: no text";
  const std::string html = html_of(tree);
  CHECK(count(html, "<ul") == 3);
  CHECK(count(html, "</ul>") == 3);
  CHECK(count(html, "<li>") == 5);
  CHECK(count(html, "</li>") == 5);
  CHECK(has(html, "aria-expanded=\"true\""));
  CHECK(has(html, "data-action=\"toggle\" data-target=\"e\" aria-expanded=\"false\""));
  CHECK(has(html, "<strong class=\"workbench-mark\">Error: no text</strong>"));
  // From the depth of two back to the root.
  CHECK(html.find("text of c") < html.find("</ul></li></ul></li><li>"));
}

TEST_CASE("a graph names where each node leads") {
  Graph graph{"paths", "Paths", "Two screens", {}, {}};
  graph.nodes.push_back({"start", "Start", "", 0, 0, false, false});
  graph.nodes.push_back({"end", "End", "never reached", 1, 0, true, false});
  graph.edges.push_back({0, 1, "yes"});
  graph.edges.push_back({0, 7, "nowhere"});
  const std::string html = html_of(graph);
  CHECK(has(html, "Leads to End (yes)</p>"));
  CHECK(has(html, "never reached"));
  CHECK_FALSE(has(html, "nowhere"));
}

TEST_CASE("no two forms of a panel share a name or an id, and events have the fields' own names") {
  const auto form = [](std::string id) {
    SecretField secret{"passphrase", "Passphrase", "As you typed it", "That is not it"};
    return Form{std::move(id), {engine::Block(exact_field("path", "Path", "a\"b")), secret}};
  };
  const std::string html = panel_html({"keys", "Keys", {form("one"), form("two")}});
  for (const char* name : {"one.path", "two.path", "one.passphrase", "two.passphrase"}) {
    INFO(name);
    CHECK(count(html, "id=\"" + std::string(name) + "\"") == 1);
    CHECK(count(html, "name=\"" + std::string(name) + "\"") == 1);
  }
  CHECK(has(html, "<form method=\"dialog\" autocomplete=\"off\" novalidate data-form=\"one\">"));
  CHECK(has(html, "aria-describedby=\"one.passphrase-hint one.passphrase-error\" type=\"password\""));
  CHECK(has(html, "a&quot;b"));
  CHECK(own_name("one", "one.path") == "path");
  CHECK(own_name("one", "path") == "path");
  CHECK(own_name("one", page_name("one", "path")) == "path");
}

TEST_CASE("code stands as it is, and can be scrolled with the keyboard") {
  const std::string html = html_of(Code{"JSON", "{\n  \"a\": \"<b>\"\n}"});
  CHECK(
      has(html, "tabindex=\"0\" aria-label=\"JSON\"><code>{\n  &quot;a&quot;: &quot;&lt;b&gt;&quot;\n}</code></pre>"));
}
