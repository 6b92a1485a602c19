#include "shell/workbench/rooms/open/opened_row.hpp"

#include "core/base/text.hpp"
#include "core/pack/retention.hpp"

namespace sealwell::workbench {
namespace {

std::string mend_for(std::string_view error) {
  if (error == "envelope_not_for_key")
    return "Load the key that it was sealed to. If that key is lost, the recovery key opens it.";
  if (error == "envelope_bad_magic") return "This file is not an envelope. Take it out of the folder.";
  if (error == "envelope_unknown_version" || error == "envelope_unknown_suite") return "Update this program.";
  return "The envelope is damaged. Collect it again, or ask for another copy.";
}

// The text that was answered to a question, wherever it stands in the response.
std::string answer_to(const json::Array& items, std::string_view link_id) {
  for (const json::Value& item : items) {
    for (const json::Value& answer : item.items("answer")) {
      if (item.text_or("linkId") == link_id) return std::string(answer.text_or("valueString"));
      if (std::string below = answer_to(answer.items("item"), link_id); !below.empty()) return below;
    }
    if (std::string below = answer_to(item.items("item"), link_id); !below.empty()) return below;
  }
  return {};
}

std::string name_in(const json::Value& record, const pack::ServicePack& pack) {
  const json::Value* response = record.find("questionnaireResponse");
  std::string name;
  for (const std::string_view asked : {"name", "given-name", "family-name"}) {
    for (const pack::Item& item : pack.questionnaire.items) {
      if (!response || item.autocomplete != asked) continue;
      const std::string part = answer_to(response->items("item"), item.link_id);
      if (!part.empty()) name += (name.empty() ? "" : " ") + part;
    }
  }
  return name;
}

void note(OpenedRow& row, const std::string& words) { row.noted += (row.noted.empty() ? "" : "; ") + words; }

void read_record(OpenedRow& row, const json::Value& record, const pack::ServicePack* pack) {
  row.is_record = true;
  row.language = record.text_or("language");
  const std::string_view kind = record.text_or("kind");
  row.kind = kind == "referral" ? "Referral" : kind == "call-back" ? "Call back" : std::string(kind);
  if (kind.empty()) row.kind = "Without a name";  // an anonymous part
  row.sent_ms = parse_instant(record.text_or("sentAt")).value_or(0);
  const std::string_view by = record.text_or("completedBy", "self");
  if (by == "other") note(row, "filled in by somebody else");
  else if (by != "self") note(row, "filled in by " + std::string(by));
  if (const json::Value* first = record.find("followUp")) {
    row.about = first->text_or("of");
    note(row, "done again after " + row.about);
  }
  const json::Value* com_b = record.find("comB");
  if (com_b && com_b->find("residentSays")) note(row, "sees the barrier otherwise");
  if (!pack) return;
  row.name = name_in(record, *pack);
  const json::Value* rule = pack->terms ? pack->terms->find("followUp") : nullptr;
  if (!rule || kind != "referral" || !row.about.empty()) return;
  for (const json::Value& after : rule->items("after")) {
    const auto period = pack::parse_period(after.if_string() ? *after.if_string() : std::string());
    if (const auto day = period ? pack::add(pack::day_of(*pack, row.sent_ms), *period) : std::nullopt) {
      row.follow_ups.push_back(*day);
    }
  }
}

void read_change(OpenedRow& row, const json::Value& change) {
  row.kind = "Change";
  row.language = change.text_or("language");
  row.sent_ms = parse_instant(change.text_or("sentAt")).value_or(0);
  if (const json::Value* about = change.find("about")) row.about = about->text_or("reference");
  if (!row.about.empty()) note(row, "about " + row.about);
  for (const json::Value& one : change.items("changes")) {
    const std::string_view what = one.text_or("change");
    note(row, replaced(what, "-", " "));
    row.ends_follow_up = row.ends_follow_up || what == "withdraw" || what == "erase";
  }
}

void read_verified(OpenedRow& row, const json::Value& verified) {
  row.good = verified.bool_or("good", false);
  const std::size_t problems = verified.items("problems").size() + verified.items("violations").size();
  if (problems > 0) row.verified = std::to_string(problems) + (problems == 1 ? " problem" : " problems");
  else row.verified = verified.bool_or("checkedAgainstPack", false) ? "Good" : "Not checked: load its pack";
}

}  // namespace

OpenedRow row_of(const std::string& path, const std::string& line, const shell::Opener& opener) {
  OpenedRow row;
  row.file = path;
  const auto parsed = json::parse(line, {.bytes = 16 * 1024 * 1024});
  if (!parsed.ok()) return unreadable_row(path, std::string(error_name(parsed.error())));
  const json::Value& said = parsed.value();
  row.id = said.text_or("id");
  if (const auto id = sealing::parse_envelope_id(row.id)) row.reference = sealing::envelope_reference(*id);
  if (const std::string_view error = said.text_or("error"); !error.empty()) {
    row.error = error;
    row.fix = mend_for(error);
    row.verified = "Not opened";
    return row;
  }
  if (const json::Value* verified = said.find("verified")) read_verified(row, *verified);
  if (const json::Value* change = said.find("change")) read_change(row, *change);
  if (const json::Value* record = said.find("record")) {
    const json::Value* source = record->find("pack");
    read_record(row, *record, source ? opener.pack(source->text_or("sha256")) : nullptr);
  }
  return row;
}

OpenedRow unreadable_row(const std::string& path, const std::string& why) {
  OpenedRow row;
  row.file = path;
  row.error = why;
  row.fix = "See that the file is there and that you may read it.";
  row.verified = "Not opened";
  return row;
}

}  // namespace sealwell::workbench
