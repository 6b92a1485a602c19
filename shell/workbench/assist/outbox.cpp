#include "shell/workbench/assist/outbox.hpp"

#include "shell/headless/files.hpp"

#include "core/base/text.hpp"
#include "core/sealing/acknowledgement.hpp"

#include <algorithm>

namespace sealwell::workbench {
namespace {

constexpr std::int64_t first_pause_ms = 5'000, longest_pause_ms = 600'000;

// Whether the intake's signature holds under one of the entry's keys.
bool acknowledged(const Waiting& waiting, std::string_view text, ByteView envelope) {
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

Waiting* Outbox::find(std::string_view id) {
  const auto at = std::find_if(entries_.begin(), entries_.end(), [&](const Waiting& one) { return one.id == id; });
  return at == entries_.end() ? nullptr : &*at;
}

const Waiting* Outbox::find(std::string_view id) const { return const_cast<Outbox*>(this)->find(id); }

bool Outbox::keep(Waiting waiting) {
  if (waiting.address.starts_with('/') && !origin_.empty()) waiting.address = origin_ + waiting.address;
  bool saved = true;
  try {
    write_waiting(folder_, waiting);
    waiting.envelope = {};
  } catch (const headless::BadInput& problem) {
    saved = false;
    waiting.state = Waiting::State::unsaved;
    waiting.problem = problem.what();
  }
  if (Waiting* known = find(waiting.id)) *known = std::move(waiting);
  else entries_.push_back(std::move(waiting));
  return saved;
}

bool Outbox::saved(std::string_view id) const {
  const Waiting* waiting = find(id);
  return waiting && waiting->envelope.empty();
}

Bytes Outbox::envelope(std::string_view id) const {
  const Waiting* waiting = find(id);
  if (!waiting) throw headless::BadInput("It is in the outbox no longer.");
  return waiting->envelope.empty() ? read_envelope(folder_, waiting->id) : waiting->envelope;
}

void Outbox::remove(std::string_view id) {
  const Waiting* waiting = find(id);
  if (!waiting) return;
  // What could never be written has no files to take away.
  if (waiting->envelope.empty()) remove_waiting(folder_, waiting->id);
  entries_.erase(entries_.begin() + (waiting - entries_.data()));
}

void Outbox::retry(std::string_view id) {
  for (Waiting& waiting : entries_) {
    if (id.empty() || waiting.id == id) waiting.next_try_ms = 0, waiting.tries = 0;
  }
}

std::int64_t Outbox::tend(std::int64_t now_ms) {
  std::int64_t next = 0;
  for (Waiting& waiting : entries_) {
    if (waiting.request.empty() && waiting.next_try_ms >= 0 && waiting.next_try_ms <= now_ms) post(waiting, now_ms);
    if (waiting.request.empty() && waiting.next_try_ms > 0 && (next == 0 || waiting.next_try_ms < next)) {
      next = waiting.next_try_ms;
    }
  }
  return next;
}

void Outbox::post(Waiting& waiting, std::int64_t now_ms) {
  const std::string address = waiting.address.starts_with('/') ? origin_ + waiting.address : waiting.address;
  try {
    if (!address.starts_with("http")) {
      throw headless::BadInput("Its pack does not say at which intake. Type the intake's address above.");
    }
    Request request;
    request.type = Request::Type::http;
    request.id = waiting.request = "post-" + std::to_string(++asked_) + "-" + waiting.id;
    request.http.method = "POST";
    request.http.url = address;
    request.http.headers = {{"Content-Type", "application/octet-stream"}};
    request.http.body = envelope(waiting.id);
    requests_.push_back(std::move(request));
  } catch (const headless::BadInput& problem) {
    waiting.request.clear();
    waiting.problem = problem.what();
    put_off(waiting, now_ms);
  }
}

// A pause that doubles, and lies anywhere in its second half so that devices that lost a network together do not come back
// together.
void Outbox::put_off(Waiting& waiting, std::int64_t now_ms) {
  const int doubled = std::min(waiting.tries++, 10);
  const std::int64_t pause = std::min(first_pause_ms << doubled, longest_pause_ms);
  std::uint8_t drawn[2] = {};
  if (!random_.fill(drawn)) drawn[0] = 128;
  waiting.next_try_ms = now_ms + pause / 2 + pause / 2 * (drawn[0] * 256 + drawn[1]) / 65536;
}

std::optional<Posted> Outbox::answered(std::string_view request, const HttpAnswer& answer, std::int64_t now_ms) {
  const auto at = std::find_if(entries_.begin(), entries_.end(), [&](const Waiting& one) {
    return !one.request.empty() && one.request == request;
  });
  if (at == entries_.end()) return std::nullopt;
  Waiting& waiting = *at;
  waiting.request.clear();
  Posted posted{waiting.id, {}, {}};
  const std::string text(as_text(answer.body));
  try {
    if (answer.status / 100 == 2 && acknowledged(waiting, text, envelope(waiting.id))) {
      posted.acknowledgement = trimmed(text);
      remove(posted.id);
      return posted;
    }
  } catch (const headless::BadInput& problem) {
    // Sent, and known to be: only the file is still there. Posting it again does no harm.
    waiting.problem = problem.what();
    put_off(waiting, now_ms);
    if (posted.acknowledgement.empty()) posted.reason = "refused";
    return posted;
  }
  if (answer.status == 0) {
    posted.reason = "offline";
    waiting.problem = "No answer: " + answer.problem;
  } else if (answer.status == 429 || answer.status >= 500) {
    posted.reason = "busy";
    waiting.problem = "The service's computer is busy.";
  } else {
    posted.reason = "refused";
    waiting.problem = answer.status / 100 == 2 ? "What answered could not show that it is the service."
                      : answer.status == 410   ? "It was withdrawn with its receipt. Delete it here."
                                               : "The service's computer did not take it. Save the file and call the service.";
  }
  if (waiting.envelope.empty()) {
    waiting.state = posted.reason == "refused" ? Waiting::State::refused : Waiting::State::saved;
  }
  put_off(waiting, now_ms);
  // What was refused for good is tried again by hand, or when the program is started anew.
  if (posted.reason == "refused") waiting.next_try_ms = -1;
  return posted;
}

}  // namespace sealwell::workbench
