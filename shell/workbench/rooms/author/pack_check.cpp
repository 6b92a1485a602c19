#include "shell/workbench/rooms/author/pack_check.hpp"

#include "core/authoring/build/pack_build.hpp"
#include "core/authoring/build/pack_document.hpp"
#include "core/base/bytes.hpp"

#include "shell/workbench/rooms/author/paths.hpp"
#include "shell/workbench/rooms/panel.hpp"
#include "shell/workbench/rooms/panel_parts.hpp"

#include <utility>

namespace sealwell::workbench {
namespace {

/// Conditions looked at before the search for paths gives up: a few seconds of work.
constexpr std::int64_t explore_work = 15'000'000;

}  // namespace

std::string severity(const Finding& finding) {
  return finding.problem.severity == lint::Problem::Severity::error ? "error" : "warning";
}

void PackCheck::outdate(const std::vector<OutlineItem>& outline) {
  std::vector<lint::Problem> problems;
  for (Finding& finding : findings_) problems.push_back(std::move(finding.problem));
  findings_ = findings_of(problems, outline);
  current_ = false;
  explored_is_old_ = explored_.has_value();
}

void PackCheck::run(const Draft::Texts& texts, const std::vector<OutlineItem>& outline) {
  const build::BuiltPack built = build::build_pack(files_of(texts), false);
  findings_ = findings_of(built.problems, outline);
  current_ = true;
  pack_.reset();
  if (!built.fit()) return;
  auto read = build::read_document(as_bytes(built.payload), "");
  if (read.ok()) pack_ = std::make_unique<pack::ServicePack>(std::move(read).value().pack);
}

bool PackCheck::explore(std::int64_t now_ms) {
  if (!pack_) return false;
  explored_ = explore::explore(*pack_, now_ms, explore_work);
  explored_is_old_ = false;
  return true;
}

Panel PackCheck::findings_panel(const ItemTree& tree) const {
  Panel panel{"findings", "What the checker finds", {}};
  if (!current_)
    panel.pieces.push_back(engine::Block(engine::StatusLine{"Checking; this is how it was before the last change."}));
  Table table;
  table.id = "findings";
  table.caption = "Errors first; a pack with one is not built";
  table.columns = {{"severity", "Severity", false},
                   {"item", "Where", false},
                   {"problem", "Problem", false},
                   {"fix", "What to do", false}};
  table.empty = "Nothing is wrong.";
  const std::vector<OutlineItem>& outline = tree.outline();
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    const Finding& finding = findings_[i];
    const bool known = finding.item >= 0 && static_cast<std::size_t>(finding.item) < outline.size();
    const OutlineItem* item = known ? &outline[static_cast<std::size_t>(finding.item)] : nullptr;
    const std::string where =
        item ? item->link_id + " (" + finding.file + " " + finding.pointer + ")" : finding.file + " " + finding.pointer;
    table.rows.push_back({std::to_string(i),
                          {severity(finding), where, finding.problem.problem, finding.problem.fix},
                          item && item->pointer == tree.chosen_pointer()});
  }
  panel.pieces.push_back(std::move(table));
  return panel;
}

void PackCheck::add_paths(Panel& panel, const std::string& chosen_link_id) const {
  if (!pack_) {
    panel.pieces.push_back(
        paragraph("The pack has errors; its paths are drawn when they are fixed. What the checker finds says where."));
    return;
  }
  panel.pieces.push_back(command("Look at every path", "explore"));
  if (explored_is_old_) {
    panel.pieces.push_back(
        paragraph("The pack has changed since somebody looked at every path: look again to see what leads where now."));
  }
  // Of another state of the pack nothing is said: items may have moved.
  const std::optional<explore::ExploreReport> none;
  Graph graph = graph_of(*pack_, explored_is_old_ ? none : explored_);
  for (Graph::Node& node : graph.nodes)
    node.chosen = !chosen_link_id.empty() && item_of_node(node.id) == chosen_link_id;
  panel.pieces.push_back(std::move(graph));
  if (!explored_ || explored_is_old_) return;
  Table table;
  table.id = "dead-ends";
  table.caption = "Dead ends";
  table.columns = {{"problem", "Problem", false}, {"fix", "What to do", false}};
  table.empty = explored_->gave_up ? "None among what was looked at." : "None.";
  for (const explore::DeadEnd& end : explored_->dead_ends) {
    table.rows.push_back({std::to_string(table.rows.size()), {end.problem, end.fix}, false});
  }
  panel.pieces.push_back(std::move(table));
}

}  // namespace sealwell::workbench
