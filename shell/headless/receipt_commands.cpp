#include "core/amend/change.hpp"
#include "core/authoring/export/receipt_views.hpp"
#include "core/authoring/verify/receipt_verify.hpp"
#include "core/base/text.hpp"
#include "core/receipt/calendar.hpp"
#include "core/receipt/page.hpp"
#include "core/receipt/read.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/headless/commands.hpp"
#include "shell/headless/pack_or_throw.hpp"
#include "shell/packs/packs.hpp"
#include "shell/program/output.hpp"

#include <memory>

namespace sealwell::shell {
namespace {

struct ReceiptOptions {
  std::string receipt, acknowledgement, link;
  std::string view = "text";
};

std::string why(const Failure& failure) {
  return std::string(error_name(failure.error)) + (failure.where.empty() ? "" : " at " + failure.where);
}

receipt::Receipt read_receipt_file(const std::string& path, const std::string& text) {
  auto read = receipt::read_receipt(text);
  if (!read.ok()) throw BadInput(path + ": not a receipt: " + why(read.failure()));
  return std::move(read).value();
}

// The receipt with the intake's answer in it; its signature does not cover that.
json::Value with_acknowledgement(json::Value document, const std::string& path) {
  const std::string line = value_or_throw(read_file(path, 4096));
  document.set("acknowledgement", std::string(trimmed(line)));
  return document;
}

std::string calendar(const json::Value& document, const std::string& address) {
  if (address.empty()) throw WrongUsage::missing("--link, the address that a calendar leads to,");
  std::string text = receipt::calendar_of(document, address);
  if (text.empty()) throw BadInput("this receipt has no days to follow up");
  return text;
}

int show(const ReceiptOptions& options) {
  const std::string text = value_or_throw(read_file(options.receipt, receipt::receipt_limits.bytes));
  receipt::Receipt read = read_receipt_file(options.receipt, text);
  if (!options.acknowledgement.empty())
    read.document = with_acknowledgement(std::move(read.document), options.acknowledgement);
  const json::Value& document = read.document;
  if (options.view == "html") out().html(receipt::page_html(document, options.link)) << "\n";
  else if (options.view == "text") out().lines(receipt::page_text(document));
  else if (options.view == "kantara") out().json_indented(receipt::kantara_view(document));
  else if (options.view == "iso27560") out().json_indented(receipt::iso27560_view(document));
  else if (options.view == "fhir") out().json_indented(receipt::fhir_view(document));
  else if (options.view == "calendar") out().calendar(calendar(document, options.link));
  else if (options.view == "json") out().json_indented(document);
  else {  // file: the receipt itself, secret and all
    json::Value whole = json::parse(text, receipt::receipt_limits).value();
    if (!options.acknowledgement.empty()) whole = with_acknowledgement(std::move(whole), options.acknowledgement);
    out().json_indented(whole);
  }
  return 0;
}

struct VerifyOptions {
  std::string file, pack, trust, record;
  bool as_json = false;
};

// A record by itself, in what `open` printed, or in what `run` printed.
json::Value record_in(json::Value value, const std::string& path) {
  if (value.text_or("format") == "sealwell-record/1") return value;
  const json::Value* record = value.find("record");
  if (record && record->text_or("format") == "sealwell-record/1") return *record;
  throw BadInput(path + ": is neither a receipt nor a record nor a change");
}

// A change by itself, or in what `open` printed; null where it is something else.
json::Value change_in(const json::Value& value) {
  const auto is_change = [](const json::Value& document) { return document.text_or("format") == amend::change_format; };
  const json::Value* change = value.find("change");
  return is_change(value) ? value : change && is_change(*change) ? *change : json::Value();
}

// Whether a change is signed by the receipt's holder, and goes on from what was sent.
receipt::Verdict verify_change(const json::Value& change, const json::Value& record) {
  using Outcome = receipt::Finding::Outcome;
  receipt::Verdict verdict;
  const bool has_proof = change.find("chain") != nullptr;
  const std::vector<std::string> problems = amend::problems_of(change, record.is_null() ? nullptr : &record);
  for (const std::string& problem : problems) verdict.findings.push_back({"change", Outcome::wrong, problem + "."});
  if (!has_proof) {
    verdict.findings.push_back(
        {"change", Outcome::not_proved, "It comes without its proof, which is with the part that takes the rest."});
  } else if (problems.empty()) {
    verdict.findings.push_back(
        {"change", Outcome::proved,
         "It was signed by who holds the receipt, whole and unchanged, about the envelope that it names."});
  }
  if (record.is_null()) {
    verdict.findings.push_back(
        {"record", Outcome::not_proved,
         "Whether it goes on from what was sent: give the record of that envelope with --record."});
  } else if (has_proof && problems.empty()) {
    verdict.findings.push_back({"record", Outcome::proved, "It goes on from the events in the record that was sent."});
  }
  return verdict;
}

std::string_view outcome_name(receipt::Finding::Outcome outcome) {
  switch (outcome) {
    case receipt::Finding::Outcome::proved: return "proved";
    case receipt::Finding::Outcome::not_proved: return "not-proved";
    case receipt::Finding::Outcome::wrong: break;
  }
  return "wrong";
}

void print(const receipt::Verdict& verdict, bool as_json) {
  if (as_json) {
    json::Value result = json::Value::object();
    result.set("good", verdict.good());
    json::Value findings = json::Value::array();
    for (const receipt::Finding& finding : verdict.findings) {
      findings.add(json::Value::object()
                       .set("check", finding.check)
                       .set("outcome", outcome_name(finding.outcome))
                       .set("words", finding.words));
    }
    result.set("findings", std::move(findings));
    json::Value never = json::Value::array();
    for (std::string& words : receipt::verification_limits()) never.add(std::move(words));
    result.set("neverProved", std::move(never));
    out().json_indented(result);
    return;
  }
  for (const receipt::Finding& finding : verdict.findings) {
    out() << (finding.outcome == receipt::Finding::Outcome::proved       ? "PROVED      "
              : finding.outcome == receipt::Finding::Outcome::not_proved ? "not proved  "
                                                                         : "WRONG       ")
          << finding.check << ": " << finding.words << "\n";
  }
  out() << "Never proved by a receipt or a record:\n";
  for (const std::string& words : receipt::verification_limits()) out() << "  " << words << "\n";
}

int verify(const VerifyOptions& options) {
  const std::string text = value_or_throw(read_file(options.file, 8 * 1024 * 1024));
  const auto parsed = json::parse(text);
  if (!parsed.ok()) throw BadInput(options.file + ": " + why(parsed.failure()));
  if (const json::Value change = change_in(parsed.value()); !change.is_null()) {
    const json::Value record =
        options.record.empty() ? json::Value() : record_in(value_or_throw(read_json(options.record)), options.record);
    const receipt::Verdict verdict = verify_change(change, record);
    print(verdict, options.as_json);
    return verdict.good() ? 0 : 1;
  }
  if (options.pack.empty()) throw WrongUsage::missing("--pack, to check a receipt or a record with,");
  const bool is_receipt = parsed.value().text_or("format") == "sealwell-receipt/1";
  const json::Value record = is_receipt ? json::Value() : record_in(parsed.value(), options.file);
  // A pack's signature has an end. What counts is whether it was good when it was run.
  const std::string_view at = is_receipt ? parsed.value().text_or("issuedAt") : record.text_or("sentAt");
  const LoadedPack loaded =
      pack_or_throw(load_pack(options.pack, options.trust, parse_instant(at).value_or(clock_now()), true));
  const auto journey = value_or_throw(begin(loaded, "", clock_now()));
  const auto document = json::parse(loaded.payload);
  const receipt::ReferencePack pack{document.value(), journey->pack(), to_hex(loaded.hash), loaded.verified};

  receipt::Verdict verdict;
  if (is_receipt) {
    const receipt::Receipt read = read_receipt_file(options.file, text);
    json::Value other;
    if (!options.record.empty()) other = record_in(value_or_throw(read_json(options.record)), options.record);
    verdict = receipt::verify_receipt(read, pack, options.record.empty() ? nullptr : &other);
  } else {
    if (!options.record.empty())
      throw BadInput("--record goes with a receipt; " + options.file + " is a record itself");
    verdict = receipt::verify_record(record, pack);
  }
  print(verdict, options.as_json);
  return verdict.good() ? 0 : 1;
}

}  // namespace

void add_receipt_commands(Command program) {
  auto showing = std::make_shared<ReceiptOptions>();
  Command show_command =
      program.subcommand("receipt", "Show a resident's receipt: as a page, or in a form for other programs");
  show_command.option("RECEIPT", showing->receipt, "The receipt's file; - is standard input").required();
  show_command
      .option("--view", showing->view,
              "html, text (default), json, calendar, kantara, iso27560, fhir: none has the secret in it; file: the "
              "receipt itself")
      .one_of({"html", "text", "json", "calendar", "kantara", "iso27560", "fhir", "file"});
  show_command.option("--acknowledgement", showing->acknowledgement,
                      "File with the intake's answer, to be put into what is shown");
  show_command.option(
      "--link", showing->link,
      "The address of the service's own page. With --view calendar: what its days lead to. With --view html: drawn as "
      "a QR code, where something was sent; it holds nothing of the receipt");
  show_command.run([showing] { return show(*showing); });

  Command consent = program.subcommand("consent", "What was asked, agreed and refused");
  consent.require_subcommand();
  auto verifying = std::make_shared<VerifyOptions>();
  Command verify_command = consent.subcommand(
      "verify", "Say what a receipt, a record or a change proves and what not; exit 1 when anything is wrong");
  verify_command
      .option("FILE", verifying->file,
              "A receipt, a record, a change, or a line that `sealwell open` printed; - is standard input")
      .required();
  verify_command
      .option("--pack", verifying->pack,
              "The signed pack, or its folder, that was run; or a later one that has the wording in its history; "
              "a change needs none")
      .existing_path();
  verify_command.option("--trust", verifying->trust,
                        "File of signing public keys, one a line, to check a signed pack with");
  verify_command.option("--record", verifying->record,
                        "The record that staff opened, to compare a receipt or a change with");
  verify_command.flag("--json", verifying->as_json, "{good, findings: [{check, outcome, words}], neverProved}");
  verify_command.run([verifying] { return verify(*verifying); });
}

}  // namespace sealwell::shell
