#include "shell/workbench/rooms/assist/outbox.hpp"

#include "core/base/text.hpp"
#include "core/sealing/acknowledgement.hpp"

#include "shell/workbench/rooms/address.hpp"

#include <algorithm>

namespace sealwell::workbench {
namespace {

constexpr std::int64_t first_pause_ms = 5'000, longest_pause_ms = 600'000;
constexpr std::int64_t others_turn_ms = 2'000;

// Whether the intake's signature holds under one of the entry's keys.
bool acknowledged(const PendingEnvelope& waiting, std::string_view text, ByteView envelope) {
  const auto id = sealing::parse_envelope_id(waiting.id);
  std::vector<sealing::IntakePublicKey> keys;
  for (const std::string& line : waiting.intake_keys) {
    auto key = sealing::IntakePublicKey::parse(line);
    if (key.ok()) keys.push_back(std::move(key).value());
  }
  return id && sealing::verify_acknowledgement(trimmed(text), *id, sealing::sha256(envelope), keys).ok();
}

}  // namespace

void Outbox::load() { entries_ = read_outbox(folder_); }

PendingEnvelope* Outbox::find(std::string_view id) {
  const auto at =
      std::find_if(entries_.begin(), entries_.end(), [&](const PendingEnvelope& one) { return one.id == id; });
  return at == entries_.end() ? nullptr : &*at;
}

const PendingEnvelope* Outbox::find(std::string_view id) const { return const_cast<Outbox*>(this)->find(id); }

bool Outbox::keep(PendingEnvelope waiting) {
  if (waiting.address.starts_with('/') && !origin_.empty()) waiting.address = origin_ + waiting.address;
  const auto written = write_pending(folder_, waiting);
  const bool saved = written.ok();
  if (!saved) {
    waiting.state = PendingEnvelope::State::unsaved;
    waiting.problem = written.failure().text;
  } else if (durability_ == Durability::when_confirmed) {
    waiting.state = PendingEnvelope::State::pending;
  } else {
    waiting.envelope = {};
  }
  if (PendingEnvelope* known = find(waiting.id)) *known = std::move(waiting);
  else entries_.push_back(std::move(waiting));
  return saved;
}

void Outbox::kept(std::string_view id, bool lasting) {
  PendingEnvelope* const waiting = find(id);
  if (!waiting || waiting->state != PendingEnvelope::State::pending) return;
  if (lasting) {
    waiting->state = PendingEnvelope::State::saved;
    waiting->envelope = {};
    return;
  }
  waiting->state = PendingEnvelope::State::unsaved;
  waiting->problem = "What this device keeps has no room for it, or may not be used.";
  (void)remove_pending(folder_, waiting->id);  // it goes with the program anyway: what counts is in memory
}

bool Outbox::saved(std::string_view id) const {
  const PendingEnvelope* waiting = find(id);
  return waiting && waiting->envelope.empty();
}

Result<Bytes, shell::Message> Outbox::envelope(std::string_view id) const {
  const PendingEnvelope* waiting = find(id);
  if (!waiting) return shell::Message{"It is in the outbox no longer."};
  if (waiting->envelope.empty()) return read_envelope(folder_, waiting->id);
  return waiting->envelope;
}

shell::DoneOrMessage Outbox::remove(std::string_view id) {
  const PendingEnvelope* waiting = find(id);
  if (!waiting) return Done{};
  // What could never be written has no files to take away.
  if (waiting->state != PendingEnvelope::State::unsaved) {
    if (auto removed = remove_pending(folder_, waiting->id); !removed.ok()) return removed;
  }
  entries_.erase(entries_.begin() + (waiting - entries_.data()));
  return Done{};
}

void Outbox::retry(std::string_view id) {
  for (PendingEnvelope& waiting : entries_) {
    if (id.empty() || waiting.id == id) waiting.next_try_ms = 0, waiting.tries = 0;
  }
}

bool Outbox::in_flight() const {
  return std::any_of(entries_.begin(), entries_.end(), [](const PendingEnvelope& one) { return !one.request.empty(); });
}

bool Outbox::take_turn() {
  if (in_flight()) return true;  // it has been its turn since that began
  if (!turn_.take(folder_)) return false;
  std::erase_if(entries_,
                [&](const PendingEnvelope& one) { return one.envelope.empty() && !has_pending(folder_, one.id); });
  return true;
}

std::int64_t Outbox::tick(std::int64_t now_ms) {
  const auto is_due = [&](const PendingEnvelope& one) {
    const bool at_rest = one.request.empty() && one.state != PendingEnvelope::State::pending;
    return at_rest && one.next_try_ms >= 0 && one.next_try_ms <= now_ms;
  };
  const bool due = std::any_of(entries_.begin(), entries_.end(), is_due);
  const bool turn = !due || take_turn();
  std::int64_t next = turn ? 0 : now_ms + others_turn_ms;
  for (PendingEnvelope& waiting : entries_) {
    if (turn && is_due(waiting)) post(waiting, now_ms);
    if (waiting.request.empty() && waiting.next_try_ms > now_ms && (next == 0 || waiting.next_try_ms < next)) {
      next = waiting.next_try_ms;
    }
  }
  if (!in_flight()) turn_.release();
  return next;
}

void Outbox::post(PendingEnvelope& waiting, std::int64_t now_ms) {
  const std::string address = waiting.address.starts_with('/') ? origin_ + waiting.address : waiting.address;
  const auto later = [&](std::string problem) {
    waiting.problem = std::move(problem);
    reschedule(waiting, now_ms);
  };
  if (address.empty() || address.starts_with('/')) {
    return later("Its pack does not say at which intake. Type the intake's address below.");
  }
  // It is sealed, but whose it goes to and from where is nobody's business on the way.
  if (!is_private_address(address)) {
    return refuse(
        waiting,
        "It would go to an address that does not begin with https://. Save the file and give it to the service.",
        now_ms);
  }
  auto sealed = envelope(waiting.id);
  if (!sealed.ok()) return later(sealed.failure().text);
  Request request;
  request.type = Request::Type::http;
  request.id = waiting.request = "post-" + std::to_string(++asked_) + "-" + waiting.id;
  request.http.method = "POST";
  request.http.url = address;
  request.http.headers = {{"Content-Type", "application/octet-stream"}, {"Sealwell-Proof", waiting.proof}};
  request.http.body = std::move(sealed).value();
  requests_.push_back(std::move(request));
}

// For good: it is tried again by hand, or when the program is started anew.
void Outbox::refuse(PendingEnvelope& waiting, std::string problem, std::int64_t now_ms) {
  waiting.problem = std::move(problem);
  if (waiting.envelope.empty()) waiting.state = PendingEnvelope::State::refused;
  reschedule(waiting, now_ms);
  waiting.next_try_ms = -1;
}

// A pause that doubles, and lies anywhere in its second half so that devices that lost a network together do not come back
// together.
void Outbox::reschedule(PendingEnvelope& waiting, std::int64_t now_ms) {
  const int doubled = std::min(waiting.tries++, 10);
  const std::int64_t pause = std::min(first_pause_ms << doubled, longest_pause_ms);
  std::uint8_t drawn[2] = {};
  if (!random_.fill(drawn)) drawn[0] = 128;
  waiting.next_try_ms = now_ms + pause / 2 + pause / 2 * (drawn[0] * 256 + drawn[1]) / 65536;
}

std::optional<PostResult> Outbox::answered(std::string_view request, const HttpAnswer& answer, std::int64_t now_ms) {
  auto posted = settle(request, answer, now_ms);
  if (!in_flight()) turn_.release();
  return posted;
}

std::optional<PostResult> Outbox::settle(std::string_view request, const HttpAnswer& answer, std::int64_t now_ms) {
  const auto at = std::find_if(entries_.begin(), entries_.end(), [&](const PendingEnvelope& one) {
    return !one.request.empty() && one.request == request;
  });
  if (at == entries_.end()) return std::nullopt;
  PendingEnvelope& waiting = *at;
  waiting.request.clear();
  PostResult posted{waiting.id, {}, {}};
  const std::string text(as_text(answer.body));
  if (answer.status / 100 == 2) {
    const auto sealed = envelope(waiting.id);
    const bool known = sealed.ok() && acknowledged(waiting, text, sealed.value());
    if (known) posted.acknowledgement = trimmed(text);
    const auto removed = known ? remove(posted.id) : shell::DoneOrMessage(Done{});
    if (known && removed.ok()) return posted;
    if (known || !sealed.ok()) {
      // Where it was sent, and is known to be, only the file is still there. Posting it again does no harm.
      waiting.problem = known ? removed.failure().text : sealed.failure().text;
      reschedule(waiting, now_ms);
      if (!known) posted.reason = "refused";
      return posted;
    }
  }
  if (answer.status == 0 || answer.status == 408 || answer.status == 429 || answer.status >= 500) {
    posted.reason = answer.status == 0 ? "offline" : "busy";
    waiting.problem = answer.status == 0 ? "No answer: " + answer.problem : "The service's computer is busy.";
    if (waiting.envelope.empty()) waiting.state = PendingEnvelope::State::saved;
    reschedule(waiting, now_ms);
    return posted;
  }
  posted.reason = "refused";
  refuse(waiting,
         answer.status / 100 == 2 ? "What answered could not show that it is the service."
         : answer.status == 410   ? "It was withdrawn with its receipt. Delete it here."
                                  : "The service's computer did not take it. Save the file and call the service.",
         now_ms);
  return posted;
}

}  // namespace sealwell::workbench
