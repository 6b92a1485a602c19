#include "shell/headless/scenarios.hpp"

#include "shell/headless/clock.hpp"
#include "shell/headless/files.hpp"
#include "shell/headless/packs.hpp"
#include "shell/headless/seeded_random.hpp"
#include "shell/headless/walk.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace sealwell::headless {
namespace {

std::vector<std::string> texts_of(const json::Value& value, std::string_view name) {
  std::vector<std::string> texts;
  for (const json::Value& item : value.items(name)) {
    if (const std::string* text = item.if_string()) texts.push_back(*text);
  }
  return texts;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string line;
  for (const std::string& text : texts) line += (line.empty() ? "" : ", ") + text;
  return line.empty() ? "none" : line;
}

bool contains(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool same_value(const json::Value& expected, const json::Value& found) {
  const auto a = expected.decimal();
  const auto b = found.decimal();
  if (a && b) return *a == *b;
  return json::write_canonical(expected) == json::write_canonical(found);
}

void compare_scores(const json::Value& expected, const json::Value& found, std::vector<std::string>& differences) {
  const json::Object* instruments = expected.if_object();
  if (!instruments) return;
  for (const json::Member& instrument : *instruments) {
    const json::Value* result = found.find(instrument.name);
    if (!result) {
      differences.push_back(instrument.name + " gives no result, because not all of its questions were answered");
      continue;
    }
    const json::Object* members = instrument.value.if_object();
    if (!members) continue;
    for (const json::Member& member : *members) {
      const json::Value* value = result->find(member.name);
      if (value && same_value(member.value, *value)) continue;
      differences.push_back(instrument.name + " gives " + member.name + " " +
                            (value ? json::write(*value) : std::string("nothing")) + ", expected " +
                            json::write(member.value));
    }
  }
}

void compare_list(const json::Value& expect, std::string_view name, const std::vector<std::string>& found,
                  std::vector<std::string>& differences) {
  if (!expect.find(name)) return;
  const std::vector<std::string> expected = texts_of(expect, name);
  if (expected != found) {
    differences.push_back(std::string(name) + ": " + joined(found) + "; expected " + joined(expected));
  }
}

std::vector<std::string> differences(const json::Value& scenario, const Resident& resident, const Walked& walked) {
  std::vector<std::string> found;
  const json::Value* expect = scenario.find("expect");
  if (!expect) return {"the scenario says nothing under \"expect\""};
  std::string ends = walked.ends;
  if (ends.starts_with("refused/")) ends = "refused";
  if (ends != expect->text_or("ends")) {
    found.push_back("ends at " + ends + (walked.stopped.empty() ? "" : " (" + walked.stopped + ")") + ", expected " +
                    std::string(expect->text_or("ends")));
  }
  if (expect->find("kind") && expect->text_or("kind") != walked.kind) {
    found.push_back("sends " + (walked.kind.empty() ? "nothing" : "a " + walked.kind) + ", expected " +
                    std::string(expect->text_or("kind")));
  }
  if (const json::Value* scores = expect->find("scores")) compare_scores(*scores, walked.scores, found);
  compare_list(*expect, "barriers", walked.barriers, found);
  compare_list(*expect, "flags", walked.flags, found);
  for (const std::string& link_id : texts_of(*expect, "asked")) {
    if (!contains(walked.asked, link_id)) found.push_back("does not ask " + link_id);
  }
  for (const std::string& link_id : texts_of(*expect, "notAsked")) {
    if (contains(walked.asked, link_id)) found.push_back("asks " + link_id + ", which it should not");
  }
  if (const json::Object* answers = resident.answers.if_object()) {
    for (const json::Member& answer : *answers) {
      if (!contains(walked.asked, answer.name)) found.push_back("never asks " + answer.name + ", which has an answer");
    }
  }
  return found;
}

}  // namespace

int run_scenarios(const std::string& folder) {
  const std::int64_t now = instant_or_now("");
  const LoadedPack pack = load_pack(folder, "", now, true);
  std::vector<std::string> files;
  if (std::filesystem::is_directory(folder + "/scenarios")) {
    for (const auto& entry : std::filesystem::directory_iterator(folder + "/scenarios")) {
      if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
  }
  if (files.empty()) throw BadInput(folder + ": there are no scenarios in it");
  std::sort(files.begin(), files.end());
  int passed = 0;
  int failed = 0;
  for (const std::string& file : files) {
    const json::Value scenario = read_json(file);
    const Resident resident = read_resident(scenario);
    const auto journey = begin(pack, "", now);
    SeededRandom random(file);
    const Walked walked = walk(*journey, resident, now, random);
    const std::vector<std::string> found = differences(scenario, resident, walked);
    ++(found.empty() ? passed : failed);
    std::cout << (found.empty() ? "ok      " : "differs ") << scenario.text_or("title", file) << "\n";
    for (const std::string& line : found) std::cout << "          " << line << "\n";
  }
  std::cout << passed << " passed, " << failed << " failed\n";
  return failed == 0 ? 0 : 1;
}

}  // namespace sealwell::headless
