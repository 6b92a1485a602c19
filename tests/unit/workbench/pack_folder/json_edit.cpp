#include "shell/workbench/rooms/pack_folder/json_edit.hpp"

#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace sealwell;
using namespace sealwell::workbench;

namespace {

constexpr std::string_view text = R"({
  "name": "A",
  "list": [
    {"code": "a", "display": "One"},
    {"code": "b",   "display": "Two, \"]}\" and \\"}
  ],
  "in/out~": {"x": 1.50},
  "none": []
}
)";

// What differs between two texts, by lines that only one of them has at the place where they part and meet again.
std::pair<int, int> differing_lines(std::string a, std::string b) {
  const auto lines = [](const std::string& whole) {
    std::vector<std::string> all;
    std::size_t begin = 0;
    for (std::size_t end; (end = whole.find('\n', begin)) != std::string::npos; begin = end + 1) {
      all.push_back(whole.substr(begin, end - begin));
    }
    return all;
  };
  auto x = lines(a), y = lines(b);
  while (!x.empty() && !y.empty() && x.back() == y.back()) x.pop_back(), y.pop_back();
  std::size_t same = 0;
  while (same < x.size() && same < y.size() && x[same] == y[same]) ++same;
  return {static_cast<int>(x.size() - same), static_cast<int>(y.size() - same)};
}

}  // namespace

TEST_CASE("a value is found by its pointer, and its line is known") {
  const auto span = find_value(text, "/list/1/display");
  REQUIRE(span);
  CHECK(text.substr(span->begin, span->end - span->begin) == R"("Two, \"]}\" and \\")");
  CHECK(line_of(text, span->begin) == 5);
  CHECK(value_at(text, "/in~1out~0/x")->if_number()->digits == "1.50");
  CHECK(find_value(text, "")->begin == 0);
  for (const char* nowhere : {"/list/2", "/list/-", "/list/01", "/name/x", "/nothing", "name"}) {
    CAPTURE(nowhere);
    CHECK_FALSE(find_value(text, nowhere));
  }
}

TEST_CASE("a value is replaced and everything else keeps its bytes") {
  const auto changed = with_value(text, "/list/0/display", "Ône \"1\"");
  REQUIRE(changed);
  CHECK(differing_lines(std::string(text), *changed) == std::pair(1, 1));
  CHECK(changed->find(R"({"code": "a", "display": "Ône \"1\""},)") != std::string::npos);
  CHECK(changed->find(R"({"code": "b",   "display")") != std::string::npos);
  CHECK(with_value(*changed, "/list/0/display", "One") == text);
}

TEST_CASE("what is added stands as its neighbours do") {
  json::Value option = json::Value::object();
  option.set("code", "c");
  option.set("display", "Three");
  const auto added = with_value(text, "/list/2", option);
  REQUIRE(added);
  CHECK(added->find("\\\\\"},\n    {\"code\": \"c\", \"display\": \"Three\"}\n  ],") != std::string::npos);
  CHECK(without_value(*added, "/list/2") == text);

  CHECK(with_value(text, "/in~1out~0/y", true)->find(R"({"x": 1.50, "y": true})") != std::string::npos);
  CHECK(with_value(text, "/help", "h", "name")->find("\"name\": \"A\",\n  \"help\": \"h\",\n  \"list\"") !=
        std::string::npos);
  CHECK(with_value(text, "/none/0", option)->find("\"none\": [\n    {\"code\": \"c\", \"display\": \"Three\"}\n  ]") !=
        std::string::npos);
  CHECK_FALSE(with_value(text, "/list/4", option));
  CHECK_FALSE(with_value(text, "/name/x", option));
}

TEST_CASE("what is taken away leaves no comma and no line") {
  CHECK(without_value(text, "/list/0")->find("\"list\": [\n    {\"code\": \"b\"") != std::string::npos);
  CHECK(without_value(text, "/none")->find("\"x\": 1.50}\n}") != std::string::npos);
  CHECK(without_value(text, "/in~1out~0/x")->find("\"in/out~\": {},") != std::string::npos);
  CHECK_FALSE(without_value(text, ""));
  CHECK_FALSE(without_value(text, "/nothing"));
}

TEST_CASE("two items take each other's place") {
  const auto swapped = with_swapped(text, "/list", 1, 0);
  REQUIRE(swapped);
  CHECK(value_at(*swapped, "/list/0/code") == json::Value("b"));
  CHECK(with_swapped(*swapped, "/list", 0, 1) == text);
  CHECK_FALSE(with_swapped(text, "/list", 0, 2));
}

TEST_CASE("every text of the real packs can be changed, and changed back to the same bytes") {
  for (const auto& entry : std::filesystem::recursive_directory_iterator("site/packs")) {
    if (entry.path().extension() != ".json" || entry.path().parent_path().filename() == "scenarios") continue;
    const std::string file = shell::value_or_throw(shell::read_file(entry.path().string()));
    INFO(entry.path().string());
    std::vector<std::pair<std::string, json::Value>> left{{"", json::parse(file).value()}};
    int tried = 0;
    while (!left.empty()) {
      const auto [pointer, value] = left.back();
      left.pop_back();
      REQUIRE(value_at(file, pointer) == value);
      if (value.if_string() && ++tried % 40 == 1) {
        const auto changed = with_value(file, pointer, "changed");
        REQUIRE(changed);
        CHECK(value_at(*changed, pointer) == json::Value("changed"));
        CHECK(differing_lines(file, *changed) == std::pair(1, 1));
      }
      // Every container and its first and last parts: all of them would look through the file too often.
      const json::Array* items = value.if_array();
      for (std::size_t i = 0; items && i<items->size(); i += items->size()> 1 ? items->size() - 1 : 1) {
        left.emplace_back(json::pointer_to(pointer, i), (*items)[i]);
      }
      const json::Object* members = value.if_object();
      for (std::size_t i = 0; members && i < members->size(); ++i) {
        if (i > 3 && i + 1 < members->size()) continue;
        left.emplace_back(json::pointer_to(pointer, (*members)[i].name), (*members)[i].value);
      }
    }
    CHECK(tried > 0);
  }
}

TEST_CASE("an item is put in anywhere in a list, laid out as those beside it") {
  const json::Value value = "new";
  CHECK(workbench::with_inserted("{\"a\": [1, 2]}", "/a", 0, value) == "{\"a\": [\"new\", 1, 2]}");
  CHECK(workbench::with_inserted("{\"a\": [1, 2]}", "/a", 1, value) == "{\"a\": [1, \"new\", 2]}");
  CHECK(workbench::with_inserted("[\n  1,\n  2\n]", "", 2, value) == "[\n  1,\n  2,\n  \"new\"\n]");
  CHECK(workbench::with_inserted("[]", "", 0, value) == "[\n  \"new\"\n]");
  CHECK_FALSE(workbench::with_inserted("{\"a\": [1, 2]}", "/a", 3, value));
  CHECK_FALSE(workbench::with_inserted("{\"a\": [1, 2]}", "", 0, value));
  CHECK_FALSE(workbench::with_inserted("{\"a\": [1, 2]}", "/b", 0, value));
}

TEST_CASE("a member gets no name that JSON could not have") {
  CHECK_FALSE(workbench::with_value("{\"a\": 1}", "/\xFF", json::Value(true)));
  CHECK(workbench::with_value("{\"a\": 1}", "/\xC3\xA9", json::Value(true)) == "{\"a\": 1, \"\xC3\xA9\": true}");
}
