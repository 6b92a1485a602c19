#include "shell/files/value_or_throw.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include "tests/unit/workbench/author/authoring.hpp"

using namespace sealwell;
using namespace sealwell::tests;
using Catch::Matchers::Contains;
using workbench::AuthorRoom;

namespace {

// The first text of a table that has a translation.
const workbench::Table::Row& translated(const workbench::Table& table) {
  const auto found =
      std::find_if(table.rows.begin(), table.rows.end(), [](const auto& row) { return !row.cells[1].empty(); });
  REQUIRE(found != table.rows.end());
  return *found;
}

json::Value parsed(const CopiedPack& copy, const std::string& file) { return json::parse(copy.read(file)).value(); }

}  // namespace

TEST_CASE("a text of the advice is one line of difference") {
  const CopiedPack copy("livewell-dorset");
  const std::string before = copy.read("advice.json");
  AuthorRoom room(copy.path(), now_ms);
  submit(room, "advice", "find", "find", {{"search", "means"}});
  const workbench::Table texts = table(room, "advice", "advice");
  REQUIRE_FALSE(texts.rows.empty());
  act(room, "advice", "choose", texts.rows.front().id);
  change(room, "advice", "text", "text", "It means something else.");
  act(room, "pack", "save");
  CHECK(differing_lines(before, copy.read("advice.json")) == std::pair<std::size_t, std::size_t>(1, 1));
  // Ids and codes are no texts.
  submit(room, "advice", "find", "find", {{"search", ""}});
  const workbench::Table all = table(room, "advice", "advice");
  for (const auto& row : all.rows) {
    INFO(row.id);
    CHECK_FALSE(row.id.ends_with("/id"));
    CHECK(row.id.find("/functions/") == std::string::npos);
  }
}

TEST_CASE("a consent wording that was used goes into the history under its version") {
  const CopiedPack copy("livewell-dorset");
  // In one language: in others the new wording would want its translation first, as the checker says.
  json::Value pack = parsed(copy, "pack.json");
  pack.set("languages", json::Array{json::Value("en")});
  pack.set("messages", json::Value::object());
  copy.write("pack.json", json::write_indented(pack));
  std::filesystem::remove_all(copy.path() + "/translations");
  const json::Value before = parsed(copy, "consent.json");
  AuthorRoom room(copy.path(), now_ms);
  const std::string title = "/statements/0/wording/en/title";
  const json::Value& statement = before.items("statements").front();
  act(room, "consent", "choose", title);

  // The version must be another one.
  auto fields = as_shown(form(room, "consent", "text"));
  for (auto& [name, value] : fields) {
    if (name == "text") value = "A new title";
    if (name == "version") value = std::string(statement.text_or("version"));
  }
  submit(room, "consent", "text", "apply", fields);
  CHECK_FALSE(field(form(room, "consent", "text"), "version").error.empty());
  CHECK(field(form(room, "consent", "text"), "text").values == std::vector<std::string>{"A new title"});
  CHECK_FALSE(room.has_unsaved());

  for (auto& [name, value] : fields) {
    if (name == "version") value = "2027-01-01";
  }
  submit(room, "consent", "text", "apply", fields);
  act(room, "consent", "choose", "/statements/0/wording/en/question");
  change(room, "consent", "text", "text", "A new question?");
  // Undo and another text make no further version: this one was never on the disk.
  act(room, "pack", "undo");
  change(room, "consent", "text", "text", "A new question?");
  act(room, "pack", "save");
  const json::Value after = parsed(copy, "consent.json");
  const json::Value& now = after.items("statements").front();
  CHECK(now.text_or("version") == "2027-01-01");
  CHECK(now.find("wording")->find("en")->text_or("title") == "A new title");
  CHECK(now.find("wording")->find("en")->text_or("question") == "A new question?");
  REQUIRE(now.items("history").size() == 1);
  CHECK(now.items("history")[0].text_or("version") == statement.text_or("version"));
  CHECK(*now.items("history")[0].find("wording") == *statement.find("wording"));
  CHECK(build::build_pack(shell::value_or_throw(shell::read_pack_folder(copy.path(), "")), false).fit());
  // Earlier wordings stay as they were: they are no texts to edit.
  const workbench::Table texts = table(room, "consent", "consent");
  for (const auto& row : texts.rows) {
    INFO(row.id);
    CHECK(row.id.find("/history/") == std::string::npos);
  }
}

TEST_CASE("a wording that nobody has seen is changed in its place") {
  const CopiedPack copy("livewell-dorset");
  const std::string before = copy.read("consent.json");
  AuthorRoom room(copy.path(), now_ms);
  act(room, "consent", "choose", "/statements/0/wording/en/title");
  auto fields = as_shown(form(room, "consent", "text"));
  for (auto& [name, value] : fields) {
    if (name == "text") value = "A new title";
    if (name == "published") value = "no";
  }
  submit(room, "consent", "text", "apply", fields);
  act(room, "pack", "save");
  CHECK(differing_lines(before, copy.read("consent.json")) == std::pair<std::size_t, std::size_t>(1, 1));
}

TEST_CASE("translations stand side by side, and one that is changed is one line of difference") {
  const CopiedPack copy("livewell-dorset");
  const std::string before = copy.read("translations/cy.json");
  AuthorRoom room(copy.path(), now_ms);
  submit(room, "translations", "find", "find", {{"language", "cy"}, {"which", "all"}, {"search", ""}});
  const workbench::Table all = table(room, "translations", "translations");
  REQUIRE(all.rows.size() > 100);
  CHECK(translated(all).cells[2] == "not approved");
  act(room, "translations", "choose", translated(all).id);
  change(room, "translations", "translation", "translation", "Testun newydd");
  act(room, "pack", "save");
  CHECK(differing_lines(before, copy.read("translations/cy.json")) == std::pair<std::size_t, std::size_t>(1, 1));

  // A text that is new in the pack has no translation, and takes its place in the catalogue's order.
  choose_item(room, "area");
  change(room, "item", "item", "text", "Where is your home?");
  submit(room, "translations", "find", "find", {{"language", "cy"}, {"which", "missing"}, {"search", "your home?"}});
  const workbench::Table missing = table(room, "translations", "translations");
  REQUIRE(missing.rows.size() == 1);
  CHECK(missing.rows.front().cells[2] == "no translation");
  act(room, "translations", "choose", "Where is your home?");
  change(room, "translations", "translation", "translation", "Ble mae eich cartref?");
  act(room, "pack", "save");
  const json::Value catalogue = parsed(copy, "translations/cy.json");
  const json::Object& texts = *catalogue.find("texts")->if_object();
  const auto at =
      std::find_if(texts.begin(), texts.end(), [](const auto& one) { return one.name == "Where is your home?"; });
  REQUIRE(at != texts.end());
  CHECK(at + 1 != texts.end());
  CHECK(*at->value.if_string() == "Ble mae eich cartref?");
}

TEST_CASE("a catalogue that was approved awaits approval again once a text of it is changed") {
  const CopiedPack copy("livewell-dorset");
  std::string text = copy.read("translations/cy.json");
  const std::size_t at = text.find("awaiting-approval");
  REQUIRE(at != std::string::npos);
  copy.write("translations/cy.json", text.replace(at, std::string("awaiting-approval").size(), "approved"));
  AuthorRoom room(copy.path(), now_ms);
  submit(room, "translations", "find", "find", {{"language", "cy"}, {"which", "all"}, {"search", ""}});
  const workbench::Table all = table(room, "translations", "translations");
  CHECK(translated(all).cells[2] == "approved");
  act(room, "translations", "choose", translated(all).id);
  change(room, "translations", "translation", "translation", "Testun newydd");
  CHECK_THAT(words(room.panel("translations")), Contains("awaits approval again"));
  act(room, "pack", "save");
  CHECK(parsed(copy, "translations/cy.json").text_or("status") == "awaiting-approval");
}
