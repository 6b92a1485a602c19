#include "core/authoring/instruments/registry.hpp"
#include "core/scoring/score.hpp"

#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/program/output.hpp"

#include <memory>

namespace sealwell::shell {
namespace {

struct ScoreOptions {
  std::string instrument, batch;
  bool list = false;
  bool markdown = false;
};

void print_list() {
  for (const scoring::InstrumentInfo& info : scoring::instruments()) {
    out() << info.id << "  (" << scoring::availability_id(info.availability) << ")\n  " << info.title << "\n";
    if (info.availability != scoring::Availability::ships) out() << "  why:      " << info.reason << "\n";
    for (const scoring::InputInfo& input : info.inputs) {
      out() << "  input:    " << input.name << ": " << input.type << ", " << input.values
            << (input.required ? "" : " (may be left out)") << "\n";
    }
    for (const scoring::OutputInfo& output : info.outputs) {
      out() << "  output:   " << output.name << ": " << output.type << ". " << output.meaning << "\n";
    }
    for (const scoring::BandInfo& band : info.bands) {
      out() << "  band:     " << band.field << " " << band.id << ": " << band.range.view()
            << (band.when.empty() ? "" : " (" + std::string(band.when) + ")") << "\n";
    }
    for (const std::string_view source : info.sources) out() << "  source:   " << source << "\n";
    out() << "  licence:  " << info.licence << "\n\n";
  }
}

int batch(const std::string& path) {
  const json::Value cases = value_or_throw(read_json(path));
  if (!cases.if_array()) throw BadInput(path + ": must be a list of {id, instrument, inputs}");
  json::Value results = json::Value::array();
  for (const json::Value& one : *cases.if_array()) {
    json::Value entry = json::Value::object();
    const json::Value* id = one.find("id");
    entry.set("id", id ? *id : json::Value());
    const json::Value* inputs = one.find("inputs");
    entry.set("result", scoring::score_or_error(one.text_or("instrument"), inputs ? *inputs : json::Value()));
    results.add(std::move(entry));
  }
  out().json_indented(results);
  return 0;
}

int score(const ScoreOptions& options) {
  if (options.markdown) {
    out().lines(scoring::instruments_markdown());
    return 0;
  }
  if (options.list) {
    print_list();
    return 0;
  }
  if (!options.batch.empty()) return batch(options.batch);
  if (options.instrument.empty()) throw WrongUsage::missing("INSTRUMENT, --list or --batch");
  const json::Value result = scoring::score_or_error(options.instrument, value_or_throw(read_json("-")));
  out().json(result);
  return result.find("error") ? 1 : 0;
}

}  // namespace

void add_score_command(Command program) {
  auto options = std::make_shared<ScoreOptions>();
  Command command = program.subcommand(
      "score", "Score one instrument: inputs as JSON on standard input, {score, band, …} or {error, field} out");
  command.option("INSTRUMENT", options->instrument, "Its id, as in audit_c");
  command.option("--batch", options->batch, "Score a file of [{id, instrument, inputs}]; prints [{id, result}]");
  command.flag("--list", options->list, "Print each instrument with inputs, outputs, source and licence");
  command.flag("--markdown", options->markdown, "Print docs/instruments.md");
  command.run([options] { return score(*options); });
}

}  // namespace sealwell::shell
