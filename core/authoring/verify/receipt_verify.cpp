// Staff's tools only.
#include "core/authoring/verify/receipt_verify.hpp"

#include "core/base/civil_date.hpp"
#include "core/consent/wording.hpp"
#include "core/receipt/signing.hpp"
#include "core/record/record.hpp"
#include "core/sealing/acknowledgement.hpp"
#include "core/sealing/envelope_proof.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/receipt_signature.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace sealwell::receipt {
namespace {

using consent::Event;
using Outcome = Finding::Outcome;

bool same(const json::Value& a, const json::Value& b) { return json::write_canonical(a) == json::write_canonical(b); }

/// The hash that the pack gives for a wording, of today or of its history; nothing where it has none.
std::optional<std::string> hash_in(const json::Value& document, const Event& event, bool& earlier) {
  const json::Value* consent = document.find("consent");
  if (!consent) return std::nullopt;
  const auto of = [&](const json::Value& holder) -> std::optional<std::string> {
    const json::Value* wordings = holder.find("wording");
    const json::Value* wording = wordings ? wordings->find(event.language) : nullptr;
    if (!wording || holder.text_or("version") != event.version) return std::nullopt;
    return consent::wording_hash(*wording, sealing::sha256);
  };
  for (const json::Value& statement : consent->items("statements")) {
    if (statement.text_or("id") != event.statement) continue;
    earlier = false;
    if (auto hash = of(statement)) return hash;
    earlier = true;
    for (const json::Value& entry : statement.items("history")) {
      if (auto hash = of(entry)) return hash;
    }
  }
  return std::nullopt;
}

/// Whose events: those that were sealed with a record, or a receipt's, which go on after sending.
enum class ChainOf : std::uint8_t { record, receipt };

// Where what a record says was decided is not what the events say.
std::vector<std::string> decided_otherwise(const json::Value& record, const std::vector<Event>& events, ChainOf of) {
  std::vector<std::string> problems;
  const std::vector<const Event*> decided = consent::standing_decisions(events);
  const json::Array& said = record.items("decisions");
  if (said.size() > decided.size()) problems.emplace_back("The record has decisions of which there is no event.");
  for (std::size_t i = 0; i < said.size() && i < decided.size(); ++i) {
    const json::Value event = consent::to_json(*decided[i]);
    for (const std::string_view name : {"event", "statement", "version", "language", "textSha256", "method", "at"}) {
      if (said[i].text_or(name) == event.text_or(name)) continue;
      problems.push_back("Decision " + std::to_string(i + 1) + ": the record and the events differ in " +
                         std::string(name) + ".");
    }
  }
  // After sending there may be more events, and none before it. The chain that was sealed with the record has no later ones.
  const std::string_view sent_at = record.text_or("sentAt");
  for (std::size_t i = said.size(); i < decided.size(); ++i) {
    if (of == ChainOf::record || instant_to_iso(decided[i]->at_ms) < sent_at) {
      problems.emplace_back("The record leaves out a decision.");
    }
  }
  for (std::size_t i = 0; of == ChainOf::record && i < events.size(); ++i) {
    const Event::Kind kind = events[i].kind;
    if (kind != Event::Kind::amended && kind != Event::Kind::withdrawn && kind != Event::Kind::deleted_before_sending) {
      continue;
    }
    problems.push_back("event " + std::to_string(i + 1) + ": " + std::string(consent::event_name(kind)) +
                       " before anything was sent");
  }
  return problems;
}

class Verifier {
 public:
  explicit Verifier(const ReferencePack& pack) : pack_(pack) {}

  Verdict take() { return std::move(verdict_); }

  void say(std::string_view check, Outcome outcome, std::string words) {
    verdict_.findings.push_back({std::string(check), outcome, std::move(words)});
  }

  // All of `problems` as wrong, or the one good sentence.
  void judge(std::string_view check, const std::vector<std::string>& problems, std::string good) {
    for (const std::string& problem : problems) say(check, Outcome::wrong, problem);
    if (problems.empty()) say(check, Outcome::proved, std::move(good));
  }

  void chain(const ReadChain& chain) {
    judge("chain", broken_links(chain),
          "The " + std::to_string(chain.events.size()) +
              " events are whole, in order and unchanged, and signed with the key " + chain.key.id().to_text() + ".");
  }

  // The events are signed and name no envelope: what ties them to one is that its id follows from their key.
  void own_key(const json::Value& record, const ReadChain& chain) {
    if (record.text_or("id") == sealing::envelope_id_text(sealing::envelope_id_for(chain.key))) return;
    say("chain", Outcome::not_proved,
        "The record's id does not follow from this key: the events may have been taken from another record.");
  }

  void order(const std::vector<Event>& events) {
    judge("decisions", consent::sequence_errors(events),
          "Each decision was made after it was asked for in the same words.");
    const auto earlier = std::adjacent_find(events.begin(), events.end(),
                                            [](const Event& a, const Event& b) { return b.at_ms < a.at_ms; });
    if (earlier == events.end()) return;
    say("decisions", Outcome::not_proved,
        "The device's clock went back between two events, so their times are doubtful.");
  }

  void wordings(const std::vector<Event>& events) {
    std::vector<std::string> problems;
    bool any_earlier = false;
    for (std::size_t i = 0; i < events.size(); ++i) {
      bool earlier = false;
      const auto hash = hash_in(pack_.document, events[i], earlier);
      const std::string at = "event " + std::to_string(i + 1) + ": ";
      const std::string which = events[i].statement + ", version " + events[i].version + ", " + events[i].language;
      if (!hash) problems.push_back(at + "the pack has no wording of " + which);
      else if (*hash != events[i].text_hash)
        problems.push_back(at + "the words are not those of the pack for " + which);
      any_earlier = any_earlier || (hash && earlier);
    }
    judge("wording", problems,
          any_earlier ? "The words that were shown are the pack's, some from an earlier version."
                      : "The words that were shown are the pack's.");
  }

  void the_pack(const json::Value* named) {
    const std::string_view hash = named ? named->text_or("sha256") : std::string_view();
    if (hash == pack_.hash) {
      say("pack", Outcome::proved,
          pack_.signature_checked ? "The pack at hand is the one that was run, and signed by a key that you trust."
                                  : "The pack at hand is the one that was run.");
      if (!pack_.signature_checked) {
        say("pack", Outcome::not_proved,
            "Whether the service signed the pack was not looked at: give --trust for that.");
      }
    } else if (!named || named->text_or("id") != pack_.pack.id) {
      say("pack", Outcome::wrong, "The pack at hand is of another service.");
    } else {
      say("pack", Outcome::not_proved,
          "Another version of the pack was run. Only what this one still has was compared.");
    }
  }

  [[nodiscard]] bool is_same_pack(const json::Value* named) const {
    return named && named->text_or("sha256") == pack_.hash;
  }

  void compare(const json::Value& record, const std::vector<Event>& events, ChainOf of) {
    judge("decisions", decided_otherwise(record, events, of),
          "What the record says was decided is what the events say.");
  }

  void sent(const json::Value& record) {
    const json::Value* named = record.find("pack");
    if (!is_same_pack(named)) {
      say("sent", Outcome::not_proved,
          "Scores and answers were not worked out anew: that needs the pack that was run.");
      return;
    }
    judge("sent", record::discrepancies(pack_.pack, record), "The record is what its answers and the pack make it.");
  }

  void acknowledgement(const json::Value& receipt) {
    const json::Value* envelope = receipt.find("envelope");
    const std::string_view line = receipt.text_or("acknowledgement");
    if (!envelope) return;
    if (line.empty()) {
      say("acknowledgement", Outcome::not_proved,
          "The receipt holds no confirmation by the intake: whether the envelope arrived is not shown by it.");
      return;
    }
    std::vector<sealing::IntakePublicKey> keys;
    for (const std::string& text : pack_.pack.intake_keys) {
      auto key = sealing::IntakePublicKey::parse(text);
      if (key.ok()) keys.push_back(std::move(key).value());
    }
    if (keys.empty()) {
      say("acknowledgement", Outcome::not_proved,
          "The pack at hand names no intake key to check the confirmation with.");
      return;
    }
    const auto id = sealing::parse_envelope_id(envelope->text_or("id"));
    const auto bytes = from_hex(envelope->text_or("sha256"));
    sealing::Hash hash{};
    if (bytes && bytes->size() == hash.size()) std::copy(bytes->begin(), bytes->end(), hash.begin());
    const auto said = id ? sealing::verify_acknowledgement(line, *id, hash, keys)
                         : Result<sealing::Acknowledgement>(Error::ack_invalid);
    if (said.ok()) {
      say("acknowledgement", Outcome::proved,
          "The intake had stored this very envelope at " + instant_to_iso(said.value().received_at_ms) +
              ", by its clock.");
    } else {
      say("acknowledgement", Outcome::wrong,
          "The intake's confirmation does not hold: " + std::string(error_name(said.error())) + ".");
    }
  }

  const ReferencePack& pack_;

 private:
  Verdict verdict_;
};

// What the receipt shows of each statement against the events and the hash of the words themselves.
std::vector<std::string> shown_otherwise(const Receipt& receipt) {
  std::vector<std::string> problems;
  const std::vector<const Event*> standing = consent::standing_decisions(receipt.chain.events);
  for (const json::Value& statement : receipt.document.items("statements")) {
    const std::string id(statement.text_or("id"));
    if (consent::wording_hash(*statement.find("wording"), sealing::sha256) != statement.text_or("textSha256")) {
      problems.push_back("The words that the receipt shows for " + id + " are not those that were decided about.");
    }
    const auto found =
        std::find_if(standing.rbegin(), standing.rend(), [&](const Event* event) { return event->statement == id; });
    if (found == standing.rend()) {
      problems.push_back("No decision about " + id + " stands in the events.");
      continue;
    }
    const Event* last = *found;
    if (consent::event_name(last->kind) != statement.text_or("decision") ||
        last->text_hash != statement.text_or("textSha256") || last->version != statement.text_or("version") ||
        last->language != statement.text_or("language") || last->method != statement.text_or("method") ||
        instant_to_iso(last->at_ms) != statement.text_or("decidedAt")) {
      problems.push_back("What the receipt says was decided about " + id + " is not what the events say.");
    }
  }
  return problems;
}

// Whether receipt and record tell of the same.
std::vector<std::string> differing(const Receipt& receipt, const json::Value& record) {
  std::vector<std::string> problems;
  const json::Value* chain = record.find("receipt");
  if (!chain) {
    problems.emplace_back("The record bears no receipt's key, so nothing ties it to this receipt.");
  } else if (chain->text_or("key") != receipt.chain.key.to_text()) {
    problems.emplace_back("The record was sealed with another receipt's key.");
  }
  const json::Value* sent = receipt.document.find("sent");
  if (!sent) problems.emplace_back("The receipt tells of nothing that was sent.");
  else if (!same(*sent, record)) problems.emplace_back("What the receipt says was sent is not the record at hand.");
  return problems;
}

}  // namespace

bool Verdict::good() const {
  return std::none_of(findings.begin(), findings.end(),
                      [](const Finding& finding) { return finding.outcome == Outcome::wrong; });
}

Verdict verify_receipt(const Receipt& receipt, const ReferencePack& pack, const json::Value* record) {
  Verifier verifier(pack);
  const json::Value& document = receipt.document;
  const auto signature = from_base64(document.text_or("signature"));
  std::vector<std::string> altered;
  if (!signature || !sealing::is_receipt_signature(*signature, content_hash(document), receipt.chain.key)) {
    altered.emplace_back("The receipt was changed after it was signed, or signed with another key.");
  }
  verifier.judge("file", altered, "Nothing in the receipt has changed since it was signed with its own key.");
  verifier.chain(receipt.chain);
  verifier.order(receipt.chain.events);
  verifier.judge("decisions", shown_otherwise(receipt), "What the receipt shows is what the events say was decided.");
  verifier.the_pack(document.find("pack"));
  verifier.wordings(receipt.chain.events);
  if (const json::Value* sent = document.find("sent")) {
    std::vector<std::string> other;
    if (sent->text_or("id") != document.find("envelope")->text_or("id")) {
      other.emplace_back("What was sent names another envelope than the receipt.");
    }
    const json::Value* chain = sent->find("receipt");
    if (!chain || chain->text_or("key") != receipt.chain.key.to_text()) {
      other.emplace_back("What was sent does not bear this receipt's key.");
    }
    for (const std::string& problem : other) verifier.say("sent", Outcome::wrong, problem);
    verifier.compare(*sent, receipt.chain.events, ChainOf::receipt);
    verifier.sent(*sent);
  }
  verifier.acknowledgement(document);
  if (record) {
    verifier.judge("record", differing(receipt, *record), "The receipt tells of the very record at hand.");
  } else if (document.find("sent")) {
    verifier.say(
        "record", Outcome::not_proved,
        "What was sent is the receipt holder's word until it is compared with the opened record: give --record.");
  }
  return verifier.take();
}

std::vector<std::string> chain_problems(const json::Value& record) {
  const json::Value* value = record.find("receipt");
  if (!value) return {};
  const auto chain = read_chain(*value);
  if (!chain.ok())
    return {"receipt: it can't be read: " + std::string(error_name(chain.error())) + chain.failure().where};
  std::vector<std::string> problems;
  for (const auto& found : {broken_links(chain.value()), consent::sequence_errors(chain.value().events),
                            decided_otherwise(record, chain.value().events, ChainOf::record)}) {
    for (const std::string& problem : found) problems.push_back("receipt: " + problem);
  }
  return problems;
}

Verdict verify_record(const json::Value& record, const ReferencePack& pack) {
  Verifier verifier(pack);
  verifier.the_pack(record.find("pack"));
  const json::Value* chain_value = record.find("receipt");
  if (!chain_value) {
    verifier.say("chain", Outcome::not_proved,
                 "The record has decisions and no signed events: it is of an earlier version of the program, or a part "
                 "of a record that does not hold them.");
    std::vector<Event> said;
    for (const json::Value& decision : record.items("decisions")) {
      Event event;
      event.statement = decision.text_or("statement");
      event.version = decision.text_or("version");
      event.language = decision.text_or("language");
      event.text_hash = decision.text_or("textSha256");
      said.push_back(std::move(event));
    }
    verifier.wordings(said);
  } else {
    const auto chain = read_chain(*chain_value);
    if (!chain.ok()) {
      verifier.say("chain", Outcome::wrong,
                   "The signed events can't be read: " + std::string(error_name(chain.error())) + " at /receipt" +
                       chain.failure().where + ".");
    } else {
      verifier.chain(chain.value());
      verifier.order(chain.value().events);
      verifier.wordings(chain.value().events);
      verifier.compare(record, chain.value().events, ChainOf::record);
      verifier.own_key(record, chain.value());
    }
  }
  verifier.sent(record);
  return verifier.take();
}

std::vector<std::string> verification_limits() {
  return {
      "Who the person was: nobody's identity was looked at.",
      "That they read or understood what was on the screen.",
      "The times of the decisions, which are those of the device's own clock.",
      "Which program ran in the browser.",
  };
}

}  // namespace sealwell::receipt
