#include "site/intake/postgresql_store.hpp"

#include "site/intake/postgresql_schema.hpp"
#include "site/intake/startup_error.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <numeric>
#include <thread>

namespace sealwell::intake {
namespace {

// Long enough for a server that is restarted; short enough for senders to wait for.
constexpr std::array<std::chrono::milliseconds, 3> pauses{std::chrono::milliseconds{0}, std::chrono::milliseconds{200},
                                                          std::chrono::milliseconds{800}};

// To count lone withdrawals each time would keep everybody waiting longer the more there are. Other nodes keep some too: of
// those this one learns within a minute.
constexpr std::chrono::minutes between_counts{1};

constexpr std::array<PostgresqlConnection::Prepared, 13> statements{{
    {"insert",
     "INSERT INTO envelope (id, hash, received_at_ms, size, acknowledgement, bytes, handed_out) "
     "VALUES ($1, $2, $3, $4, $5, $6, false) ON CONFLICT (id) DO NOTHING"},
    {"repeated", "SELECT hash, deletion IS NOT NULL, acknowledgement FROM envelope WHERE id = $1"},
    {"find", "SELECT hash, bytes IS NOT NULL, handed_out, deletion, acknowledgement = '' FROM envelope WHERE id = $1"},
    {"page",
     "SELECT received_at_ms, id, size, handed_out FROM envelope WHERE bytes IS NOT NULL "
     "AND (received_at_ms, id) > ($1, $2) ORDER BY received_at_ms, id LIMIT $3"},
    // Marking and reading are one step, so that a withdrawal on another node comes before both or after both.
    {"hand_out",
     "UPDATE envelope SET handed_out = true WHERE id = $1 AND bytes IS NOT NULL "
     "RETURNING acknowledgement, bytes"},
    {"hand_out_again", "SELECT acknowledgement, bytes FROM envelope WHERE id = $1 AND bytes IS NOT NULL"},
    {"remove", "UPDATE envelope SET bytes = NULL WHERE id = $1 AND bytes IS NOT NULL"},
    {"withdraw", "UPDATE envelope SET bytes = NULL, deletion = $2 WHERE id = $1 AND bytes IS NOT NULL"},
    {"forget_withdrawals", "DELETE FROM envelope WHERE acknowledgement = '' AND received_at_ms < $1"},
    {"count_withdrawals", "SELECT count(*) FROM envelope WHERE acknowledgement = ''"},
    {"keep_withdrawal",
     "INSERT INTO envelope (id, hash, received_at_ms, size, acknowledgement, handed_out, deletion) "
     "VALUES ($1, $2, $3, 0, '', false, $4) ON CONFLICT (id) DO NOTHING"},
    {"oldest", "SELECT received_at_ms FROM envelope WHERE bytes IS NOT NULL ORDER BY received_at_ms, id LIMIT 1"},
    {"touch", "UPDATE probe SET count = count + 1 WHERE only_row = 1"},
}};

// The text of a connection's failure can name the user and the host: that is the operator's own.
PostgresqlConnection open(const std::string& url) {
  char* wrong = nullptr;
  PQconninfoOption* const options = PQconninfoParse(url.c_str(), &wrong);
  PQfreemem(wrong);
  if (!options) throw StartupError("--store: not a PostgreSQL URI such as postgresql://USER@HOST/DATABASE");
  bool password = false;
  for (const PQconninfoOption* option = options; option->keyword; ++option) {
    password = password || (std::string_view(option->keyword) == "password" && option->val);
  }
  PQconninfoFree(options);
  if (password) {
    throw StartupError(
        "--store: the URI holds a password, which everybody on this machine can see. "
        "Put it into a password file and name that: ?passfile=FILE");
  }
  try {
    PostgresqlConnection connection(url, statements);
    migrate_schema(connection);
    connection.prepare();
    return connection;
  } catch (const PostgresqlFailure& failure) {
    throw StartupError(std::string("--store: the database cannot be used. ") + failure.what());
  }
}

std::string cursor_of(std::int64_t at_ms, ByteView id) { return std::to_string(at_ms) + "-" + to_hex(id); }

}  // namespace

PostgresqlStore::PostgresqlStore(const std::string& url) : connection_(open(url)) {}

template <typename Action> auto PostgresqlStore::attempt(Action action) {
  for (std::size_t tries = 0;; ++tries) {
    try {
      connection_.reconnect();
      return action();
    } catch (const PostgresqlFailure& failure) {
      connection_.drop();
      if (!failure.again() || tries == pauses.size()) throw StoreFailure(failure.what());
    }
    std::this_thread::sleep_for(pauses[tries]);
  }
}

std::vector<PutResult> PostgresqlStore::put(std::span<const NewEnvelope> envelopes) {
  return attempt([&] { return put_once(envelopes); });
}

std::vector<PutResult> PostgresqlStore::put_once(std::span<const NewEnvelope> envelopes) {
  // In the order of their ids, so that two nodes that store the same envelopes never wait for each other in a
  // ring.
  std::vector<std::size_t> order(envelopes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return envelopes[i].id; });
  std::vector<PostgresqlConnection::Call> calls;
  calls.reserve(envelopes.size());
  for (const std::size_t i : order) {
    const NewEnvelope& envelope = envelopes[i];
    calls.push_back({"insert",
                     {ByteView(envelope.id), ByteView(envelope.hash), envelope.received_at_ms,
                      static_cast<std::int64_t>(envelope.bytes.size()), std::string_view(envelope.acknowledgement),
                      ByteView(envelope.bytes)}});
  }
  const std::vector<PostgresqlRows> inserted = connection_.run_together(calls);
  std::vector<PutResult> results(envelopes.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    const NewEnvelope& envelope = envelopes[order[at]];
    results[order[at]] =
        inserted[at].changed() == 1 ? PutResult{PutOutcome::stored, envelope.acknowledgement} : known_before(envelope);
  }
  return results;
}

// Whoever stored it first had committed it before our own statement could see it.
PutResult PostgresqlStore::known_before(const NewEnvelope& envelope) {
  const std::array<PostgresqlValue, 1> id{ByteView(envelope.id)};
  const PostgresqlRows known = connection_.run("repeated", id);
  if (known.count() != 1) throw PostgresqlFailure("an envelope was neither stored nor found", true);
  if (!std::ranges::equal(known.bytes(0, 0), envelope.hash)) return {PutOutcome::conflict, {}};
  if (known.flag(0, 1)) return {PutOutcome::withdrawn, {}};
  return {PutOutcome::repeated, std::string(known.text(0, 2))};
}

std::optional<WaitingPage> PostgresqlStore::hand_out(std::string_view cursor, std::size_t most, std::size_t max_bytes) {
  std::int64_t after_ms = -1;
  Bytes after_id;
  if (!cursor.empty()) {
    const char* const end = cursor.data() + cursor.size();
    const auto read = std::from_chars(cursor.data(), end, after_ms);
    if (read.ec != std::errc{} || after_ms < 0 || read.ptr == end || *read.ptr != '-') return std::nullopt;
    const auto id = sealing::parse_envelope_id(cursor.substr(static_cast<std::size_t>(read.ptr + 1 - cursor.data())));
    if (!id) return std::nullopt;
    after_id.assign(id->begin(), id->end());
  }
  return attempt([&] { return page_once(after_ms, after_id, most, max_bytes); });
}

WaitingPage PostgresqlStore::page_once(std::int64_t after_ms, const Bytes& after_id, std::size_t most,
                                       std::size_t max_bytes) {
  const std::array<PostgresqlValue, 3> place{after_ms, ByteView(after_id), static_cast<std::int64_t>(most + 1)};
  const PostgresqlRows listed = connection_.run("page", place);
  WaitingPage page;
  std::vector<PostgresqlConnection::Call> calls;
  std::size_t bytes = 0;
  for (int row = 0; row < listed.count() && !page.more; ++row) {
    page.more = calls.size() == most || bytes > max_bytes;
    if (page.more) break;
    bytes += static_cast<std::size_t>(listed.number(row, 2));
    calls.push_back({listed.flag(row, 3) ? "hand_out_again" : "hand_out", {listed.bytes(row, 1)}});
  }
  const std::vector<PostgresqlRows> given = connection_.run_together(calls);
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (given[i].count() != 1) continue;  // Taken back, or collected by somebody else, a moment ago.
    const int row = static_cast<int>(i);
    WaitingEnvelope envelope;
    envelope.cursor = cursor_of(listed.number(row, 0), listed.bytes(row, 1));
    std::ranges::copy(listed.bytes(row, 1).first(envelope.id.size()), envelope.id.begin());
    envelope.acknowledgement = given[i].text(0, 0);
    const ByteView stored = given[i].bytes(0, 1);
    envelope.bytes.assign(stored.begin(), stored.end());
    page.envelopes.push_back(std::move(envelope));
  }
  return page;
}

bool PostgresqlStore::remove(const sealing::EnvelopeId& id) {
  const std::array<PostgresqlValue, 1> named{ByteView(id)};
  return attempt([&] { return connection_.run("remove", named).changed() == 1 || find_once(id).has_value(); });
}

std::optional<KnownEnvelope> PostgresqlStore::find(const sealing::EnvelopeId& id) {
  return attempt([&] { return find_once(id); });
}

std::optional<KnownEnvelope> PostgresqlStore::find_once(const sealing::EnvelopeId& id) {
  const std::array<PostgresqlValue, 1> named{ByteView(id)};
  const PostgresqlRows found = connection_.run("find", named);
  if (found.count() != 1) return std::nullopt;
  KnownEnvelope known;
  std::ranges::copy(found.bytes(0, 0).first(known.hash.size()), known.hash.begin());
  known.waiting = found.flag(0, 1);
  known.handed_out = found.flag(0, 2);
  known.deletion = found.text(0, 3);
  known.never_came = found.flag(0, 4);
  return known;
}

std::optional<KnownEnvelope> PostgresqlStore::withdraw(const sealing::EnvelopeId& id, std::string_view deletion) {
  const std::array<PostgresqlValue, 2> values{ByteView(id), deletion};
  return attempt([&] {
    connection_.run("withdraw", values);
    return find_once(id);
  });
}

std::optional<KnownEnvelope> PostgresqlStore::keep_withdrawal(const LoneWithdrawal& withdrawal) {
  const std::array<PostgresqlValue, 1> before{withdrawal.at_ms - lone_withdrawal_lifetime_ms};
  const std::array<PostgresqlValue, 4> values{ByteView(withdrawal.id), ByteView(withdrawal.hash), withdrawal.at_ms,
                                              std::string_view(withdrawal.deletion)};
  return attempt([&]() -> std::optional<KnownEnvelope> {
    lone_withdrawals_ -= connection_.run("forget_withdrawals", before).changed();
    const auto now = std::chrono::steady_clock::now();
    if (!counted_at_ || now - *counted_at_ >= between_counts) {
      lone_withdrawals_ = connection_.run("count_withdrawals", {}).number(0, 0);
      counted_at_ = now;
    }
    if (lone_withdrawals_ >= most_lone_withdrawals) return std::nullopt;
    lone_withdrawals_ += connection_.run("keep_withdrawal", values).changed();
    return find_once(withdrawal.id);
  });
}

StoreLevel PostgresqlStore::level() {
  StoreLevel level = attempt([&] {
    const PostgresqlRows oldest = connection_.run("oldest", {});
    return StoreLevel{0, oldest.count() == 1 ? std::optional(oldest.number(0, 0)) : std::nullopt};
  });
  if (!tells_size_) return level;
  try {
    // PostgreSQL's own; not every database that speaks its language has it.
    level.used_bytes = connection_.run("SELECT pg_total_relation_size('envelope')").number(0, 0);
  } catch (const PostgresqlFailure& failure) {
    connection_.drop();
    tells_size_ = failure.again();
  }
  return level;
}

void PostgresqlStore::check_writable() {
  attempt([&] { return connection_.run("touch", {}); });
}

}  // namespace sealwell::intake
