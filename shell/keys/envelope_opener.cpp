#include "shell/keys/envelope_opener.hpp"

#include "core/amend/change.hpp"
#include "core/authoring/verify/receipt_verify.hpp"
#include "core/base/visible_text.hpp"
#include "core/json/compact.hpp"
#include "core/record/record.hpp"
#include "core/sealing/secret.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/files.hpp"
#include "shell/packs/packs.hpp"

#include <algorithm>

namespace sealwell::shell {
namespace {

using Problems = std::vector<std::string>;

// Adds a member to an object's text that is being written: a tree of a whole line would take longer than opening
// what stands in it.
void add_text(std::string& line, std::string_view name, std::string_view value) {
  line.append(line.empty() ? "{\"" : ",\"").append(name).append("\":").append(value);
}

void add(std::string& line, std::string_view name, const json::Value& value) {
  add_text(line, name, json::write(value));
}

std::string refused(std::string line, const Failure& failure, bool& good) {
  good = false;
  add(line, "error", error_name(failure.error));
  if (!failure.where.empty()) add(line, "where", failure.where);
  return line + "}\n";
}

// What a record says of itself, beside what its envelope proves.
void compare(Problems& problems, bool names_envelope, bool names_pack) {
  if (!names_envelope) problems.emplace_back("id: the record names another envelope");
  if (!names_pack) problems.emplace_back("pack: the record names another pack");
}

json::Value verified(const Problems& problems, bool with_pack, json::Value violations = json::Value::array()) {
  json::Value list = json::Value::array();
  for (const std::string& problem : problems) list.add(problem);
  json::Value verified = json::Value::object();
  verified.set("checkedAgainstPack", with_pack);
  verified.set("good", problems.empty() && violations.if_array()->empty() && with_pack);
  verified.set("problems", std::move(list));
  verified.set("violations", std::move(violations));
  return verified;
}

// The usual record, of which nothing but these two claims has to be known, goes on as the text that it is.
std::optional<Problems> problems_of_text(std::string_view record, const std::string& id, const std::string& pack_hash) {
  const auto members = json::compact_members(record);
  if (!members) return std::nullopt;
  const auto is = [](std::string_view text, const std::string& plain) { return text == '"' + plain + '"'; };
  if (is(json::text_of(*members, "format"), std::string(amend::change_format))) return std::nullopt;
  const auto pack = json::compact_members(json::text_of(*members, "pack"));
  Problems problems;
  compare(problems, is(json::text_of(*members, "id"), id), pack && is(json::text_of(*pack, "sha256"), pack_hash));
  return problems;
}

// A single part is the record, unless the pack has more than one part; several are joined.
record::Joined put_together(const pack::ServicePack* pack, std::vector<record::RecordPart> at_hand,
                            std::size_t envelope_parts) {
  if (envelope_parts > 1 || (pack && pack->parts.size() > 1)) return record::join(pack, at_hand, envelope_parts);
  return {std::move(at_hand.front().document), {}};
}

// The line with what was sealed, a record or a change, as its last member. There is room for all of it at once, so that no
// copy of it is left behind where the text was before it grew.
std::string with_content(std::string line, std::string_view name, std::string_view content) {
  line.reserve(line.size() + content.size() + 16);
  add_text(line, name, content);
  return std::move(line.append("}\n"));
}

bool is_change(const json::Value& document) { return document.text_or("format") == amend::change_format; }

// What is wrong with a change.
Problems problems_of_change(const json::Value& change, const std::string& id, const std::string& pack_hash) {
  Problems problems = amend::problems_of(change, nullptr);
  const json::Value* source = change.find("pack");
  compare(problems, change.text_or("id") == id, source && source->text_or("sha256") == pack_hash);
  return problems;
}

}  // namespace

Result<const pack::ServicePack*, Message> Opener::add_pack(const LoadedPack& loaded) {
  auto journey = begin(loaded, "", clock_now());
  if (!journey.ok()) return journey.failure();
  auto answers = AnswersCheck::read(loaded.payload);
  if (!answers.ok()) return answers.failure();
  OpeningPack opening{std::move(journey).value(), std::move(answers).value()};
  const auto at = packs_.emplace(to_hex(loaded.hash), std::move(opening)).first;
  return &at->second.journey->pack();
}

const pack::ServicePack* Opener::pack(std::string_view hash) const {
  const auto found = packs_.find(hash);
  return found == packs_.end() ? nullptr : &found->second.journey->pack();
}

Result<std::string, Message> Opener::line_of(const std::string& path, bool& good) const {
  const auto bytes = read_file(path);
  if (!bytes.ok()) return bytes.failure();
  return line_of_bytes(path, as_bytes(bytes.value()), good);
}

std::string Opener::line_of_bytes(const std::string& file, ByteView bytes, bool& good) const {
  std::string line = line_as_sealed(file, bytes, good);
  if (is_visible_json(line)) return line;
  std::string visible = visible_json(line);
  sealing::wipe(line);
  return visible;
}

std::string Opener::line_as_sealed(const std::string& file, ByteView bytes, bool& good) const {
  const auto opened = sealing::open(bytes, keys_);
  std::string line;
  add(line, "file", file);
  if (opened.ok()) return line_of_opened(std::move(line), opened.value(), good);
  const auto header = sealing::read_header(bytes);
  add(line, "id", header.ok() ? json::Value(sealing::envelope_id_text(header.value().id)) : json::Value());
  return refused(std::move(line), opened.failure(), good);
}

void Opener::note_problems(bool& good) const {
  ++with_problems_;
  good = false;
}

std::string Opener::line_of_opened(std::string line, const sealing::OpenedEnvelope& opened, bool& good) const {
  const std::vector<sealing::OpenedPart>& parts = opened.parts;
  const std::string id = sealing::envelope_id_text(opened.header.id);
  const std::string pack_hash = to_hex(opened.header.pack_hash);
  add(line, "id", id);

  json::Value received_for = json::Value::array();
  for (const sealing::OpenedPart& part : parts) {
    if (part.opened_by) received_for.add(part.opened_by->to_text());
  }
  if (parts.size() == 1) received_for = json::Value(received_for.if_array()->front());
  const auto found = packs_.find(pack_hash);
  const pack::ServicePack* pack = found == packs_.end() ? nullptr : &found->second.journey->pack();

  if (parts.size() == 1 && !pack) {
    const std::string_view text = as_text(parts.front().content->view());
    if (const auto problems = problems_of_text(text, id, pack_hash)) {
      if (!problems->empty()) note_problems(good);
      add(line, "receivedFor", received_for);
      add(line, "pack", opened.header.pack_id);
      add(line, "verified", verified(*problems, false));
      return with_content(std::move(line), "record", text);
    }
  }

  std::vector<record::RecordPart> at_hand;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].content) continue;
    auto document = json::parse(as_text(parts[i].content->view()));
    if (!document.ok()) {
      Failure failure = document.failure();
      if (parts.size() > 1) failure.where = "part " + std::to_string(i + 1) + ", " + failure.where;
      return refused(std::move(line), failure, good);
    }
    at_hand.push_back({i, std::move(document).value()});
  }
  // The fullest of its parts says all that the others do.
  const auto change = std::find_if(at_hand.begin(), at_hand.end(), [](const record::RecordPart& part) {
    return is_change(part.document) && part.document.find("chain");
  });
  if (change != at_hand.end() || is_change(at_hand.front().document)) {
    const json::Value& document = change != at_hand.end() ? change->document : at_hand.front().document;
    Problems problems = problems_of_change(document, id, pack_hash);
    // The proof lies in the part that takes the rest: where another key opens that, this one can tell nothing.
    const bool proof_missing = document.find("chain") == nullptr;
    if (!problems.empty() || (proof_missing && at_hand.size() == parts.size())) note_problems(good);
    if (proof_missing) problems.emplace_back("chain: the proof is with the part that takes the rest");
    add(line, "receivedFor", received_for);
    add(line, "pack", opened.header.pack_id);
    add(line, "verified", verified(problems, pack != nullptr));
    return with_content(std::move(line), "change", json::write(document));
  }
  record::Joined joined = put_together(pack, std::move(at_hand), parts.size());
  const json::Value* source = joined.record.find("pack");
  compare(joined.problems, joined.record.text_or("id") == id, source && source->text_or("sha256") == pack_hash);
  json::Value violations = json::Value::array();
  if (pack) {
    const auto is_at_hand = [](const sealing::OpenedPart& part) { return part.content.has_value(); };
    const bool whole = std::all_of(parts.begin(), parts.end(), is_at_hand);
    violations =
        found->second.answers.violations(joined.record, whole ? conformance::Extent::whole : conformance::Extent::part);
    if (!violations.if_array()->empty()) {
      ++not_conforming_;
      good = false;
    }
    for (std::string& problem : record::discrepancies(*pack, joined.record)) {
      joined.problems.push_back(std::move(problem));
    }
    for (std::string& problem : receipt::chain_problems(joined.record)) joined.problems.push_back(std::move(problem));
  }
  if (!joined.problems.empty()) note_problems(good);
  add(line, "receivedFor", received_for);
  add(line, "pack", opened.header.pack_id);
  add(line, "verified", verified(joined.problems, pack != nullptr, std::move(violations)));
  return with_content(std::move(line), "record", json::write(joined.record));
}

}  // namespace sealwell::shell
