#include "core/authoring/explore/explore.hpp"
#include "core/authoring/reader/service_pack_reader.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/packs/packs.hpp"
#include "shell/program/output.hpp"

#include <memory>

namespace sealwell::shell {
namespace {

struct ExploreOptions {
  std::string folder, deployment, now;
  std::int64_t work = explore::default_work_limit;
  bool text = false;
};

int explore(const ExploreOptions& options) {
  const std::int64_t now = value_or_throw(instant_or_now(options.now));
  // A pack with a dead end may be one that `pack check` refuses: what can be read can be looked at.
  const build::BuiltPack built =
      build::build_pack(value_or_throw(read_pack_folder(options.folder, options.deployment)), false);
  const auto pack = pack::parse_service_pack(built.payload);
  if (!pack.ok()) {
    for (const lint::Problem& problem : built.problems) err() << problem_line(options.folder, problem) << "\n";
    throw BadInput(options.folder + ": not explored; fix the errors above");
  }
  const explore::ExploreReport explored = explore::explore(pack.value(), now, options.work);
  if (options.text) out().lines(explore::to_text(explored, pack.value()));
  else out().json_indented(explore::to_json(explored, pack.value()));
  if (explored.gave_up) {
    err() << "sealwell: gave up after the work that --work allows (" << options.work << "); what is unknown is named\n";
  }
  return explored.dead_ends.empty() ? 0 : 1;
}

}  // namespace

void add_pack_explore_command(Command packs) {
  auto options = std::make_shared<ExploreOptions>();
  Command command = packs.subcommand(
      "explore",
      "Look at every path: what comes up with which answers, dead ends, the longest and the shortest journey");
  command.option("DIR", options->folder, "The pack's folder").required().existing_folder();
  command.flag("--text", options->text, "Print it for people (default: JSON, docs/pack-explore.md)");
  command.option("--work", options->work, "Most work to do, in conditions looked at").positive().show_default();
  command.option("--deployment", options->deployment, "JSON merge patch over pack.json (keys, sites)");
  command.option("--now", options->now, "Take this instant as now");
  command.run([options] { return explore(*options); });
}

}  // namespace sealwell::shell
