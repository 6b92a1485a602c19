#include "shell/workbench/rooms/preview/source.hpp"

#include "core/sealing/acknowledgement.hpp"

#include "shell/files/files.hpp"
#include "shell/packs/seeded_random.hpp"

#include <algorithm>

namespace sealwell::workbench {
namespace {

constexpr std::string_view scenario_folder = "scenarios/";

// "scenarios/smoker.json" is the scenario "smoker".
std::string scenario_name(const std::string& file) {
  return file.substr(scenario_folder.size(), file.size() - scenario_folder.size() - std::string_view(".json").size());
}

/// An intake that is this program itself, so that a journey can be seen to its confirmation. Nothing is sent there.
std::unique_ptr<sealing::IntakeSecretKey> preview_intake() {
  shell::SeededRandom random("preview intake");
  auto key = sealing::IntakeSecretKey::generate(random);
  if (!key.ok()) return nullptr;  // without memory; then nothing is acknowledged
  return std::make_unique<sealing::IntakeSecretKey>(std::move(key).value());
}

}  // namespace

Result<PackSource, shell::Message> PackSource::read(std::string path, std::int64_t now_ms) {
  PackSource source(std::move(path));
  if (shell::is_folder(source.path_)) {
    auto folder = PackFolder::read(source.path_);
    if (!folder.ok()) return folder.failure();
    source.folder_ = std::move(folder).value();
    source.build();
  } else if (const auto read = source.read_signed(now_ms); !read.ok()) {
    return read.failure();
  }
  return source;
}

void PackSource::build() {
  problems_.clear();
  for (const auto& [name, problem] : folder_->problems()) {
    if (!name.starts_with(scenario_folder)) problems_.push_back(problem);
  }
  stale_ = !problems_.empty();
  pack::PackFiles files = files_of(folder_->texts());
  has_preview_keys_ = files.pack.items("recipients").empty();
  if (has_preview_keys_) shell::add_preview_recipients(files.pack);
  json::Value* intake = files.pack.find("intake");
  intake_.reset();
  if (intake && intake->if_object() && intake->items("publicKeys").empty()) {
    intake_ = preview_intake();
    json::Value keys = json::Value::array();
    if (intake_) keys.add(intake_->public_key().to_text());
    intake->set("publicKeys", std::move(keys));
  }
  build::BuiltPack built = build::build_pack(files, false);
  for (const lint::Problem& problem : built.problems) {
    if (problem.severity != lint::Problem::Severity::error) continue;
    const auto [file, pointer] = location_in_folder(problem);
    problems_.push_back({file + ", at " + (pointer.empty() ? "the top" : pointer), problem.problem, problem.fix});
  }
  stale_ = stale_ || !built.fit();
  if (!built.fit()) return;
  shell::LoadedPack loaded;
  loaded.payload = std::move(built.payload);
  loaded.hash = sealing::sha256(as_bytes(loaded.payload));
  loaded_ = std::move(loaded);
}

shell::DoneOrMessage PackSource::read_signed(std::int64_t now_ms) {
  std::error_code none;
  signed_time_ = std::filesystem::last_write_time(path_, none);
  auto loaded = shell::load_pack(path_, "", now_ms, true);
  if (!loaded.ok()) return loaded.failure();
  loaded_ = std::move(loaded).value();
  return Done{};
}

bool PackSource::refresh(std::int64_t now_ms) {
  if (folder_) {
    const std::vector<std::string> changed = folder_->refresh();
    if (changed.empty()) return false;
    const bool more_than_scenarios = std::any_of(
        changed.begin(), changed.end(), [](const std::string& name) { return !name.starts_with(scenario_folder); });
    if (more_than_scenarios) build();
    return true;
  }
  std::error_code none;
  const auto time = std::filesystem::last_write_time(path_, none);
  if (none || time == signed_time_) return false;
  problems_.clear();
  stale_ = false;
  if (const auto read = read_signed(now_ms); !read.ok()) {
    signed_time_ = time;
    stale_ = true;
    problems_.push_back({path_, read.failure().text, "Build the pack anew. What runs here is how it was before."});
  }
  return true;
}

std::optional<std::string> PackSource::acknowledged(const std::string& id, const std::string& sha256,
                                                    std::int64_t now_ms) const {
  const auto envelope = sealing::parse_envelope_id(id);
  const auto hash = from_hex(sha256);
  if (!intake_ || !envelope || !hash || hash->size() != sealing::Hash{}.size()) return std::nullopt;
  sealing::Hash bytes{};
  std::copy(hash->begin(), hash->end(), bytes.begin());
  auto text = sealing::sign_acknowledgement(*envelope, bytes, now_ms, *intake_);
  if (!text.ok()) return std::nullopt;
  return std::move(text).value();
}

std::map<std::string, std::string> PackSource::scenarios() const {
  std::map<std::string, std::string> all;
  if (!folder_) return all;
  for (const auto& [name, text] : folder_->texts()) {
    if (name.starts_with(scenario_folder)) all[scenario_name(name)] = text;
  }
  return all;
}

std::map<std::string, FileProblem> PackSource::scenario_problems() const {
  std::map<std::string, FileProblem> all;
  if (!folder_) return all;
  for (const auto& [name, problem] : folder_->problems()) {
    if (name.starts_with(scenario_folder)) all[scenario_name(name)] = problem;
  }
  return all;
}

shell::DoneOrMessage PackSource::write_scenario(const std::string& name, const std::string& text) {
  if (!folder_) return shell::Message{path_ + ": a signed pack has no folder for scenarios; open the pack's folder"};
  return folder_->write("scenarios/" + name + ".json", text);
}

}  // namespace sealwell::workbench
