#include "shell/workbench/rooms/author/draft.hpp"

#include "shell/files/value_or_throw.hpp"

#include "tests/unit/workbench/author/authoring.hpp"

using namespace sealwell;
using namespace sealwell::tests;
using workbench::Draft;

TEST_CASE("changes are taken back and done again, to the byte") {
  const CopiedPack copy("livewell-dorset");
  Draft draft(shell::value_or_throw(workbench::PackFolder::read(copy.path())));
  const std::string first = draft.text("pack.json");
  draft.change("pack.json", first + " ", "One");
  draft.change("pack.json", " " + first, "Two");
  draft.change("pack.json", " " + first, "Nothing new");
  CHECK(draft.undoable() == "Two");
  draft.undo();
  CHECK(draft.text("pack.json") == first + " ");
  draft.undo();
  CHECK(draft.text("pack.json") == first);
  CHECK(draft.undoable().empty());
  CHECK(draft.unsaved().empty());
  draft.undo();
  draft.redo();
  draft.redo();
  CHECK(draft.text("pack.json") == " " + first);
  CHECK(draft.redoable().empty());
  CHECK(shell::value_or_throw(draft.save()) == std::vector<std::string>{"pack.json"});
  CHECK(copy.read("pack.json") == " " + first);
  draft.undo();
  CHECK(draft.unsaved() == std::vector<std::string>{"pack.json"});
}

TEST_CASE("what changes on the disk is taken, and what changed here stays") {
  const CopiedPack copy("livewell-dorset");
  Draft draft(shell::value_or_throw(workbench::PackFolder::read(copy.path())));
  const std::string first = draft.text("advice.json");
  draft.change("advice.json", first + "  ", "Mine");
  copy.write("pack.json", copy.read("pack.json") + "\n");
  (void)draft.refresh();
  CHECK(draft.text("pack.json") == copy.read("pack.json"));
  CHECK(draft.text("advice.json") == first + "  ");
  CHECK(draft.conflicts().empty());

  copy.write("advice.json", first + "\n");
  (void)draft.refresh();
  CHECK(draft.conflicts() == std::set<std::string>{"advice.json"});
  CHECK(draft.text("advice.json") == first + "  ");
  CHECK_FALSE(draft.save().ok());
  CHECK(copy.read("advice.json") == first + "\n");

  SECTION("keep what is here") {
    draft.keep_draft("advice.json");
    CHECK(shell::value_or_throw(draft.save()) == std::vector<std::string>{"advice.json"});
    CHECK(copy.read("advice.json") == first + "  ");
  }
  SECTION("take what is there, and think again") {
    draft.revert_to_disk("advice.json");
    CHECK(draft.text("advice.json") == first + "\n");
    CHECK(draft.unsaved().empty());
    draft.undo();
    CHECK(draft.text("advice.json") == first + "  ");
    CHECK(draft.unsaved() == std::vector<std::string>{"advice.json"});
  }
}

TEST_CASE("a broken file on the disk does not touch what is here") {
  const CopiedPack copy("livewell-dorset");
  Draft draft(shell::value_or_throw(workbench::PackFolder::read(copy.path())));
  const std::string first = draft.text("consent.json");
  copy.write("consent.json", "{");
  (void)draft.refresh();
  CHECK(draft.text("consent.json") == first);
  CHECK(draft.problems().contains("consent.json"));
  CHECK(shell::value_or_throw(draft.save()).empty());
  CHECK(copy.read("consent.json") == "{");
  draft.change("consent.json", first + "\n", "Mine");
  CHECK(draft.unsaved() == std::vector<std::string>{"consent.json"});
}
