// A few functions over journey::Journey. wasm/sealwell.ts is the other side.
#include "core/journey/journey.hpp"
#include "core/scoring/score.hpp"
#include "wasm/boundary.hpp"

#include <cstring>
#include <memory>
#include <span>
#include <string>

using namespace sealwell;
using namespace sealwell::boundary;

// wasm/dependencies.cpp or wasm/dependencies_with_calculator.cpp: what this module runs journeys with.
journey::Dependencies dependencies();

namespace {

// One session at a time is all that a page has. A handle is its generation, so that a handle
// from before a close names nothing.
std::unique_ptr<journey::Journey> open_journey;
int generation = 0;
std::vector<sealing::SigningPublicKey> trusted;  // by the open session

journey::Journey* find(int handle) { return handle == generation ? open_journey.get() : nullptr; }

std::string_view text_at(const char* at, std::size_t length) { return {at, length}; }

}  // namespace

SEALWELL_EXPORT(sealwell_open)
int sealwell_open(const std::uint8_t* pack, std::size_t pack_length, const char* keys, std::size_t keys_length,
                  double now_ms) {
  auto read = trusted_keys(text_at(keys, keys_length));
  if (!read.ok()) return fail(read.failure());
  trusted = std::move(read).value();
  auto opened =
      journey::Journey::open({pack, pack_length}, trusted, {}, static_cast<std::int64_t>(now_ms), dependencies());
  if (!opened.ok()) return fail(opened.failure());
  open_journey = std::move(opened).value();
  return ++generation;
}

// The session goes on with the same pack in another language.
SEALWELL_EXPORT(sealwell_relanguage)
int sealwell_relanguage(int handle, const std::uint8_t* pack, std::size_t pack_length, double now_ms) {
  journey::Journey* journey = find(handle);
  return journey && journey->switch_language({pack, pack_length}, trusted, static_cast<std::int64_t>(now_ms)).ok() ? 1
                                                                                                                   : 0;
}

SEALWELL_EXPORT(sealwell_update)
int sealwell_update(int handle, const char* action, std::size_t action_length, double now_ms) {
  journey::Journey* journey = find(handle);
  if (!journey) return fail({Error::unknown_action, "handle"});
  auto updated = journey->update(text_at(action, action_length), {static_cast<std::int64_t>(now_ms), browser_random()},
                                 journey::Format::html);
  if (!updated.ok()) return fail(updated.failure());
  set_result(std::move(updated).value());
  return 1;
}

// The run under way as bytes that sealwell_restore takes up again: docs/session.md, "Snapshots". 0 where nothing is asked.
SEALWELL_EXPORT(sealwell_snapshot)
int sealwell_snapshot(int handle, double now_ms) {
  const journey::Journey* journey = find(handle);
  if (!journey) return fail({Error::unknown_action, "handle"});
  auto snapshot = journey->snapshot(static_cast<std::int64_t>(now_ms));
  if (!snapshot.ok()) return fail(snapshot.failure());
  set_result(std::move(snapshot).value());
  return 1;
}

// Takes up a run in place of the one under way. The result is the language that was spoken.
SEALWELL_EXPORT(sealwell_restore)
int sealwell_restore(int handle, const char* snapshot, std::size_t snapshot_length, double now_ms) {
  journey::Journey* journey = find(handle);
  if (!journey) return fail({Error::unknown_action, "handle"});
  const Status restored = journey->restore(text_at(snapshot, snapshot_length), static_cast<std::int64_t>(now_ms));
  if (!restored.ok()) return fail(restored.failure());
  set_result(journey->state().language);
  return 1;
}

// What a signed line of the intake says of an envelope: a journey::Journey::IntakeWord.
SEALWELL_EXPORT(sealwell_intake_word)
int sealwell_intake_word(int handle, const char* id, std::size_t id_length, const char* sha256,
                         std::size_t sha256_length, const char* line, std::size_t line_length) {
  const journey::Journey* journey = find(handle);
  const auto envelope = sealing::parse_envelope_id(text_at(id, id_length));
  const auto digest = from_hex(text_at(sha256, sha256_length));
  sealing::Hash hash{};
  if (!journey || !envelope || !digest || digest->size() != hash.size()) return 0;
  std::memcpy(hash.data(), digest->data(), hash.size());
  return static_cast<int>(journey->intake_word(text_at(line, line_length), *envelope, hash));
}

// One instrument by itself, as `sealwell score` does natively. Needs no session and keeps nothing.
SEALWELL_EXPORT(sealwell_score)
void sealwell_score(const char* instrument, std::size_t instrument_length, const char* inputs,
                    std::size_t inputs_length) {
  const auto read = json::parse(text_at(inputs, inputs_length));
  if (!read.ok()) fail(read.failure());
  else set_result(json::write(scoring::score_or_error(text_at(instrument, instrument_length), read.value())));
}

SEALWELL_EXPORT(sealwell_close) void sealwell_close(int handle) {
  if (handle != generation) return;
  open_journey.reset();
  ++generation;
}
