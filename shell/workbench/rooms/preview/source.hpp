#pragma once

#include "core/journey/journey.hpp"

#include "shell/packs/packs.hpp"
#include "shell/workbench/rooms/pack_folder/pack_folder.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sealwell::workbench {

/// Where a preview's pack comes from: a folder that somebody edits, or a signed file.
class PackSource {
 public:
  /// Reads it. Refused when there is no pack at all; a pack with errors is there and has no `loaded`.
  [[nodiscard]] static Result<PackSource, shell::Message> read(std::string path, std::int64_t now_ms);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] bool is_folder() const { return folder_.has_value(); }

  /// Looks whether files changed, and reads them anew. Whether anything did.
  [[nodiscard]] bool refresh(std::int64_t now_ms);

  /// The pack as it last was without an error; nothing when it never was.
  [[nodiscard]] const std::optional<shell::LoadedPack>& loaded() const { return loaded_; }

  /// What is wrong with what is on the disk now, errors first. With `stale` what runs is an earlier state.
  [[nodiscard]] const std::vector<FileProblem>& problems() const { return problems_; }
  [[nodiscard]] bool stale() const { return stale_; }

  /// Whether it names no recipients, and is sealed to keys that nobody has.
  [[nodiscard]] bool has_preview_keys() const { return has_preview_keys_; }

  /// Acknowledges an envelope as an intake would; nothing for a pack that has an intake of its own.
  [[nodiscard]] std::optional<std::string> acknowledged(const std::string& id, const std::string& sha256,
                                                        std::int64_t now_ms) const;

  /// Texts of its scenarios by their names in the folder; none for a signed file.
  [[nodiscard]] std::map<std::string, std::string> scenarios() const;

  /// What is wrong with a scenario's file; nothing when it can be read.
  [[nodiscard]] std::map<std::string, FileProblem> scenario_problems() const;

  /// Writes a scenario into the folder. A signed file has none.
  [[nodiscard]] shell::DoneOrMessage write_scenario(const std::string& name, const std::string& text);

 private:
  explicit PackSource(std::string path) : path_(std::move(path)) {}
  void build();
  [[nodiscard]] shell::DoneOrMessage read_signed(std::int64_t now_ms);

  std::string path_;
  std::optional<PackFolder> folder_;
  std::filesystem::file_time_type signed_time_;
  std::optional<shell::LoadedPack> loaded_;
  std::vector<FileProblem> problems_;
  bool stale_ = false, has_preview_keys_ = false;
  std::unique_ptr<sealing::IntakeSecretKey> intake_;
};

}  // namespace sealwell::workbench
