#pragma once

#include "core/authoring/build/pack_build.hpp"
#include "core/json/value.hpp"

#include "shell/files/message.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace sealwell::workbench {

/// What is wrong with a file, for the person who edits it.
struct FileProblem {
  std::string location;  ///< "questionnaire.json, line 12"
  std::string problem;
  std::string fix;
};

/// A pack's folder as it is on the disk: its files' texts, looked at again when they change. A file that can't be read
/// keeps the text that it had when it last could.
class PackFolder {
 public:
  /// Reads it. Refused when it has no pack.json.
  [[nodiscard]] static Result<PackFolder, shell::Message> read(std::string path);

  [[nodiscard]] const std::string& path() const { return path_; }

  /// Looks at sizes and times, and reads what changed: the names of the files whose text is another now, or which
  /// began or ceased to be readable.
  std::vector<std::string> refresh();

  /// The last good text of each file, by its name in the folder: "questionnaire.json", "translations/cy.json".
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& texts() const { return texts_; }

  /// What is wrong with files now, by name: they are not JSON, or can't be read.
  [[nodiscard]] const std::map<std::string, FileProblem, std::less<>>& problems() const { return problems_; }

  /// Writes a file whole, and holds its text as read.
  [[nodiscard]] shell::DoneOrMessage write(const std::string& name, const std::string& text);

 private:
  struct Seen {
    std::filesystem::file_time_type time;
    std::uintmax_t size = 0;
  };
  explicit PackFolder(std::string path) : path_(std::move(path)) {}
  [[nodiscard]] std::vector<std::string> names() const;
  bool read_file(const std::string& name);

  std::string path_;
  std::map<std::string, Seen> seen_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::map<std::string, FileProblem, std::less<>> problems_;
};

/// What is wrong with a text that should be JSON; an empty problem when nothing is.
[[nodiscard]] FileProblem json_problem(const std::string& name, const std::string& text);

/// A pack's files from their texts, with the engine's own sentences. Precondition: each text is JSON.
[[nodiscard]] pack::PackFiles files_of(const std::map<std::string, std::string, std::less<>>& texts);

/// The file and the pointer in it of a pointer into the joined pack: "/questionnaire/item/3" stands in
/// "questionnaire.json" at "/item/3".
[[nodiscard]] std::pair<std::string, std::string> location_in_folder(const lint::Problem& problem);

}  // namespace sealwell::workbench
