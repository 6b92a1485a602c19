#include "shell/workbench/rooms/open/record_page.hpp"

#include "core/base/text.hpp"
#include "core/engine/screen.hpp"
#include "core/html/saved_document.hpp"
#include "core/receipt/page.hpp"
#include "core/receipt/sent_rows.hpp"
#include "core/sealing/envelope.hpp"

#include "shell/workbench/rooms/panel.hpp"

namespace sealwell::workbench {
namespace {

using engine::Block;
using Rows = std::vector<engine::SummaryList::Row>;

void row(Rows& rows, std::string key, std::string_view value) {
  if (!value.empty()) rows.push_back({std::move(key), {std::string(value)}, "", "", ""});
}

std::string reference_of(const json::Value& line) {
  const auto id = sealing::parse_envelope_id(line.text_or("id"));
  return id ? sealing::envelope_reference(*id) : std::string();
}

// What was found when it was checked, before anything that it says.
void add_checked(std::vector<Block>& blocks, const json::Value& line) {
  const json::Value* verified = line.find("verified");
  if (!verified) return;
  std::vector<std::string> found;
  for (const json::Value& problem : verified->items("problems")) {
    if (problem.if_string()) found.push_back(*problem.if_string());
  }
  for (const json::Value& violation : verified->items("violations")) {
    found.push_back(std::string(violation.text_or("linkId")) + ": " + std::string(violation.text_or("problem")));
  }
  if (!found.empty()) {
    blocks.push_back(
        engine::Warning{"Warning", "This is not what its pack and its answers make it. Ask before you rely on it."});
    blocks.push_back(engine::TextList{std::move(found), false});
  } else if (verified->bool_or("checkedAgainstPack", false)) {
    blocks.push_back(
        engine::Inset{"Checked: sealed as it is, and every score, sentence and decision follows from its pack."});
  } else {
    blocks.push_back(engine::Inset{
        "Sealed as it is. Scores were not worked out again: load the pack of this version to check them."});
  }
}

json::Value names_of(const pack::ServicePack& pack) {
  json::Value components = json::Value::object();
  for (const auto& [id, words] : pack.components) components.set(id, words.name);
  json::Value favourites = json::Value::object();
  for (const pack::Advice& advice : pack.suggestions) favourites.set(advice.id, advice.title);
  return json::Value::object().set("components", std::move(components)).set("favourites", std::move(favourites));
}

void add_record(std::vector<Block>& blocks, const json::Value& record, const pack::ServicePack* pack) {
  Rows rows;
  row(rows, "Kind", record.text_or("kind"));
  row(rows, "Sent", replaced(replaced(record.text_or("sentAt"), "T", " "), "Z", " UTC"));
  row(rows, "Language", record.text_or("language"));
  row(rows, "Filled in by", record.text_or("completedBy"));
  if (const json::Value* first = record.find("followUp")) row(rows, "Done again after", first->text_or("of"));
  if (const json::Value* source = record.find("pack")) {
    row(rows, "Pack", std::string(source->text_or("id")) + " " + std::string(source->text_or("version")));
  }
  blocks.push_back(engine::SummaryList{std::move(rows)});
  json::Value sent = json::Value::object();
  sent.set("sent", record);
  if (pack) sent.set("names", names_of(*pack));
  blocks.push_back(engine::Heading{2, "Answers and results", ""});
  blocks.push_back(engine::SummaryList{receipt::sent_rows(sent)});
}

void add_decisions(std::vector<Block>& blocks, const json::Value& record, const pack::ServicePack* pack) {
  Rows rows;
  for (const json::Value& decision : record.items("decisions")) {
    const std::string_view id = decision.text_or("statement");
    const pack::Statement* statement = pack ? pack->statement(id) : nullptr;
    const auto wording =
        statement ? statement->wording.find(decision.text_or("language")) : decltype(statement->wording.end()){};
    const bool known = statement && wording != statement->wording.end();
    const std::string what = decision.text_or("event") == "given" ? "Agreed" : "Refused";
    std::vector<std::string> values{what + " (" + std::string(decision.text_or("method")) + "), " +
                                    replaced(replaced(decision.text_or("at"), "T", " "), "Z", " UTC")};
    values.push_back("Statement " + std::string(id) + ", version " + std::string(decision.text_or("version")));
    rows.push_back({known ? wording->second.title : std::string(id), std::move(values), "", "", ""});
  }
  if (rows.empty()) return;
  blocks.push_back(engine::Heading{2, "Decisions", ""});
  blocks.push_back(engine::SummaryList{std::move(rows)});
}

void add_change(std::vector<Block>& blocks, const json::Value& change) {
  Rows rows;
  row(rows, "Sent", replaced(replaced(change.text_or("sentAt"), "T", " "), "Z", " UTC"));
  if (const json::Value* about = change.find("about")) row(rows, "About the referral", about->text_or("reference"));
  for (const json::Value& one : change.items("changes")) {
    std::vector<std::string> values{replaced(one.text_or("change"), "-", " ")};
    for (const std::string_view member : {"statement", "recipient", "text"}) {
      if (const std::string_view text = one.text_or(member); !text.empty()) values.emplace_back(text);
    }
    rows.push_back({"Asked for", std::move(values), "", "", ""});
  }
  blocks.push_back(engine::SummaryList{std::move(rows)});
}

}  // namespace

std::vector<Block> record_blocks(const json::Value& line, const pack::ServicePack* pack) {
  std::vector<Block> blocks;
  const std::string reference = reference_of(line);
  blocks.push_back(
      engine::Heading{1, reference.empty() ? "An envelope" : "Reference " + reference, pack ? pack->name : ""});
  add_checked(blocks, line);
  if (const json::Value* record = line.find("record")) {
    add_record(blocks, *record, pack);
    add_decisions(blocks, *record, pack);
  } else if (const json::Value* change = line.find("change")) {
    add_change(blocks, *change);
  } else {
    blocks.push_back(engine::Warning{"Warning", "It did not open: " + std::string(line.text_or("error"))});
  }
  return blocks;
}

std::string record_document(const json::Value& line, const pack::ServicePack* pack) {
  engine::Screen screen;
  screen.id = engine::ScreenId::parse("record");
  screen.title = "Reference " + reference_of(line);
  screen.language = "en";
  screen.direction = "ltr";
  screen.service = pack ? pack->name : "Sealwell";
  screen.blocks = record_blocks(line, pack);
  return html::document_html(screen);
}

}  // namespace sealwell::workbench
