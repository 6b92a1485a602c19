#include "site/intake/sqlite_database.hpp"

#include "site/intake/envelope_store.hpp"

#include <sqlite3.h>

namespace sealwell::intake {
namespace {

constexpr int most_busy_ms = 5000;

[[noreturn]] void fail(sqlite3* database) {
  // SQLite's own words name the trouble (disk full, read only), never a bound value.
  throw StoreFailure(std::string("SQLite: ") + sqlite3_errmsg(database));
}

int open_flags(SqliteDatabase::Mode mode) {
  switch (mode) {
    case SqliteDatabase::Mode::make: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case SqliteDatabase::Mode::write: return SQLITE_OPEN_READWRITE;
    case SqliteDatabase::Mode::read: break;
  }
  return SQLITE_OPEN_READONLY;
}

}  // namespace

void SqliteDatabase::CloseDatabase::operator()(sqlite3* database) const { sqlite3_close_v2(database); }
void SqliteDatabase::FinalizeStatement::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteDatabase::SqliteDatabase(const std::filesystem::path& file, Mode mode) {
  sqlite3* database = nullptr;
  const int opened = sqlite3_open_v2(file.c_str(), &database, open_flags(mode) | SQLITE_OPEN_EXRESCODE, nullptr);
  database_.reset(database);
  if (opened != SQLITE_OK) fail(database);
  sqlite3_busy_timeout(database, most_busy_ms);
}

void SqliteDatabase::execute(const char* sql) {
  if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(database_.get());
}

SqliteDatabase::Statement SqliteDatabase::prepare(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(database_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
    fail(database_.get());
  }
  return Statement(statement);
}

std::int64_t SqliteDatabase::number(const char* sql) {
  const Statement statement = prepare(sql);
  SqliteRun run(statement);
  return run.step() ? run.number(0) : 0;
}

std::string SqliteDatabase::text(const char* sql) {
  const Statement statement = prepare(sql);
  SqliteRun run(statement);
  return run.step() ? std::string(run.text(0)) : std::string();
}

int SqliteDatabase::changed_rows() const { return sqlite3_changes(database_.get()); }

bool SqliteDatabase::changed_one_row() const { return changed_rows() == 1; }

bool SqliteDatabase::in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }

bool SqliteDatabase::is_read_only() const { return sqlite3_db_readonly(database_.get(), "main") == 1; }

bool SqliteDatabase::empty_log() {
  sqlite3_busy_timeout(database_.get(), 0);
  const int done = sqlite3_wal_checkpoint_v2(database_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  sqlite3_busy_timeout(database_.get(), most_busy_ms);
  if (done != SQLITE_OK && (done & 0xff) != SQLITE_BUSY) fail(database_.get());
  return done == SQLITE_OK;
}

SqliteRun::~SqliteRun() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

SqliteRun& SqliteRun::bind(ByteView bytes) {
  return checked(sqlite3_bind_blob64(statement_, ++bound_, bytes.data(), bytes.size(), SQLITE_STATIC));
}

SqliteRun& SqliteRun::bind(std::string_view text) {
  return checked(sqlite3_bind_text64(statement_, ++bound_, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

SqliteRun& SqliteRun::bind(std::int64_t value) { return checked(sqlite3_bind_int64(statement_, ++bound_, value)); }

bool SqliteRun::step() {
  const int result = sqlite3_step(statement_);
  if (result != SQLITE_ROW && result != SQLITE_DONE) fail(sqlite3_db_handle(statement_));
  return result == SQLITE_ROW;
}

std::int64_t SqliteRun::number(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view SqliteRun::text(int column) const {
  const auto* text = sqlite3_column_text(statement_, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return text ? std::string_view(reinterpret_cast<const char*>(text), size) : std::string_view();
}

ByteView SqliteRun::bytes(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  return {bytes, bytes ? static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)) : 0};
}

bool SqliteRun::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

SqliteRun& SqliteRun::checked(int result) {
  if (result != SQLITE_OK) fail(sqlite3_db_handle(statement_));
  return *this;
}

SqliteTransaction::~SqliteTransaction() {
  if (!open_ || !database_.in_transaction()) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const StoreFailure&) {
    // What failed before is being told already.
  }
}

void SqliteTransaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace sealwell::intake
