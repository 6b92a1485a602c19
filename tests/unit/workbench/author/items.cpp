// Items of the questionnaire that are added, removed and moved.
#include "shell/files/value_or_throw.hpp"
#include "shell/workbench/rooms/author/item_changes.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include "tests/unit/workbench/author/authoring.hpp"

using namespace sealwell;
using namespace sealwell::tests;
using Catch::Matchers::Contains;
using workbench::AuthorRoom;

namespace {

constexpr std::size_t choice_lines = 13;  // its own, and those of two options

std::vector<workbench::OutlineItem> saved_outline(const CopiedPack& copy) {
  return workbench::outline_of(json::parse(copy.read("questionnaire.json")).value());
}

std::vector<std::string> journey_items(const CopiedPack& copy) {
  std::vector<std::string> all;
  const auto pack = json::parse(copy.read("pack.json"));
  for (const json::Value& step : pack.value().items("journey")) {
    for (const json::Value& item : step.items("items")) all.push_back(*item.if_string());
  }
  return all;
}

std::size_t place_in(const std::vector<std::string>& list, const std::string& what) {
  return static_cast<std::size_t>(std::find(list.begin(), list.end(), what) - list.begin());
}

void add(AuthorRoom& room, const std::string& kind, const std::string& text, const std::string& link_id = {},
         const std::string& place = "behind") {
  submit(room, "item", "new-item", "add", {{"kind", kind}, {"text", text}, {"linkId", link_id}, {"place", place}});
}

std::vector<std::string> errors(const AuthorRoom& room) {
  std::vector<std::string> all;
  const workbench::Table found = table(room, "findings", "findings");
  for (const auto& row : found.rows) {
    if (row.cells[0] == "error") all.push_back(row.cells[1] + ": " + row.cells[2]);
  }
  return all;
}

}  // namespace

TEST_CASE("an item of every kind is added behind the chosen one, and nothing else changes") {
  const CopiedPack copy("livewell-dorset");
  const std::string before = copy.read("questionnaire.json"), pack = copy.read("pack.json");
  for (const auto& [kind, words] : workbench::kind_labels()) {
    AuthorRoom room(copy.path(), now_ms);
    choose_item(room, "first-cigarette");
    INFO(kind);
    add(room, kind, "What's your favourite?");
    CHECK(room.panel("item").title == "Item whats-your-favourite");
    act(room, "pack", "save");
    const std::string after = copy.read("questionnaire.json");
    const auto [gone, come] = differing_lines(before, after);
    CHECK(gone <= 1);  // the one before it was the last of its list, and gets a comma
    CHECK(come - gone == (kind == "choice" ? choice_lines : 1u));
    CHECK(copy.read("pack.json") == pack);  // its parent is asked already
    const auto outline = saved_outline(copy);
    const auto* item = workbench::find_item(outline, "whats-your-favourite");
    REQUIRE(item);
    CHECK(item->type == kind);
    CHECK(item->parent == workbench::find_item(outline, "first-cigarette")->parent);
    CHECK(workbench::sibling_item(outline, *item, true)->link_id == "first-cigarette");
    (void)room.tick(now_ms + 1000);
    // A group that holds nothing is the author's next concern; all else is sound as it is added.
    if (kind != "group") CHECK(errors(room) == std::vector<std::string>());
    act(room, "pack", "undo");
    act(room, "pack", "save");
    CHECK(copy.read("questionnaire.json") == before);
  }
}

TEST_CASE("an item of the first level is asked in the same step as the one before it, and undone with that") {
  const CopiedPack copy("livewell-dorset");
  const std::string questionnaire = copy.read("questionnaire.json"), pack = copy.read("pack.json");
  AuthorRoom room(copy.path(), now_ms);
  const std::vector<std::string> before = journey_items(copy);
  choose_item(room, before.front());
  add(room, "boolean", "Do you like it here?", "liked");
  act(room, "pack", "save");
  std::vector<std::string> wanted = before;
  wanted.insert(wanted.begin() + 1, "liked");
  CHECK(journey_items(copy) == wanted);
  CHECK(differing_lines(pack, copy.read("pack.json")).second == 1);
  (void)room.tick(now_ms + 1000);
  // Asked it is; under which category it is told of in the consent is for the author to say.
  REQUIRE(errors(room).size() == 1);
  CHECK_THAT(errors(room).front(), Contains("No declared data category has this question"));
  act(room, "pack", "undo");
  CHECK_THAT(words(room.panel("pack")), Contains("Undone: Added liked"));
  act(room, "pack", "save");
  CHECK(copy.read("questionnaire.json") == questionnaire);
  CHECK(copy.read("pack.json") == pack);
  act(room, "pack", "redo");
  act(room, "pack", "save");
  CHECK(journey_items(copy) == wanted);
}

TEST_CASE("a linkId that is taken is refused with what was typed, and one that is made is free") {
  const CopiedPack copy("livewell-dorset");
  AuthorRoom room(copy.path(), now_ms);
  choose_item(room, "area");
  add(room, "integer", "How many?", "first-cigarette");
  CHECK_FALSE(room.has_unsaved());
  const workbench::Form kept = form(room, "item", "new-item");
  CHECK(field(kept, "linkId").error == "Another item has this linkId");
  CHECK(field(kept, "linkId").values == std::vector<std::string>{"first-cigarette"});
  CHECK(field(kept, "text").values == std::vector<std::string>{"How many?"});
  add(room, "integer", "How many?");
  add(room, "integer", "How many?");
  CHECK(room.panel("item").title == "Item how-many-2");
  CHECK(field(form(room, "item", "new-item-2"), "text").values.empty());
  add(room, "integer", "آپ کتنے؟");
  CHECK(room.panel("item").title == "Item item");
  add(room, "no such kind", "How many?", "strange");
  CHECK(room.panel("item").title == "Item item");
}

TEST_CASE("an item goes into the chosen group as its last, also where that has none yet") {
  const CopiedPack copy("livewell-dorset");
  AuthorRoom room(copy.path(), now_ms);
  choose_item(room, "area");
  add(room, "group", "About your garden", "garden");
  add(room, "text", "What grows there?", "grows", "inside");
  choose_item(room, "garden");
  add(room, "integer", "How long is it?", "long", "inside");
  act(room, "pack", "save");
  const auto outline = saved_outline(copy);
  const auto* grows = workbench::find_item(outline, "grows");
  const auto* last = workbench::find_item(outline, "long");
  REQUIRE(grows);
  REQUIRE(last);
  CHECK(outline[static_cast<std::size_t>(grows->parent)].link_id == "garden");
  CHECK(workbench::sibling_item(outline, *grows, false) == last);
  // What is emptied has no list of items any more: FHIR has no empty ones.
  for (const char* one : {"grows", "long"}) {
    choose_item(room, one);
    act(room, "item", "remove-item", one);
  }
  act(room, "pack", "save");
  CHECK(room.panel("item").title == "Item garden");
  CHECK_THAT(copy.read("questionnaire.json"), !Contains("\"item\": []"));
}

TEST_CASE("an item that nothing names is removed at once, to the byte") {
  const CopiedPack copy("livewell-dorset");
  const std::string before = copy.read("questionnaire.json"), pack = copy.read("pack.json");
  AuthorRoom room(copy.path(), now_ms);
  choose_item(room, journey_items(copy).front());
  add(room, "boolean", "Do you like it here?", "liked");
  act(room, "item", "remove-item", "liked");
  CHECK_FALSE(room.has_unsaved());
  CHECK(room.panel("item").title == "Item " + journey_items(copy).front());
  act(room, "pack", "undo");
  CHECK(room.has_unsaved());
  act(room, "pack", "undo");
  CHECK_FALSE(room.has_unsaved());
  CHECK(copy.read("questionnaire.json") == before);
  CHECK(copy.read("pack.json") == pack);
}

TEST_CASE("before an item goes that others name, each place is told") {
  const CopiedPack copy("livewell-dorset");
  AuthorRoom room(copy.path(), now_ms);
  choose_item(room, "first-cigarette");
  act(room, "item", "remove-item", "first-cigarette");
  CHECK_FALSE(room.has_unsaved());
  const std::string told = words(room.panel("item"));
  CHECK_THAT(told, Contains("The score hsi, for which first-cigarette is asked"));
  CHECK_THAT(told, Contains("A topic (pack.json /topics/"));
  CHECK_THAT(told, Contains("A scenario's answer (scenarios/"));
  act(room, "item", "keep-item", "first-cigarette");
  CHECK_THAT(words(room.panel("item")), !Contains("The score hsi"));
  // Who was told of one item is not sure about another, nor without having been told.
  act(room, "item", "remove-item-sure", "first-cigarette");
  CHECK_FALSE(room.has_unsaved());
  choose_item(room, "adult");
  act(room, "item", "remove-item", "adult");
  const std::string of_adult = words(room.panel("item"));
  CHECK_THAT(of_adult, Contains("A condition (pack.json /endings/"));
  CHECK_THAT(of_adult, Contains("What consent says is sent (consent.json /categories/"));
  choose_item(room, "first-cigarette");
  CHECK_THAT(words(room.panel("item")), !Contains("Remove it all the same"));
  act(room, "item", "remove-item", "first-cigarette");
  act(room, "item", "remove-item-sure", "first-cigarette");
  CHECK(room.has_unsaved());
  (void)room.tick(now_ms + 1000);
  CHECK_FALSE(errors(room).empty());
  act(room, "pack", "undo");
  (void)room.tick(now_ms + 2000);
  CHECK(errors(room).empty());
}

TEST_CASE("an item that is calculated with, is in a part, or is a barrier's list, is named as such") {
  const auto told = [](const char* pack, const char* link_id) {
    const CopiedPack copy(pack);
    AuthorRoom room(copy.path(), now_ms);
    choose_item(room, link_id);
    act(room, "item", "remove-item", link_id);
    return words(room.panel("item"));
  };
  CHECK_THAT(told("banes-wellbeing-hub", "full-name"), Contains("A calculation (questionnaire.json /"));
  const auto pack = shell::value_or_throw(shell::read_json("site/packs/living-well-rochdale/pack.json"));
  const std::string list(pack.find("comB")->items("checklists").front().text_or("item"));
  CHECK_THAT(told("living-well-rochdale", list.c_str()),
             Contains("A checklist of barriers (pack.json /comB/checklists/0/item)"));
  for (const json::Value& part : pack.items("parts")) {
    INFO(part.text_or("id"));
    for (const json::Value& item : part.items("items")) {
      INFO(json::write(item));
      CHECK_THAT(told("living-well-rochdale", item.if_string()->c_str()),
                 Contains("A part of what is sent (pack.json /parts/"));
    }
  }
}

TEST_CASE("an item moves among those beside it, with its step, and what was open stays so") {
  const CopiedPack copy("livewell-dorset");
  const std::string before = copy.read("questionnaire.json");
  AuthorRoom room(copy.path(), now_ms);
  const auto outline = saved_outline(copy);
  const std::vector<std::string> asked = journey_items(copy);
  const auto& first = *std::find_if(outline.begin(), outline.end(), [&](const auto& item) {
    const auto* next = workbench::sibling_item(outline, item, false);
    return item.depth == 0 && next && place_in(asked, item.link_id) + 1 == place_in(asked, next->link_id);
  });
  const std::string second = workbench::sibling_item(outline, first, false)->link_id;
  choose_item(room, first.link_id);
  act(room, "item", "move-item-down", first.link_id);
  CHECK(room.panel("item").title == "Item " + first.link_id);
  act(room, "pack", "save");
  const auto moved = saved_outline(copy);
  CHECK(workbench::sibling_item(moved, *workbench::find_item(moved, first.link_id), true)->link_id == second);
  // Nothing is lost on the way: the same lines in another order.
  CHECK(copy.read("questionnaire.json").size() == before.size());
  act(room, "item", "move-item-up", first.link_id);
  act(room, "pack", "save");
  CHECK(copy.read("questionnaire.json") == before);
  CHECK(journey_items(copy) == asked);
}

TEST_CASE("the first and last of a list stay where they are") {
  const CopiedPack copy("livewell-dorset");
  AuthorRoom room(copy.path(), now_ms);
  const auto outline = saved_outline(copy);
  choose_item(room, outline.front().link_id);
  act(room, "item", "move-item-up", outline.front().link_id);
  CHECK_FALSE(room.has_unsaved());
  CHECK_THAT(words(room.panel("item")), !Contains("Move this item up"));
}
