#include "core/authoring/import/fhir_import.hpp"

#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/program/output.hpp"

#include <memory>

namespace sealwell::shell {
namespace {

struct ImportOptions {
  std::string questionnaire, out = "-", report;
};

json::Value report_of(const fhir_import::Notes& notes) {
  json::Value list = json::Value::array();
  for (const fhir_import::Note& note : notes) {
    json::Value entry = json::Value::object();
    entry.set("pointer", note.pointer);
    entry.set("happened", fhir_import::happened_id(note.happened));
    entry.set("problem", note.problem);
    entry.set("fix", note.fix);
    list.add(std::move(entry));
  }
  return list;
}

int import_questionnaire(const ImportOptions& options) {
  const fhir_import::Imported imported = fhir_import::import_fhir(value_or_throw(read_json(options.questionnaire)));
  for (const fhir_import::Note& note : imported.notes) {
    err() << options.questionnaire << " " << note.pointer << ": " << fhir_import::happened_id(note.happened) << ": "
          << note.problem << " " << note.fix << "\n";
  }
  if (!options.report.empty())
    write_output(options.report, json::write_indented(report_of(imported.notes)) + "\n", Format::json);
  if (imported.questionnaire.is_null()) throw BadInput(options.questionnaire + ": nothing was imported");
  write_output(options.out, json::write_indented(imported.questionnaire) + "\n", Format::json);
  return 0;
}

}  // namespace

void add_import_command(Command program) {
  Command imports = program.subcommand("import", "Take in what others wrote");
  imports.require_subcommand();
  auto options = std::make_shared<ImportOptions>();
  Command fhir = imports.subcommand(
      "fhir", "Turn a FHIR R4 Questionnaire into a pack's; lists what was not understood (docs/import.md)");
  fhir.option("QUESTIONNAIRE", options->questionnaire, "The Questionnaire as JSON; - is standard input").required();
  fhir.option("--out", options->out, "The file to write (default: standard output)");
  fhir.option("--report", options->report, "Write the list as JSON: [{pointer, happened, problem, fix}]");
  fhir.run([options] { return import_questionnaire(*options); });
}

}  // namespace sealwell::shell
