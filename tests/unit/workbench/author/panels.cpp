#include "shell/workbench/rooms/panel.hpp"

#include "tests/unit/workbench/author/authoring.hpp"

using namespace sealwell;
using namespace sealwell::tests;
using Catch::Matchers::Contains;
using workbench::AuthorRoom;

namespace {

workbench::Tree tree(const AuthorRoom& room) {
  const workbench::Panel panel = room.panel("tree");
  for (const workbench::Piece& piece : panel.pieces) {
    if (const auto* found = std::get_if<workbench::Tree>(&piece)) return *found;
  }
  FAIL("no tree");
  return {};
}

workbench::Graph graph(const AuthorRoom& room) {
  const workbench::Panel panel = room.panel("paths");
  for (const workbench::Piece& piece : panel.pieces) {
    if (const auto* found = std::get_if<workbench::Graph>(&piece)) return *found;
  }
  FAIL("no graph");
  return {};
}

}  // namespace

TEST_CASE("the tree opens, closes and is searched") {
  const CopiedPack copy("livewell-dorset");
  AuthorRoom room(copy.path(), now_ms);
  const std::size_t closed = tree(room).nodes.size();
  std::string id;
  const workbench::Tree shown = tree(room);
  for (const auto& node : shown.nodes) {
    if (node.branch) id = node.id;
  }
  act(room, "tree", "toggle", id);
  CHECK(tree(room).nodes.size() > closed);
  act(room, "tree", "toggle", id);
  CHECK(tree(room).nodes.size() == closed);
  submit(room, "tree", "find", "find", {{"search", "CIGARETTES-per"}});
  const workbench::Tree found = tree(room);
  CHECK(found.nodes.back().note.starts_with("cigarettes-per-day"));
  CHECK(found.nodes.size() < 6);
}

TEST_CASE("what the checker finds appears at its item and in the list, and goes when it is fixed") {
  const CopiedPack copy("livewell-dorset");
  AuthorRoom room(copy.path(), now_ms);
  choose_item(room, "first-cigarette");
  const std::size_t before = table(room, "findings", "findings").rows.size();
  change(room, "item", "item", "text", "");
  (void)room.tick(now_ms + 1000);
  const workbench::Table findings = table(room, "findings", "findings");
  REQUIRE(findings.rows.size() > before);
  const auto about = std::find_if(findings.rows.begin(), findings.rows.end(), [](const auto& one) {
    return one.cells[1].starts_with("first-cigarette (questionnaire.json");
  });
  REQUIRE(about != findings.rows.end());
  bool marked = false;
  const workbench::Tree shown = tree(room);
  for (const auto& node : shown.nodes) {
    if (node.note.find("choice") != std::string::npos && node.text == "first-cigarette") {
      marked = node.mark != workbench::Tree::Node::Mark::none && !node.mark_text.empty();
    }
  }
  CHECK(marked);
  CHECK_THAT(words(room.panel("item")), Contains(about->cells[2]));
  // The mark stands on what is closed above it, too.
  submit(room, "tree", "find", "find", {{"search", ""}});
  int marks = 0;
  const workbench::Tree all = tree(room);
  for (const auto& node : all.nodes) marks += node.mark != workbench::Tree::Node::Mark::none;
  CHECK(marks > 0);
  act(room, "findings", "choose", about->id);
  CHECK(room.panel("item").title == "Item first-cigarette");
  act(room, "pack", "undo");
  (void)room.tick(now_ms + 2000);
  CHECK(table(room, "findings", "findings").rows.size() == before);
}

TEST_CASE("broken JSON on the disk is told, the last good text goes on, and work that is not saved stays") {
  const CopiedPack copy("livewell-dorset");
  AuthorRoom room(copy.path(), now_ms);
  choose_item(room, "area");
  change(room, "item", "item", "text", "Mine");
  const std::string good = copy.read("questionnaire.json");
  copy.write("questionnaire.json", good.substr(0, 2000));
  (void)room.tick(now_ms + 1000);
  const std::string said = words(room.panel("pack"));
  CHECK_THAT(said, Contains("questionnaire.json, line "));
  CHECK_THAT(said, Contains("This is not JSON."));
  CHECK_THAT(said, Contains("Both are kept until you choose."));
  CHECK(field(form(room, "item", "item"), "text").values == std::vector<std::string>{"Mine"});
  act(room, "pack", "save");
  CHECK_THAT(words(room.panel("pack")), Contains("Choose which of the two to keep"));
  CHECK(copy.read("questionnaire.json") == good.substr(0, 2000));
  act(room, "pack", "keep-own", "questionnaire.json");
  act(room, "pack", "save");
  CHECK(differing_lines(good, copy.read("questionnaire.json")).second == 1);
}

TEST_CASE("paths are drawn, and what nothing leads to is marked with words") {
  const CopiedPack copy("living-well-rochdale");
  AuthorRoom room(copy.path(), now_ms);
  const workbench::Graph drawn = graph(room);
  CHECK(drawn.nodes.size() > 20);
  CHECK(drawn.edges.size() >= drawn.nodes.size() - 1);
  CHECK_THAT(drawn.summary, Contains("Nobody has looked yet"));
  for (const auto& edge : drawn.edges) {
    CAPTURE(edge.from, edge.to);
    REQUIRE((edge.from < drawn.nodes.size() && edge.to < drawn.nodes.size()));
  }
  CHECK(std::any_of(drawn.edges.begin(), drawn.edges.end(),
                    [](const auto& edge) { return edge.label.starts_with("if "); }));
  act(room, "paths", "explore");
  CHECK_THAT(graph(room).summary, Contains("0 that no answers lead to"));

  // A question that asks for an answer which another condition rules out.
  std::string link_id;
  for (const auto& node : drawn.nodes) {
    if (node.id.starts_with("item/") && link_id.empty() && node.row > 2) link_id = node.id.substr(5);
  }
  act(room, "paths", "choose", "item/" + link_id);
  CHECK(room.panel("item").title == "Item " + link_id);
  for (const char* answer : {"yes", "no"}) {
    submit(room, "item", "item", "add-condition", as_shown(form(room, "item", "item")));
    int last = 0;
    for (const auto& [name, value] : as_shown(form(room, "item", "item"))) {
      if (name.starts_with("condition/")) last = std::stoi(name.substr(10));
    }
    change(room, "item", "item", "condition/" + std::to_string(last) + "/answer", answer);
  }
  CHECK_THAT(words(room.panel("paths")), Contains("has changed since") || Contains("errors"));
  (void)room.tick(now_ms + 1000);
  act(room, "paths", "explore");
  const workbench::Graph marked = graph(room);
  const auto node = std::find_if(marked.nodes.begin(), marked.nodes.end(),
                                 [&](const auto& one) { return one.id == "item/" + link_id; });
  REQUIRE(node != marked.nodes.end());
  CHECK(node->unreachable);
  CHECK_THAT(node->note, Contains("no answers lead here"));
}

TEST_CASE("every pack is drawn, and every panel of it is there") {
  for (const auto& pack : std::filesystem::directory_iterator("site/packs")) {
    const CopiedPack copy(pack.path().filename().string());
    AuthorRoom room(copy.path(), now_ms);
    INFO(copy.path());
    for (const std::string& id : room.panels()) {
      CAPTURE(id);
      const workbench::Panel panel = room.panel(id);
      CHECK(panel.id == id);
      CHECK_FALSE(panel.pieces.empty());
    }
    std::vector<std::string> ids;
    const workbench::Graph drawn = graph(room);
    for (const auto& node : drawn.nodes) ids.push_back(node.id);
    std::sort(ids.begin(), ids.end());
    CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
  }
  AuthorRoom nowhere("site", now_ms);
  CHECK_THAT(words(nowhere.panel("pack")), Contains("no pack.json in this folder"));
}
