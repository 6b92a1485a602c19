#include "shell/workbench/rooms/pack_folder/pack_folder.hpp"

#include "shell/files/value_or_throw.hpp"

#include "tests/unit/workbench/panels/copied_pack.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using namespace sealwell::workbench;
using sealwell::tests::CopiedPack;

TEST_CASE("a folder is read anew where it changed, and only there") {
  const CopiedPack copy("livewell-dorset");
  PackFolder folder = shell::value_or_throw(PackFolder::read(copy.path()));
  CHECK(folder.problems().empty());
  CHECK(folder.refresh().empty());
  const std::string before = folder.texts().at("advice.json");
  copy.write("advice.json", before + "\n");
  CHECK(folder.refresh() == std::vector<std::string>{"advice.json"});
  CHECK(folder.texts().at("advice.json") == before + "\n");
  CHECK(folder.refresh().empty());
}

TEST_CASE("what is no JSON is told with its place and what to do, and the last good text is kept") {
  const CopiedPack copy("livewell-dorset");
  PackFolder folder = shell::value_or_throw(PackFolder::read(copy.path()));
  const std::string good = folder.texts().at("pack.json");
  copy.write("pack.json", good.substr(0, good.find("\"version\"")) + ",\n");
  CHECK(folder.refresh() == std::vector<std::string>{"pack.json"});
  CHECK(folder.texts().at("pack.json") == good);
  const FileProblem& problem = folder.problems().at("pack.json");
  CHECK(problem.location.starts_with("pack.json, line 4"));
  CHECK(problem.problem == "This is not JSON.");
  CHECK_FALSE(problem.fix.empty());
  copy.write("pack.json", good);
  CHECK(folder.refresh() == std::vector<std::string>{"pack.json"});
  CHECK(folder.problems().empty());
}

TEST_CASE("a file that comes and goes") {
  const CopiedPack copy("livewell-dorset");
  PackFolder folder = shell::value_or_throw(PackFolder::read(copy.path()));
  copy.write("scenarios/new.json", "{}");
  CHECK(folder.refresh() == std::vector<std::string>{"scenarios/new.json"});
  std::filesystem::remove(copy.path() + "/scenarios/new.json");
  CHECK(folder.refresh() == std::vector<std::string>{"scenarios/new.json"});
  CHECK_FALSE(folder.texts().contains("scenarios/new.json"));
  const std::string kept = folder.texts().at("questionnaire.json");
  std::filesystem::remove(copy.path() + "/questionnaire.json");
  CHECK(folder.refresh() == std::vector<std::string>{"questionnaire.json"});
  CHECK(folder.texts().at("questionnaire.json") == kept);
  CHECK(folder.problems().at("questionnaire.json").problem == "The file is gone.");
}

TEST_CASE("its files make the pack that the command makes") {
  for (const char* name : {"livewell-dorset", "banes-wellbeing-hub"}) {
    CAPTURE(name);
    const CopiedPack copy(name);
    PackFolder folder = shell::value_or_throw(PackFolder::read(copy.path()));
    const pack::PackFiles own = files_of(folder.texts());
    const pack::PackFiles of_command = shell::value_or_throw(shell::read_pack_folder(copy.path(), ""));
    CHECK(build::build_pack(own, false).payload == build::build_pack(of_command, false).payload);
  }
  CHECK_FALSE(PackFolder::read("site").ok());
}
