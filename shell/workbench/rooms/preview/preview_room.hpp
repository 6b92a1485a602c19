#pragma once

#include "shell/workbench/rooms/preview/run.hpp"
#include "shell/workbench/rooms/preview/scenario_of_run.hpp"
#include "shell/workbench/rooms/preview/source.hpp"
#include "shell/workbench/rooms/room.hpp"
#include "shell/workbench/rooms/table_order.hpp"

namespace sealwell::workbench {

/// A pack runs, and beside it what goes on inside. Its files may change meanwhile: it goes on at the same place.
class PreviewRoom final : public Room {
 public:
  /// `path`: a pack's folder or a signed file; empty: nothing is open yet. What is wrong with it is shown.
  PreviewRoom(const std::string& path, std::int64_t now_ms);

  [[nodiscard]] std::string_view id() const override { return "preview"; }
  [[nodiscard]] std::string_view title() const override { return "Preview"; }
  [[nodiscard]] std::vector<std::string> panels() const override;
  [[nodiscard]] Panel panel(std::string_view id) const override;
  void act(const Event& event, Secrets secrets, std::int64_t now_ms) override;
  [[nodiscard]] std::optional<engine::Screen> screen() const override;
  void act_on_screen(std::string_view action, std::int64_t now_ms) override;
  std::int64_t tick(std::int64_t now_ms) override;
  void picked(std::string_view request, const std::vector<std::string>& paths, std::int64_t now_ms) override;
  [[nodiscard]] std::vector<Request> take_requests() override;
  [[nodiscard]] std::uint64_t revision() const override { return revision_; }

 private:
  void open(const std::string& path, std::int64_t now_ms);
  void reload(std::int64_t now_ms);
  [[nodiscard]] shell::DoneOrMessage run_anew(std::int64_t now_ms);
  void answer_for_intake(const Event& event, std::int64_t now_ms);
  void choose_in_scenarios(const std::string& row, std::int64_t now_ms);
  void load_scenario(const std::string& name, std::int64_t now_ms);
  void run_scenarios(std::int64_t now_ms);
  void save_scenario(const Event& event, std::int64_t now_ms);

  [[nodiscard]] Panel pack_panel() const;
  [[nodiscard]] Panel history_panel() const;
  [[nodiscard]] Panel effects_panel() const;
  [[nodiscard]] Panel scenarios_panel() const;
  [[nodiscard]] std::string step_of(const shell::Difference& difference) const;

  std::optional<PackSource> source_;
  std::optional<Run> run_;
  std::vector<Request> requests_;
  TableOrder order_;
  std::string failure_text_;                    ///< Why the last thing could not be done
  std::string status_text_;                     ///< What came of the last thing
  std::string reload_status_;                   ///< What came of the last change of the files
  std::map<std::string, ScenarioRun> results_;  ///< By name, of the scenarios that were run
  std::string chosen_scenario_;
  std::string scenario_name_, scenario_title_, scenario_failure_text_;  ///< The form as it was typed
  std::int64_t next_look_ms_ = 0;
  std::int64_t now_ms_;
  std::uint64_t revision_ = 1;
};

}  // namespace sealwell::workbench
