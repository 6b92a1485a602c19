#include "core/journey/seal_record.hpp"
#include "core/record/parts.hpp"

#include "shell/packs/seeded_random.hpp"
#include "shell/workbench/rooms/panel.hpp"
#include "shell/workbench/rooms/preview/internals.hpp"

namespace sealwell::workbench {
namespace {

json::Value record_of(const Run& run, std::int64_t now_ms) {
  if (run.sealed()) return run.sealed()->record;
  if (run.journey().state().phase != engine::State::Phase::asking) return {};
  return run.journey().record("", now_ms);
}

std::string text_of(const json::Value& value, std::string_view name) { return std::string(value.text_or(name)); }

std::string holder_of(const pack::ServicePack& pack, const sealing::KeyId& id) {
  const auto is = [&](const pack::Recipient& recipient) {
    const auto key = sealing::RecipientPublicKey::parse(recipient.public_key);
    return key.ok() && key.value().id() == id;
  };
  for (const pack::Recipient& recipient : pack.recipients) {
    if (is(recipient)) return recipient.name + " (" + recipient.id + ")";
  }
  return is(pack.recovery) ? pack.recovery.name + " (recovery)" : "nobody that the pack names";
}

std::string bytes(std::size_t count) { return std::to_string(count) + (count == 1 ? " byte" : " bytes"); }

}  // namespace

Panel consent_panel(const Run& run, std::int64_t now_ms) {
  Panel panel{"consent", "Consent", {}};
  const json::Value record = record_of(run, now_ms);
  Table decisions;
  decisions.id = "decisions";
  decisions.caption = "Decisions";
  decisions.columns = {{"statement", "Statement", false},
                       {"event", "Decision", false},
                       {"version", "Version", false},
                       {"language", "Language", false},
                       {"text", "SHA-256 of the wording", false}};
  decisions.empty = record.is_null() ? "The session has forgotten them; step back in the history to see them."
                                     : "Nothing has been decided yet.";
  for (const json::Value& one : record.items("decisions")) {
    decisions.rows.push_back({std::to_string(decisions.rows.size()),
                              {text_of(one, "statement"), text_of(one, "event"), text_of(one, "version"),
                               text_of(one, "language"), text_of(one, "textSha256")},
                              false});
  }
  panel.pieces.push_back(std::move(decisions));
  Table events;
  events.id = "events";
  events.caption = "Events of the chain, each with the hash of the one before";
  events.columns = {{"event", "Event", false},
                    {"statement", "Statement", false},
                    {"at", "When", false},
                    {"method", "How", false},
                    {"previous", "Hash before it", false}};
  events.empty = "Nothing has been asked yet.";
  if (const json::Value* chain = record.find("receipt")) {
    for (const json::Value& one : chain->items("events")) {
      events.rows.push_back({std::to_string(events.rows.size()),
                             {text_of(one, "event"), text_of(one, "statement"), text_of(one, "at"),
                              text_of(one, "method"), text_of(one, "previous").substr(0, 16) + "…"},
                             false});
    }
  }
  panel.pieces.push_back(std::move(events));
  return panel;
}

Panel record_panel(const Run& run, std::int64_t now_ms) {
  Panel panel{"record", "The record", {}};
  const json::Value record = record_of(run, now_ms);
  if (record.is_null()) {
    panel.pieces.push_back(engine::Block(engine::Paragraph{forgotten(run), false}));
    return panel;
  }
  panel.pieces.push_back(
      Code{run.sealed() ? "As it was sealed" : "As it would be sealed now", json::write_indented(record)});
  return panel;
}

Panel sealed_panel(const Run& run, const shell::LoadedPack& loaded, bool preview_keys, std::int64_t now_ms) {
  Panel panel{"sealed", "The envelope", {}};
  const pack::ServicePack& pack = run.journey().pack();
  const auto say = [&](std::string text) {
    panel.pieces.push_back(engine::Block(engine::Paragraph{std::move(text), false}));
  };
  const json::Value record = record_of(run, now_ms);
  if (record.is_null()) {
    say("Nothing was sealed.");
    return panel;
  }
  if (pack.parts.empty()) {
    say("This pack sends nothing: it has no parts and nothing is sealed.");
    return panel;
  }
  Bytes envelope;
  if (run.sealed()) {
    envelope = run.sealed()->envelope;
    say("Sealed as the resident's browser does. It was sent nowhere.");
  } else {
    shell::SeededRandom random("preview envelope");
    const auto id = sealing::new_envelope_id(random);
    const auto sealed = id.ok() ? journey::seal_record(pack, loaded.hash, id.value(), record, random)
                                : Result<sealing::SealedEnvelope>(id.failure());
    if (!sealed.ok()) {
      say("It can't be sealed: " + std::string(error_name(sealed.failure().error)) + " " + sealed.failure().where);
      return panel;
    }
    envelope = sealed.value().bytes;
    say("What sealing it now would give, with the answers so far.");
  }
  if (preview_keys) say("The pack names no recipients yet: this is sealed to keys that nobody has.");
  const auto header = sealing::read_header(envelope);
  if (!header.ok()) {
    say("The envelope can't be read: " + std::string(error_name(header.failure().error)));
    return panel;
  }
  engine::SummaryList whole;
  whole.rows.push_back({"Envelope", {bytes(envelope.size())}, {}, {}, {}});
  whole.rows.push_back({"Readable without a key", {bytes(header.value().size) + ": prefix and header"}, {}, {}, {}});
  whole.rows.push_back({"SHA-256 of the pack", {to_hex(header.value().pack_hash)}, {}, {}, {}});
  panel.pieces.push_back(engine::Block(std::move(whole)));
  Table parts;
  parts.id = "parts";
  parts.caption = "Parts and who can open them";
  parts.columns = {{"part", "Part", false},
                   {"who", "Who can open it", false},
                   {"key", "Key id", false},
                   {"content", "Content", true},
                   {"padded", "Padded to", true}};
  const std::vector<json::Value> documents = record::split(pack, record);
  for (std::size_t i = 0; i < header.value().parts.size(); ++i) {
    const sealing::PartHeader& part = header.value().parts[i];
    const std::string name = i < pack.parts.size() ? pack.parts[i].id : std::to_string(i);
    const std::size_t content = i < documents.size() ? json::write(documents[i]).size() : 0;
    for (const sealing::KeyId& key : part.recipients) {
      parts.rows.push_back({name + "/" + key.to_text(),
                            {name, holder_of(pack, key), key.to_text(), bytes(content), bytes(part.body_size - 16)},
                            false});
    }
  }
  panel.pieces.push_back(std::move(parts));
  return panel;
}

}  // namespace sealwell::workbench
