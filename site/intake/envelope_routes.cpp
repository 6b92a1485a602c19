#include "site/intake/envelope_routes.hpp"

#include "core/base/text.hpp"
#include "core/json/value.hpp"
#include "core/sealing/acknowledgement.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/envelope_proof.hpp"
#include "core/sealing/withdrawal.hpp"

#include <charconv>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace sealwell::intake {
namespace {

constexpr std::size_t default_page = 20;
constexpr std::size_t largest_page = 100;
constexpr std::size_t page_bytes = 2 * 1024 * 1024;
constexpr unsigned seconds_until_store_is_mended = 30;
constexpr unsigned seconds_until_store_is_emptied = 300;

std::int64_t now_ms() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

Answer store_unavailable() {
  return refusal_until(503, "store_unavailable", "The envelope was not stored. Keep it and send it again later.",
                       seconds_until_store_is_mended);
}

Answer withdrawal_unavailable() {
  return refusal_until(503, "store_unavailable", "The withdrawal is not done. Send it again later.",
                       seconds_until_store_is_mended);
}

Answer no_room_for_withdrawal() {
  return refusal_until(
      503, "store_full",
      "The intake keeps as many withdrawals of what never came as it may. Keep this one, send it later.",
      seconds_until_store_is_emptied);
}

Answer unknown_envelope() { return refusal(404, "unknown_envelope", "No envelope of this id was ever stored here."); }

Answer withdrawal_not_proved() {
  return refusal(403, error_name(Error::withdrawal_not_proved),
                 "This proof is not of the receipt that the envelope was sealed with. Use that receipt.");
}

Answer post_not_proved() {
  return refusal(
      403, "post_not_proved",
      "The header Sealwell-Proof is missing, or is not of who sealed these bytes. Send them with the proof that "
      "was made when they were sealed.");
}

Answer refused_envelope(Error error) {
  if (error == Error::envelope_too_large) return envelope_too_large();
  const bool newer = error == Error::envelope_unknown_version || error == Error::envelope_unknown_suite;
  return refusal(400, error_name(error),
                 newer ? "This envelope is of a newer kind than this intake knows. Update the intake."
                       : "This is not a whole sealed envelope. Send the bytes exactly as they were sealed.");
}

Answer put_answer(const PutResult& result) {
  switch (result.outcome) {
    case PutOutcome::stored: return json_answer(201, result.acknowledgement);
    case PutOutcome::repeated: return json_answer(200, result.acknowledgement);
    case PutOutcome::withdrawn:
      return refusal(410, "withdrawn",
                     "This envelope was withdrawn, and is not stored again. Delete it, and do not send it again.");
    case PutOutcome::full:
      return refusal_until(503, "store_full",
                           "The intake holds as much as it may, and stored nothing. Keep the envelope, send it later.",
                           seconds_until_store_is_emptied);
    case PutOutcome::conflict: break;
  }
  return refusal(409, "envelope_conflict", "This envelope's id is known with other bytes. Seal again under a new id.");
}

/// The value of `name` in a query; nothing when it is not there. Values here need no decoding.
std::optional<std::string_view> query_value(std::string_view query, std::string_view name) {
  for (const std::string_view pair : split(query, '&')) {
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
  }
  return std::nullopt;
}

/// The page's size; nothing when it is not a number from 1 to largest_page.
std::optional<std::size_t> page_size(std::string_view query) {
  const auto text = query_value(query, "limit");
  if (!text) return default_page;
  std::size_t size = 0;
  const auto read = std::from_chars(text->data(), text->data() + text->size(), size);
  if (read.ec != std::errc{} || read.ptr != text->data() + text->size()) return std::nullopt;
  return size >= 1 && size <= largest_page ? std::optional(size) : std::nullopt;
}

Answer page_answer(const WaitingPage& page, std::string_view after) {
  json::Value envelopes = json::Value::array();
  for (const WaitingEnvelope& envelope : page.envelopes) {
    auto acknowledgement = json::parse(envelope.acknowledgement);
    envelopes.add(json::Value::object()
                      .set("cursor", envelope.cursor)
                      .set("id", sealing::envelope_id_text(envelope.id))
                      .set("size", static_cast<std::int64_t>(envelope.bytes.size()))
                      .set("acknowledgement", acknowledgement.ok() ? std::move(acknowledgement).value() : json::Value())
                      .set("envelope", to_base64(envelope.bytes)));
  }
  const std::string_view next = page.envelopes.empty() ? after : std::string_view(page.envelopes.back().cursor);
  return json_answer(
      200, json::write(
               json::Value::object().set("envelopes", std::move(envelopes)).set("next", next).set("more", page.more)));
}

}  // namespace

Answer envelope_too_large() {
  return refusal(413, error_name(Error::envelope_too_large), "An envelope has at most 1 MiB. Send a smaller one.");
}

Answer too_many_requests(unsigned seconds) {
  return refusal_until(429, "too_many_requests", "Too many requests came from here. Wait, then send again.", seconds);
}

Answer withdrawal_invalid() {
  return refusal(
      400, error_name(Error::withdrawal_invalid),
      "A withdrawal is 128 bytes: the receipt's public key, the envelope's hash and a signature. Make it from the "
      "receipt.");
}

EnvelopeRoutes::Reply EnvelopeRoutes::from_store_thread(Reply reply) const {
  // The reply is moved back, so that the store's thread never holds the last hand on a session.
  return [post_back = post_back_, held = std::make_shared<Reply>(std::move(reply))](Answer answer) {
    post_back([reply = std::move(*held), answer = std::move(answer)]() mutable { reply(std::move(answer)); });
  };
}

void EnvelopeRoutes::post(Bytes bytes, std::string_view proof, Reply reply) {
  const auto header = sealing::read_header(bytes);
  if (!header.ok()) return reply(refused_envelope(header.error()));
  NewEnvelope envelope;
  envelope.id = header.value().id;
  envelope.hash = sealing::sha256(bytes);
  const auto proved = from_base64(proof);
  if (!proved || !sealing::is_post_proof(*proved, envelope.id, envelope.hash)) return reply(post_not_proved());
  envelope.received_at_ms = now_ms();
  auto acknowledgement = sealing::sign_acknowledgement(envelope.id, envelope.hash, envelope.received_at_ms, key_);
  // Only a clock outside the years that an acknowledgement can name gets here.
  if (!acknowledgement.ok()) return reply(store_unavailable());
  envelope.acknowledgement = std::move(acknowledgement).value();
  const std::size_t size = bytes.size();
  envelope.bytes = std::move(bytes);
  store_.put(std::move(envelope), [this, size, answer = from_store_thread(std::move(reply))](const PutResult* result) {
    if (!result) return answer(store_unavailable());
    metrics_.envelope(result->outcome, size);
    answer(put_answer(*result));
  });
}

void EnvelopeRoutes::list(std::string_view query, Reply reply) {
  const std::string after(query_value(query, "after").value_or(""));
  const auto most = page_size(query);
  if (!most) {
    return reply(refusal(400, "bad_limit", "limit is a number from 1 to " + std::to_string(largest_page) + "."));
  }
  store_.run([after, most = *most, answer = from_store_thread(std::move(reply))](EnvelopeStore& store) {
    try {
      const auto page = store.hand_out(after, most, page_bytes);
      answer(page ? page_answer(*page, after)
                  : refusal(400, "bad_cursor", "after is the value of next from an earlier page, or left out."));
    } catch (const StoreFailure&) {
      answer(store_unavailable());
      throw;
    }
  });
}

void EnvelopeRoutes::remove(std::string_view id_text, Reply reply) {
  const auto id = sealing::parse_envelope_id(id_text);
  if (!id) return reply(unknown_envelope());
  store_.run([id = *id, answer = from_store_thread(std::move(reply))](EnvelopeStore& store) {
    try {
      if (!store.remove(id)) return answer(unknown_envelope());
      Answer gone = json_answer(204, "");
      gone.headers.erase(gone.headers.begin());  // No content, no type.
      answer(std::move(gone));
    } catch (const StoreFailure&) {
      answer(store_unavailable());
      throw;
    }
  });
}

void EnvelopeRoutes::withdraw(std::string_view id_text, ByteView proof, std::string_view client, Reply reply) {
  const auto id = sealing::parse_envelope_id(id_text);
  if (!id) return reply(unknown_envelope());
  const auto hash = sealing::verify_withdrawal(proof, *id);
  if (!hash.ok()) {
    return reply(hash.error() == Error::withdrawal_invalid ? withdrawal_invalid() : withdrawal_not_proved());
  }
  store_.run([this, withdrawal = Withdrawal{*id, hash.value(), std::string(client)},
              answer = from_store_thread(std::move(reply))](EnvelopeStore& store) {
    try {
      answer(withdrawn(store, withdrawal));
    } catch (const StoreFailure&) {
      answer(withdrawal_unavailable());
      throw;
    }
  });
}

Answer EnvelopeRoutes::withdrawn(EnvelopeStore& store, const Withdrawal& withdrawal) const {
  const auto& [id, hash, client] = withdrawal;
  auto known = store.find(id);
  if (!known || known->waiting) {
    if (known && known->hash != hash) return withdrawal_not_proved();
    const std::int64_t now = now_ms();
    const auto deletion = sealing::sign_deletion(id, hash, now, key_);
    if (!deletion.ok()) return withdrawal_unavailable();
    if (!known) {
      if (const unsigned wait = lone_withdrawals_.seconds_to_wait(client, std::chrono::steady_clock::now())) {
        return too_many_requests(wait);
      }
      known = store.keep_withdrawal({id, hash, now, deletion.value()});
      if (!known) return no_room_for_withdrawal();
    }
    // Also one that came at another node a moment ago.
    if (known->waiting && known->hash == hash) known = store.withdraw(id, deletion.value());
    if (!known) return withdrawal_unavailable();
  }
  if (known->hash != hash) return withdrawal_not_proved();
  if (known->deletion.empty()) {
    return refusal(410, "already_collected",
                   "The service has collected this envelope, and the intake holds it no more. Tell the service.");
  }
  metrics_.withdrawal();
  const unsigned status = known->never_came ? 201 : known->handed_out ? 202 : 200;
  return json_answer(status, known->deletion);
}

}  // namespace sealwell::intake
