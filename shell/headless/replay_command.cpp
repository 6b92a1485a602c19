#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/headless/journey_options.hpp"
#include "shell/program/output.hpp"

#include <memory>

namespace sealwell::shell {
namespace {

struct ReplayOptions {
  JourneyOptions journey;
  std::string actions;
  bool html = false;
  bool snapshots = false;
};

// The action of one line: a transcript's line has it beside the answer, a list of actions has nothing else.
json::Value action_of(std::string_view line) {
  auto parsed = json::parse(line);
  if (!parsed.ok()) return {};
  const json::Value* action = parsed.value().find("action");
  return action ? *action : std::move(parsed).value();
}

// One line of what is printed. A snapshot is JSON; where nothing is asked any more there is none.
void print_step(const std::string& action, const std::string& answer, const journey::Journey& journey,
                std::int64_t now_ms, bool with_snapshot) {
  std::string line = "{\"action\":" + action + ",\"answer\":" + answer;
  if (with_snapshot) {
    const auto snapshot = journey.snapshot(now_ms);
    line += ",\"snapshot\":" + (snapshot.ok() ? snapshot.value() : "null");
  }
  out().json_line(line + "}");
}

int replay(const ReplayOptions& options) {
  const std::int64_t now = options.journey.now_ms();
  const std::string text = value_or_throw(read_file(options.actions));
  const auto journey = options.journey.begin_at(now);
  const std::unique_ptr<RandomSource> random = options.journey.random();
  const auto format = options.html ? journey::Format::html : journey::Format::data;
  print_step("null", journey->current(now, format), *journey, now, options.snapshots);
  std::size_t number = 0;
  int exit_code = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line(text.data() + at, end - at);
    at = end + 1;
    if (line.empty()) continue;
    const json::Value action = action_of(line);
    if (action.is_null() && number == 0) continue;  // a transcript begins with the first screen
    const std::string written = json::write(action);
    const auto answer = journey->update(written, {now, *random}, format);
    if (answer.ok()) {
      print_step(written, answer.value(), *journey, now, options.snapshots);
      continue;
    }
    // The journey is as it was, so what follows still has its meaning.
    err() << "sealwell: " << options.actions << " line " << number + 1 << ": " << error_name(answer.error())
          << (answer.failure().where.empty() ? "" : " " + answer.failure().where)
          << ". Write an action as docs/session.md has it.\n";
    exit_code = 1;
  }
  return exit_code;
}

}  // namespace

void add_replay_command(Command program) {
  auto options = std::make_shared<ReplayOptions>();
  Command command = program.subcommand(
      "replay", "Repeat the actions of a transcript; prints each action and its answer, one JSON line a step");
  options->journey.add_pack_to(command);
  command
      .option("--actions", options->actions,
              "A transcript of `run`, or actions as docs/session.md has them, one a line; - is standard input")
      .required();
  options->journey.add_to(command);
  command.flag("--html", options->html, "Screens as HTML, as browsers get them, and not as data");
  command.flag("--snapshots", options->snapshots,
               "The run as it could be taken up again after each step, as docs/session.md has it");
  command.run([options] { return replay(*options); });
}

}  // namespace sealwell::shell
