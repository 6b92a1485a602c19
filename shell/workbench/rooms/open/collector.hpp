#pragma once

#include "core/json/value.hpp"

#include "shell/files/message.hpp"
#include "shell/workbench/rooms/room.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sealwell::workbench {

/// Collects what waits at an intake (docs/intake-api.md, "Collecting") into a folder, page by page, and deletes there what
/// is saved here, only once it is told to.
class Collector {
 public:
  /// Begins. `origin` is the intake's, "https://intake.example"; `token` as its file has it. Refused when one of
  /// them can't be right.
  [[nodiscard]] shell::DoneOrMessage begin(const std::string& origin, std::string_view token,
                                           const std::string& folder);

  /// Begins deleting what was saved by this program and lies in its folder still.
  [[nodiscard]] shell::DoneOrMessage delete_saved();

  /// Takes an answer whose request has this id; false when the request was another's.
  bool answered(std::string_view request, const HttpAnswer& answer);

  [[nodiscard]] std::vector<Request> take_requests() { return std::exchange(requests_, {}); }

  [[nodiscard]] bool busy() const { return !awaited_.empty(); }
  [[nodiscard]] std::size_t deletable() const { return saved_.size(); }  ///< Saved here and not deleted there
  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] const std::string& status() const { return status_; }
  [[nodiscard]] const std::string& problem() const { return problem_; }

  /// Forgets the token. What was saved stays.
  void forget();

 private:
  struct Saved {
    std::string id, file;
  };
  void ask(std::string_view method, const std::string& path);
  void ask_page();
  void take_page(const HttpAnswer& answer);
  [[nodiscard]] shell::DoneOrMessage save(const json::Value& entry);
  void take_deleted(const HttpAnswer& answer);
  void delete_next();
  void stop(const std::string& problem);

  std::string origin_, folder_, cursor_, awaited_, status_, problem_;
  std::optional<TypedSecret> token_;
  std::vector<Saved> saved_;
  std::vector<Request> requests_;
  std::size_t collected_ = 0, deleted_ = 0;
  bool deleting_ = false;
  std::uint64_t asked_ = 0;
};

}  // namespace sealwell::workbench
