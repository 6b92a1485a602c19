#include "site/intake/sqlite_store.hpp"

#include "site/intake/startup_error.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <charconv>

namespace sealwell::intake {
namespace {

// "SeWl", so that another program's file is not taken for ours.
constexpr std::int64_t application_id = 0x5365576c;
constexpr std::int64_t schema_version = 1;

// seq orders collection. A row outlives its envelope: the acknowledgement can be given again,
// and an envelope that was collected is not stored a second time.
constexpr const char* schema = R"sql(
  CREATE TABLE envelope (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    received_at_ms INTEGER NOT NULL,
    size INTEGER NOT NULL,
    acknowledgement TEXT NOT NULL,
    bytes BLOB
  ) STRICT;
  CREATE INDEX envelope_waiting ON envelope (seq) WHERE bytes IS NOT NULL;
  CREATE TABLE probe (only INTEGER PRIMARY KEY CHECK (only = 1), count INTEGER NOT NULL) STRICT;
  INSERT INTO probe VALUES (1, 0);
)sql";

[[noreturn]] void fail(sqlite3* database) {
  // SQLite's own words name the trouble (disk full, read only), never a bound value.
  throw StoreFailure(std::string("SQLite: ") + sqlite3_errmsg(database));
}

std::string column_text(sqlite3_stmt* row, int column) {
  const auto* text = sqlite3_column_text(row, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  return text ? std::string(reinterpret_cast<const char*>(text), size) : std::string();
}

ByteView column_bytes(sqlite3_stmt* row, int column) {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(row, column));
  return {bytes, bytes ? static_cast<std::size_t>(sqlite3_column_bytes(row, column)) : 0};
}

}  // namespace

void SqliteStore::CloseDatabase::operator()(sqlite3* database) const { sqlite3_close_v2(database); }
void SqliteStore::FinalizeStatement::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

// One use of a prepared statement: binds, steps, and resets it on every path.
class SqliteStore::Run {
 public:
  explicit Run(const Statement& statement) : statement_(statement.get()) {}
  ~Run() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  // What is bound must outlive the run; nothing is copied.
  Run& bind(ByteView bytes) {
    return checked(sqlite3_bind_blob64(statement_, ++bound_, bytes.data(), bytes.size(), SQLITE_STATIC));
  }
  Run& bind(std::string_view text) {
    return checked(
        sqlite3_bind_text64(statement_, ++bound_, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
  }
  Run& bind(std::int64_t value) { return checked(sqlite3_bind_int64(statement_, ++bound_, value)); }

  /// Whether there is another row.
  bool step() {
    const int result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) fail(sqlite3_db_handle(statement_));
    return result == SQLITE_ROW;
  }

  [[nodiscard]] sqlite3_stmt* row() const { return statement_; }

 private:
  Run& checked(int result) {
    if (result != SQLITE_OK) fail(sqlite3_db_handle(statement_));
    return *this;
  }
  sqlite3_stmt* statement_;
  int bound_ = 0;
};

// Rolls back unless committed.
class SqliteStore::Transaction {
 public:
  explicit Transaction(SqliteStore& store) : store_(store) { store_.execute("BEGIN IMMEDIATE"); }
  ~Transaction() {
    if (open_ && sqlite3_get_autocommit(store_.database_.get()) == 0) {
      sqlite3_exec(store_.database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit() {
    store_.execute("COMMIT");
    open_ = false;
  }

 private:
  SqliteStore& store_;
  bool open_ = true;
};

SqliteStore::SqliteStore(const std::filesystem::path& file) {
  sqlite3* database = nullptr;
  const int opened = sqlite3_open_v2(
      file.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, nullptr);
  database_.reset(database);
  try {
    if (opened != SQLITE_OK) fail(database);
    sqlite3_busy_timeout(database, 5000);
    make_schema(file);
    insert_ = prepare(
        "INSERT INTO envelope (id, hash, received_at_ms, size, acknowledgement, bytes) VALUES (?, ?, ?, ?, "
        "?, ?) "
        "ON CONFLICT (id) DO NOTHING");
    find_ = prepare("SELECT hash, acknowledgement FROM envelope WHERE id = ?");
    list_ = prepare(
        "SELECT seq, id, acknowledgement, bytes FROM envelope WHERE seq > ? AND bytes IS NOT NULL ORDER BY "
        "seq");
    clear_ = prepare("UPDATE envelope SET bytes = NULL WHERE id = ? AND bytes IS NOT NULL");
    touch_ = prepare("UPDATE probe SET count = count + 1");
  } catch (const StoreFailure& failure) {
    throw StartupError("--store: " + file.string() + " cannot be used. " + failure.what() +
                       ". The folder must exist and be writable, and the file must be an intake's.");
  }
}

SqliteStore::~SqliteStore() = default;

void SqliteStore::make_schema(const std::filesystem::path& file) {
  execute("PRAGMA journal_mode = WAL");
  execute("PRAGMA synchronous = FULL");
  execute("PRAGMA secure_delete = ON");
  // Readers of the file (a backup, a person with sqlite3) never see half a schema.
  Transaction transaction(*this);
  const std::int64_t owner = number("PRAGMA application_id");
  const std::int64_t version = number("PRAGMA user_version");
  const bool empty = number("SELECT count(*) FROM sqlite_schema") == 0;
  if (empty && owner == 0) {
    execute(schema);
    execute(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
    execute(("PRAGMA user_version = " + std::to_string(schema_version)).c_str());
  } else if (owner != application_id) {
    throw StartupError("--store: " + file.string() + " is another program's database. Name a new file.");
  } else if (version != schema_version) {
    throw StartupError("--store: " + file.string() + " has schema version " + std::to_string(version) +
                       ", and this intake knows version " + std::to_string(schema_version) +
                       ". Start the intake that wrote it.");
  }
  transaction.commit();
}

void SqliteStore::execute(const char* sql) {
  if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(database_.get());
}

std::int64_t SqliteStore::number(const char* sql) {
  const Statement statement = prepare(sql);
  Run run(statement);
  return run.step() ? sqlite3_column_int64(run.row(), 0) : 0;
}

SqliteStore::Statement SqliteStore::prepare(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(database_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
      SQLITE_OK) {
    fail(database_.get());
  }
  return Statement(statement);
}

std::vector<PutResult> SqliteStore::put(std::span<const NewEnvelope> envelopes) {
  std::vector<PutResult> results;
  results.reserve(envelopes.size());
  Transaction transaction(*this);
  for (const NewEnvelope& envelope : envelopes) results.push_back(put_one(envelope));
  transaction.commit();
  return results;
}

PutResult SqliteStore::put_one(const NewEnvelope& envelope) {
  {
    Run run(insert_);
    run.bind(ByteView(envelope.id)).bind(ByteView(envelope.hash)).bind(envelope.received_at_ms);
    run.bind(static_cast<std::int64_t>(envelope.bytes.size()));
    run.bind(std::string_view(envelope.acknowledgement)).bind(ByteView(envelope.bytes));
    run.step();
  }
  if (sqlite3_changes(database_.get()) == 1) return {PutOutcome::stored, envelope.acknowledgement};
  Run run(find_);
  run.bind(ByteView(envelope.id));
  if (!run.step()) throw StoreFailure("an envelope was neither stored nor found");
  if (!std::ranges::equal(column_bytes(run.row(), 0), envelope.hash)) return {PutOutcome::conflict, {}};
  return {PutOutcome::repeated, column_text(run.row(), 1)};
}

std::optional<WaitingPage> SqliteStore::waiting(std::string_view cursor, std::size_t most,
                                                std::size_t most_bytes) {
  std::int64_t after = 0;
  if (!cursor.empty()) {
    const char* const end = cursor.data() + cursor.size();
    const auto read = std::from_chars(cursor.data(), end, after);
    if (read.ec != std::errc{} || read.ptr != end || after < 0) return std::nullopt;
  }
  WaitingPage page;
  std::size_t bytes = 0;
  Run run(list_);
  run.bind(after);
  while (run.step()) {
    if (page.envelopes.size() == most || bytes > most_bytes) {
      page.more = true;
      break;
    }
    WaitingEnvelope envelope;
    envelope.cursor = std::to_string(sqlite3_column_int64(run.row(), 0));
    std::ranges::copy(column_bytes(run.row(), 1).first(envelope.id.size()), envelope.id.begin());
    envelope.acknowledgement = column_text(run.row(), 2);
    const ByteView stored = column_bytes(run.row(), 3);
    envelope.bytes.assign(stored.begin(), stored.end());
    bytes += stored.size();
    page.envelopes.push_back(std::move(envelope));
  }
  return page;
}

bool SqliteStore::remove(const sealing::EnvelopeId& id) {
  Transaction transaction(*this);
  {
    Run run(clear_);
    run.bind(ByteView(id));
    run.step();
  }
  bool known = sqlite3_changes(database_.get()) == 1;
  if (!known) {
    Run run(find_);
    run.bind(ByteView(id));
    known = run.step();
  }
  transaction.commit();
  return known;
}

void SqliteStore::check_writable() {
  Transaction transaction(*this);
  {
    Run run(touch_);
    run.step();
  }
  transaction.commit();
}

}  // namespace sealwell::intake
