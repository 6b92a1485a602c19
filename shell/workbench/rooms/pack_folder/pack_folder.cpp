#include "shell/workbench/rooms/pack_folder/pack_folder.hpp"

#include "shell/files/files.hpp"
#include "shell/packs/packs.hpp"
#include "shell/workbench/rooms/pack_folder/json_edit.hpp"

#include <algorithm>
#include <set>

namespace sealwell::workbench {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view own_files[] = {"pack.json", "questionnaire.json", "consent.json", "advice.json"};
constexpr std::string_view folders[] = {"translations", "scenarios"};

std::string mend_of(Error error) {
  switch (error) {
    case Error::invalid_json: return "Look there and just before it for a comma, bracket or quotation mark.";
    case Error::invalid_utf8: return "Save the file as UTF-8.";
    case Error::duplicate_key: return "Take one of the two members away.";
    case Error::too_deep: return "Nest it less deeply.";
    default: return "Divide or shorten it.";
  }
}

std::string problem_of(Error error) {
  switch (error) {
    case Error::invalid_json: return "This is not JSON.";
    case Error::invalid_utf8: return "The text is not UTF-8.";
    case Error::duplicate_key: return "A member stands twice in one object.";
    case Error::too_deep: return "It is nested too deeply.";
    default: return "It is too large.";
  }
}

}  // namespace

FileProblem json_problem(const std::string& name, const std::string& text) {
  const auto parsed = json::parse(text);
  if (parsed.ok()) return {};
  const Failure& failure = parsed.failure();
  std::string place = name;
  if (const auto offset = shell::byte_offset_of(failure)) {
    const std::size_t at = std::min(*offset, text.size());
    place += ", line " + std::to_string(line_of(text, at == 0 ? 0 : at - 1));
  } else if (!failure.where.empty()) {
    place += ", at " + failure.where;
  }
  return {place, problem_of(failure.error), mend_of(failure.error)};
}

Result<PackFolder, shell::Message> PackFolder::read(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  if (!shell::file_exists(path + "/pack.json")) {
    return shell::Message{path + ": no pack.json in this folder, so it is not a pack. Open a folder that has one."};
  }
  PackFolder folder(std::move(path));
  (void)folder.refresh();
  return folder;
}

std::vector<std::string> PackFolder::names() const {
  std::error_code none;
  std::vector<std::string> all;
  for (const std::string_view name : own_files) {
    if (fs::is_regular_file(path_ + "/" + std::string(name), none)) all.emplace_back(name);
  }
  for (const std::string_view folder : folders) {
    const auto inside = shell::files_in(path_ + "/" + std::string(folder), ".json");
    if (!inside.ok()) continue;
    for (const std::string& path : inside.value()) all.push_back(path.substr(path_.size() + 1));
  }
  return all;
}

std::vector<std::string> PackFolder::refresh() {
  std::vector<std::string> changed;
  const std::vector<std::string> now = names();
  for (const std::string& name : now) {
    std::error_code none;
    const Seen seen{fs::last_write_time(path_ + "/" + name, none), fs::file_size(path_ + "/" + name, none)};
    if (none) continue;  // gone between two looks: the next one tells
    const auto before = seen_.find(name);
    if (before != seen_.end() && before->second.time == seen.time && before->second.size == seen.size) continue;
    seen_[name] = seen;
    if (read_file(name)) changed.push_back(name);
  }
  for (auto gone = seen_.begin(); gone != seen_.end();) {
    if (std::find(now.begin(), now.end(), gone->first) != now.end()) {
      ++gone;
      continue;
    }
    changed.push_back(gone->first);
    // An editor may take a file away for a moment to put a new one in its place.
    if (gone->first == "pack.json" || gone->first == "questionnaire.json") {
      problems_[gone->first] = {gone->first, "The file is gone.", "Put it back; what it last held is still here."};
    } else {
      texts_.erase(gone->first);
      problems_.erase(gone->first);
    }
    gone = seen_.erase(gone);
  }
  return changed;
}

bool PackFolder::read_file(const std::string& name) {
  auto read = shell::read_file(path_ + "/" + name);
  FileProblem problem = read.ok() ? json_problem(name, read.value())
                                  : FileProblem{name, read.failure().text, "Let this program read the file."};
  if (!problem.problem.empty()) {
    problems_[name] = std::move(problem);
    return true;
  }
  const bool mended = problems_.erase(name) > 0;
  std::string& held = texts_[name];
  if (held == read.value()) return mended;
  held = std::move(read).value();
  return true;
}

shell::DoneOrMessage PackFolder::write(const std::string& name, const std::string& text) {
  const fs::path file = fs::path(path_) / name;
  std::error_code none;
  fs::create_directories(file.parent_path(), none);
  if (const auto written = shell::write_file(file.string(), text); !written.ok()) return written;
  seen_[name] = {fs::last_write_time(file, none), fs::file_size(file, none)};
  texts_[name] = text;
  problems_.erase(name);
  return Done{};
}

pack::PackFiles files_of(const std::map<std::string, std::string, std::less<>>& texts) {
  const auto parsed = [&](std::string_view name) {
    const auto text = texts.find(name);
    auto value = json::parse(text == texts.end() ? std::string_view("null") : std::string_view(text->second));
    return value.ok() ? std::move(value).value() : json::Value();
  };
  pack::PackFiles files;
  files.pack = parsed("pack.json");
  files.questionnaire = parsed("questionnaire.json");
  files.consent = parsed("consent.json");
  files.advice = parsed("advice.json");
  constexpr std::string_view folder = "translations/";
  for (const auto& [name, text] : texts) {
    if (!name.starts_with(folder)) continue;
    files.translations[name.substr(folder.size(), name.size() - folder.size() - 5)] = parsed(name);
  }
  shell::add_shared_sentences(files);
  return files;
}

std::pair<std::string, std::string> location_in_folder(const lint::Problem& problem) {
  const json::Value value = shell::problem_json(problem);
  return {std::string(value.text_or("file")), std::string(value.text_or("pointer"))};
}

}  // namespace sealwell::workbench
