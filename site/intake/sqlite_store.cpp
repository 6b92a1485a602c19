#include "site/intake/sqlite_store.hpp"

#include "site/intake/sqlite_schema.hpp"
#include "site/intake/startup_error.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace sealwell::intake {
namespace {

SqliteDatabase open(const std::filesystem::path& file) {
  try {
    SqliteDatabase database(file, SqliteDatabase::Mode::make);
    if (database.is_read_only()) throw StoreFailure("SQLite: the file can only be read");
    database.execute("PRAGMA journal_mode = WAL");
    database.execute("PRAGMA synchronous = FULL");
    database.execute("PRAGMA secure_delete = ON");
    migrate_schema(database, file);
    return database;
  } catch (const StoreFailure& failure) {
    throw StartupError("--store: " + file.string() + " cannot be used. " + failure.what() +
                       ". The folder must exist and be writable, and the file must be an intake's.");
  }
}

}  // namespace

SqliteStore::SqliteStore(const std::filesystem::path& file)
    : database_(open(file)),
      insert_(
          database_.prepare("INSERT INTO envelope (id, hash, received_at_ms, size, acknowledgement, bytes, handed_out) "
                            "VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO NOTHING")),
      find_(database_.prepare("SELECT hash, bytes IS NOT NULL, handed_out, deletion, acknowledgement FROM "
                              "envelope WHERE id = ?")),
      list_(database_.prepare("SELECT seq, id, acknowledgement, bytes, handed_out FROM envelope "
                              "WHERE seq > ? AND bytes IS NOT NULL ORDER BY seq")),
      hand_out_(database_.prepare("UPDATE envelope SET handed_out = 1 WHERE seq > ? AND seq <= ? "
                                  "AND bytes IS NOT NULL AND handed_out = 0")),
      clear_(database_.prepare("UPDATE envelope SET bytes = NULL WHERE id = ? AND bytes IS NOT NULL")),
      withdraw_(database_.prepare("UPDATE envelope SET bytes = NULL, deletion = ? WHERE id = ? AND bytes IS NOT NULL")),
      forget_withdrawals_(database_.prepare("DELETE FROM envelope WHERE acknowledgement = '' AND received_at_ms < ?")),
      count_withdrawals_(database_.prepare("SELECT count(*) FROM envelope WHERE acknowledgement = ''")),
      keep_withdrawal_(database_.prepare("INSERT INTO envelope (id, hash, received_at_ms, size, acknowledgement, "
                                         "handed_out, deletion) VALUES (?, ?, ?, 0, '', 0, ?) ON CONFLICT (id) DO "
                                         "NOTHING")),
      oldest_(database_.prepare("SELECT received_at_ms FROM envelope WHERE bytes IS NOT NULL ORDER BY seq LIMIT 1")),
      used_(database_.prepare("SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, "
                              "pragma_freelist_count, pragma_page_size")),
      touch_(database_.prepare("UPDATE probe SET count = count + 1")) {}

std::vector<PutResult> SqliteStore::put(std::span<const NewEnvelope> envelopes) {
  if (log_to_empty_) empty_log();
  std::vector<PutResult> results;
  results.reserve(envelopes.size());
  SqliteTransaction transaction(database_);
  for (const NewEnvelope& envelope : envelopes) results.push_back(put_one(envelope));
  transaction.commit();
  return results;
}

PutResult SqliteStore::put_one(const NewEnvelope& envelope) {
  {
    SqliteRun run(insert_);
    run.bind(ByteView(envelope.id)).bind(ByteView(envelope.hash)).bind(envelope.received_at_ms);
    run.bind(static_cast<std::int64_t>(envelope.bytes.size()));
    run.bind(std::string_view(envelope.acknowledgement)).bind(ByteView(envelope.bytes));
    run.step();
  }
  if (database_.changed_one_row()) return {PutOutcome::stored, envelope.acknowledgement};
  SqliteRun run(find_);
  run.bind(ByteView(envelope.id));
  if (!run.step()) throw StoreFailure("an envelope was neither stored nor found");
  if (!std::ranges::equal(run.bytes(0), envelope.hash)) return {PutOutcome::conflict, {}};
  if (!run.is_null(3)) return {PutOutcome::withdrawn, {}};
  return {PutOutcome::repeated, std::string(run.text(4))};
}

std::optional<WaitingPage> SqliteStore::hand_out(std::string_view cursor, std::size_t most, std::size_t max_bytes) {
  std::int64_t after = 0;
  if (!cursor.empty()) {
    const char* const end = cursor.data() + cursor.size();
    const auto read = std::from_chars(cursor.data(), end, after);
    if (read.ec != std::errc{} || read.ptr != end || after < 0) return std::nullopt;
  }
  bool all_were_handed_out = true;
  WaitingPage page = read_page(after, most, max_bytes, all_were_handed_out);
  // What was handed out before needs no writing: a page can be had again from a disk that takes no more.
  if (all_were_handed_out) return page;
  // Read once more with the store to itself, so that another program on this file, which should not be, withdraws before
  // this or after it.
  SqliteTransaction transaction(database_);
  page = read_page(after, most, max_bytes, all_were_handed_out);
  if (page.envelopes.empty()) return page;
  std::int64_t last = 0;
  const std::string& last_cursor = page.envelopes.back().cursor;
  std::from_chars(last_cursor.data(), last_cursor.data() + last_cursor.size(), last);
  {
    SqliteRun run(hand_out_);
    run.bind(after).bind(last).step();
  }
  transaction.commit();
  return page;
}

WaitingPage SqliteStore::read_page(std::int64_t after, std::size_t most, std::size_t max_bytes,
                                   bool& all_were_handed_out) {
  WaitingPage page;
  std::size_t bytes = 0;
  SqliteRun run(list_);
  run.bind(after);
  while (run.step()) {
    if (page.envelopes.size() == most || bytes > max_bytes) {
      page.more = true;
      break;
    }
    WaitingEnvelope envelope;
    envelope.cursor = std::to_string(run.number(0));
    std::ranges::copy(run.bytes(1).first(envelope.id.size()), envelope.id.begin());
    envelope.acknowledgement = run.text(2);
    const ByteView stored = run.bytes(3);
    envelope.bytes.assign(stored.begin(), stored.end());
    all_were_handed_out = all_were_handed_out && run.number(4) != 0;
    bytes += stored.size();
    page.envelopes.push_back(std::move(envelope));
  }
  return page;
}

bool SqliteStore::remove(const sealing::EnvelopeId& id) {
  {
    SqliteTransaction transaction(database_);
    SqliteRun(clear_).bind(ByteView(id)).step();
    const bool cleared = database_.changed_one_row();
    if (!cleared && !find(id)) return false;
    transaction.commit();
    log_to_empty_ = log_to_empty_ || cleared;
  }
  if (log_to_empty_) empty_log();
  return true;
}

std::optional<KnownEnvelope> SqliteStore::find(const sealing::EnvelopeId& id) {
  SqliteRun run(find_);
  run.bind(ByteView(id));
  if (!run.step()) return std::nullopt;
  KnownEnvelope known;
  std::ranges::copy(run.bytes(0).first(known.hash.size()), known.hash.begin());
  known.waiting = run.number(1) != 0;
  known.handed_out = run.number(2) != 0;
  known.deletion = run.text(3);
  known.never_came = run.text(4).empty();
  return known;
}

std::optional<KnownEnvelope> SqliteStore::withdraw(const sealing::EnvelopeId& id, std::string_view deletion) {
  {
    SqliteTransaction transaction(database_);
    SqliteRun(withdraw_).bind(deletion).bind(ByteView(id)).step();
    transaction.commit();
  }
  empty_log();
  return find(id);
}

std::optional<KnownEnvelope> SqliteStore::keep_withdrawal(const LoneWithdrawal& withdrawal) {
  SqliteTransaction transaction(database_);
  // What fails on the way leaves it to the next time to count anew.
  std::optional<std::int64_t> kept = std::exchange(lone_withdrawals_, std::nullopt);
  SqliteRun(forget_withdrawals_).bind(withdrawal.at_ms - lone_withdrawal_lifetime_ms).step();
  if (kept) *kept -= database_.changed_rows();
  if (!kept) {
    SqliteRun count(count_withdrawals_);
    if (!count.step()) return std::nullopt;
    kept = count.number(0);
  }
  if (*kept >= most_lone_withdrawals) {
    transaction.commit();
    lone_withdrawals_ = kept;
    return std::nullopt;
  }
  {
    SqliteRun run(keep_withdrawal_);
    run.bind(ByteView(withdrawal.id)).bind(ByteView(withdrawal.hash)).bind(withdrawal.at_ms);
    run.bind(std::string_view(withdrawal.deletion)).step();
  }
  *kept += database_.changed_rows();
  transaction.commit();
  lone_withdrawals_ = kept;
  return find(withdrawal.id);
}

void SqliteStore::empty_log() {
  log_to_empty_ = true;
  log_to_empty_ = !database_.empty_log();
}

StoreLevel SqliteStore::level() {
  if (log_to_empty_) empty_log();
  StoreLevel level;
  SqliteRun used(used_);
  if (used.step()) level.used_bytes = used.number(0);
  SqliteRun oldest(oldest_);
  if (oldest.step()) level.oldest_received_ms = oldest.number(0);
  return level;
}

void SqliteStore::check_writable() {
  SqliteTransaction transaction(database_);
  SqliteRun(touch_).step();
  transaction.commit();
}

}  // namespace sealwell::intake
