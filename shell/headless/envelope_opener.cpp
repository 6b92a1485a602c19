#include "shell/headless/envelope_opener.hpp"

#include "shell/headless/clock.hpp"
#include "shell/headless/files.hpp"
#include "shell/headless/key_files.hpp"
#include "shell/headless/packs.hpp"

#include "core/json/compact.hpp"
#include "core/record/record.hpp"

namespace sealwell::headless {
namespace {

using Problems = std::vector<std::string>;

std::string refused(json::Value line, const Failure& failure, bool& good) {
  good = false;
  line.set("error", error_name(failure.error));
  if (!failure.where.empty()) line.set("where", failure.where);
  return json::write(line) + '\n';
}

// What a record says of itself, beside what its envelope proves.
void compare(Problems& problems, bool names_envelope, bool names_pack) {
  if (!names_envelope) problems.emplace_back("id: the record names another envelope");
  if (!names_pack) problems.emplace_back("pack: the record names another pack");
}

json::Value verified(const Problems& problems, bool with_pack) {
  json::Value list = json::Value::array();
  for (const std::string& problem : problems) list.add(problem);
  json::Value verified = json::Value::object();
  verified.set("checkedAgainstPack", with_pack);
  verified.set("good", problems.empty() && with_pack);
  verified.set("problems", std::move(list));
  return verified;
}

// The usual record, of which nothing but these two claims has to be known, goes on as the text that it is.
std::optional<Problems> problems_of_text(std::string_view record, const std::string& id, const std::string& pack_hash) {
  const auto members = json::compact_members(record);
  if (!members) return std::nullopt;
  const auto is = [](std::string_view text, const std::string& plain) { return text == '"' + plain + '"'; };
  const auto pack = json::compact_members(json::text_of(*members, "pack"));
  Problems problems;
  compare(problems, is(json::text_of(*members, "id"), id), pack && is(json::text_of(*pack, "sha256"), pack_hash));
  return problems;
}

// A single part is the record, unless the pack has more than one part; several are joined.
record::Joined put_together(const pack::ServicePack* pack, std::vector<record::PartAtHand> at_hand, std::size_t envelope_parts) {
  if (envelope_parts > 1 || (pack && pack->parts.size() > 1)) return record::join(pack, at_hand, envelope_parts);
  return {std::move(at_hand.front().document), {}};
}

// `line` with the record as its last member. There is room for all of it at once, so that no copy of the
// record is left behind where the text was before it grew.
std::string with_record(const json::Value& line, std::string_view record) {
  constexpr std::string_view name = ",\"record\":";
  std::string before = json::write(line);
  before.pop_back();
  std::string text;
  text.reserve(before.size() + name.size() + record.size() + 2);
  text.append(before).append(name).append(record).append("}\n");
  return text;
}

}  // namespace

Opener::Opener(const OpenerOptions& options) : keys_(open_key_files(options.keys, options.passphrases)) {
  for (const std::string& path : options.packs) {
    const LoadedPack loaded = load_pack(path, options.trust, instant_or_now(""));
    packs_.emplace(to_hex(loaded.hash), begin(loaded, "", instant_or_now("")));
  }
}

std::string Opener::line_of(const std::string& path, bool& good) const {
  const std::string bytes = read_file(path);
  const auto opened = sealing::open(as_bytes(bytes), keys_);
  json::Value line = json::Value::object();
  line.set("file", path);
  if (opened.ok()) return line_of_opened(std::move(line), opened.value(), good);
  const auto header = sealing::read_header(as_bytes(bytes));
  line.set("id", header.ok() ? json::Value(sealing::envelope_id_text(header.value().id)) : json::Value());
  return refused(std::move(line), opened.failure(), good);
}

std::string Opener::line_of_opened(json::Value line, const sealing::OpenedEnvelope& opened, bool& good) const {
  const std::vector<sealing::OpenedPart>& parts = opened.parts;
  const std::string id = sealing::envelope_id_text(opened.header.id);
  const std::string pack_hash = to_hex(opened.header.pack_hash);
  line.set("id", id);

  json::Value received_for = json::Value::array();
  for (const sealing::OpenedPart& part : parts) {
    if (part.opened_by) received_for.add(part.opened_by->to_text());
  }
  if (parts.size() == 1) received_for = json::Value(received_for.if_array()->front());
  const auto found = packs_.find(pack_hash);
  const pack::ServicePack* pack = found == packs_.end() ? nullptr : &found->second->pack();

  if (parts.size() == 1 && !pack) {
    const std::string_view text = as_text(parts.front().content->view());
    if (const auto problems = problems_of_text(text, id, pack_hash)) {
      line.set("receivedFor", std::move(received_for));
      line.set("pack", opened.header.pack_id);
      line.set("verified", verified(*problems, false));
      return with_record(line, text);
    }
  }

  std::vector<record::PartAtHand> at_hand;
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
  record::Joined joined = put_together(pack, std::move(at_hand), parts.size());
  const json::Value* source = joined.record.find("pack");
  compare(joined.problems, joined.record.text_or("id") == id, source && source->text_or("sha256") == pack_hash);
  if (pack) {
    for (std::string& problem : record::discrepancies(*pack, joined.record)) joined.problems.push_back(std::move(problem));
  }
  line.set("receivedFor", std::move(received_for));
  line.set("pack", opened.header.pack_id);
  line.set("verified", verified(joined.problems, pack != nullptr));
  return with_record(line, json::write(joined.record));
}

}  // namespace sealwell::headless
