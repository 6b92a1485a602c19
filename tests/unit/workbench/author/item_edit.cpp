#include "shell/files/value_or_throw.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include "tests/unit/workbench/author/authoring.hpp"

using namespace sealwell;
using namespace sealwell::tests;
using Catch::Matchers::Contains;
using workbench::AuthorRoom;

namespace {

std::string item_text(const AuthorRoom& room) {
  const workbench::Panel panel = room.panel("item");
  for (const workbench::Piece& piece : panel.pieces) {
    if (const auto* code = std::get_if<workbench::Code>(&piece)) return code->text;
  }
  return {};
}

// Saved and checked by the command's own code.
void check_fit(const CopiedPack& copy) {
  CHECK(build::build_pack(shell::value_or_throw(shell::read_pack_folder(copy.path(), "")), false).fit());
}

}  // namespace

TEST_CASE("a text that was changed is one line of difference, and undo takes it back") {
  const CopiedPack copy("livewell-dorset");
  const std::string before = copy.read("questionnaire.json");
  AuthorRoom room(copy.path(), now_ms);
  choose_item(room, "area");
  change(room, "item", "item", "text", "Where is your home?");
  CHECK_THAT(item_text(room), Contains("Where is your home?"));
  CHECK(room.has_unsaved());
  CHECK(copy.read("questionnaire.json") == before);
  act(room, "pack", "save");
  CHECK_FALSE(room.has_unsaved());
  CHECK(differing_lines(before, copy.read("questionnaire.json")) == std::pair<std::size_t, std::size_t>(1, 1));
  check_fit(copy);
  act(room, "pack", "undo");
  act(room, "pack", "save");
  CHECK(copy.read("questionnaire.json") == before);
}

TEST_CASE("help is changed, taken away and given") {
  const CopiedPack copy("livewell-dorset");
  const std::string before = copy.read("questionnaire.json");
  AuthorRoom room(copy.path(), now_ms);
  choose_item(room, "area");
  change(room, "item", "item", "help", "Other help");
  act(room, "pack", "save");
  CHECK(differing_lines(before, copy.read("questionnaire.json")) == std::pair<std::size_t, std::size_t>(1, 1));
  change(room, "item", "item", "help", "");
  CHECK(item_text(room).find("\"item\"") == std::string::npos);
  change(room, "item", "item", "help", "New help");
  CHECK(field(form(room, "item", "item"), "help").values == std::vector<std::string>{"New help"});
  act(room, "pack", "save");
  check_fit(copy);
}

TEST_CASE("options are changed, added, moved and removed") {
  const CopiedPack copy("livewell-dorset");
  const std::string before = copy.read("questionnaire.json");
  AuthorRoom room(copy.path(), now_ms);
  choose_item(room, "completed-by");
  const auto first = field(form(room, "item", "item"), "option/0/display").values;
  change(room, "item", "item", "option/0/display", "I am");
  act(room, "pack", "save");
  CHECK(differing_lines(before, copy.read("questionnaire.json")).second == 1);
  change(room, "item", "item", "text", "Who fills this in?", "down-option/0");
  CHECK(field(form(room, "item", "item"), "option/1/display").values == std::vector<std::string>{"I am"});
  CHECK_THAT(item_text(room), Contains("Who fills this in?"));
  act(room, "pack", "undo");
  CHECK(field(form(room, "item", "item"), "option/0/display").values == std::vector<std::string>{"I am"});
  const std::string text = item_text(room);
  submit(room, "item", "item", "add-option", as_shown(form(room, "item", "item")));
  CHECK_THAT(item_text(room), Contains("New option"));
  const auto options = form(room, "item", "item");
  int last = 0;
  for (const auto& [name, value] : as_shown(options)) {
    if (name.starts_with("option/") && value == "New option") last = std::stoi(name.substr(7));
  }
  submit(room, "item", "item", "remove-option/" + std::to_string(last), as_shown(options));
  CHECK(item_text(room) == text);
  // A code that another option has is refused, and what was typed stays.
  change(room, "item", "item", "option/0/code", field(form(room, "item", "item"), "option/1/code").values.front());
  CHECK_FALSE(field(form(room, "item", "item"), "option/0/code").error.empty());
  CHECK(item_text(room) == text);
}

TEST_CASE("conditions are changed in the kind of answer that their question takes") {
  const CopiedPack copy("livewell-dorset");
  AuthorRoom room(copy.path(), now_ms);
  choose_item(room, "cigarettes-per-day");
  const std::string before = item_text(room);
  submit(room, "item", "item", "add-condition", as_shown(form(room, "item", "item")));
  REQUIRE(item_text(room) != before);
  int last = 0;
  for (const auto& [name, value] : as_shown(form(room, "item", "item"))) {
    if (name.starts_with("condition/")) last = std::stoi(name.substr(10));
  }
  const std::string at = "condition/" + std::to_string(last);
  const auto set = [&](const std::string& question, const std::string& comparison, const std::string& answer) {
    auto fields = as_shown(form(room, "item", "item"));
    for (auto& [name, value] : fields) {
      if (name == at + "/question") value = question;
      if (name == at + "/operator") value = comparison;
      if (name == at + "/answer") value = answer;
    }
    submit(room, "item", "item", "apply", fields);
  };
  set("adult", "=", "yes");
  CHECK_THAT(item_text(room), Contains("{\"question\": \"adult\", \"operator\": \"=\", \"answerBoolean\": true}"));
  set("completed-by", "!=", "carer");
  CHECK_THAT(item_text(room), Contains("\"code\": \"carer\""));
  set("moderate-minutes", ">", "20");
  CHECK_THAT(item_text(room), Contains("\"operator\": \">\", \"answerInteger\": 20}"));
  const std::string good = item_text(room);
  set("moderate-minutes", ">", "many");
  CHECK(item_text(room) == good);
  CHECK(field(form(room, "item", "item"), at + "/answer").error == "Enter a whole number");
  CHECK(field(form(room, "item", "item"), at + "/answer").values == std::vector<std::string>{"many"});
  set("completed-by", "=", "nobody");
  CHECK(field(form(room, "item", "item"), at + "/answer").error == "Enter the code of one of its options");
  submit(room, "item", "item", "remove-condition/" + std::to_string(last), as_shown(form(room, "item", "item")));
  // What was refused is not taken by another button either.
  CHECK(item_text(room) == good);
  set("adult", "=", "yes");
  submit(room, "item", "item", "remove-condition/" + std::to_string(last), as_shown(form(room, "item", "item")));
  CHECK(item_text(room) == before);
}

TEST_CASE("whether a question must be answered") {
  const CopiedPack copy("livewell-dorset");
  const std::string before = copy.read("questionnaire.json");
  AuthorRoom room(copy.path(), now_ms);
  choose_item(room, "area");
  change(room, "item", "item", "required", "no");
  CHECK(item_text(room).find("\"required\": true") == std::string::npos);
  change(room, "item", "item", "required", "yes");
  act(room, "pack", "save");
  CHECK(copy.read("questionnaire.json") == before);
}

TEST_CASE("nothing that was submitted as it stood changes a file, whatever the item") {
  for (const auto& pack : std::filesystem::directory_iterator("site/packs")) {
    const CopiedPack copy(pack.path().filename().string());
    AuthorRoom room(copy.path(), now_ms);
    const auto questionnaire = json::parse(copy.read("questionnaire.json"));
    int count = 0;
    for (const workbench::OutlineItem& item : workbench::outline_of(questionnaire.value())) {
      if (++count % 7 != 1) continue;
      act(room, "tree", "choose", item.pointer);
      submit(room, "item", "item", "apply", as_shown(form(room, "item", "item")));
      INFO(copy.path() << " " << item.link_id);
      REQUIRE_FALSE(room.has_unsaved());
    }
  }
}
