#include "site/intake/sqlite_schema.hpp"

#include "site/intake/startup_error.hpp"

#include <array>
#include <string>

namespace sealwell::intake {
namespace {

// "SeWl", so that another program's file is not taken for ours.
constexpr std::int64_t application_id = 0x5365576c;

// What leads from each version of the schema to the next; the first makes it. Never changed once released: an
// older file must come out the same as a new one.
constexpr std::array<const char*, 3> steps{
    // seq orders collection. A row outlives its envelope: the acknowledgement can be given again, and an
    // envelope that was collected is not stored a second time.
    R"sql(
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
    )sql",
    // Withdrawal. Of what an older intake stored nobody knows whether it was handed out: it counts as such.
    R"sql(
      ALTER TABLE envelope ADD COLUMN handed_out INTEGER NOT NULL DEFAULT 1;
      ALTER TABLE envelope ADD COLUMN deletion TEXT;
    )sql",
    // Withdrawals of what never came have no acknowledgement.
    "CREATE INDEX envelope_lone_withdrawal ON envelope (received_at_ms) WHERE acknowledgement = ''",
};
constexpr std::int64_t newest = steps.size();

}  // namespace

bool is_intake_file(SqliteDatabase& database) { return database.number("PRAGMA application_id") == application_id; }

void migrate_schema(SqliteDatabase& database, const std::filesystem::path& file) {
  // Readers of the file (a backup, a person with sqlite3) never see half a schema.
  SqliteTransaction transaction(database);
  std::int64_t version = database.number("PRAGMA user_version");
  const bool empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
  if (empty && database.number("PRAGMA application_id") == 0) {
    version = 0;
    database.execute(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
  } else if (!is_intake_file(database)) {
    throw StartupError("--store: " + file.string() + " is another program's database. Name a new file.");
  } else if (version < 1 || version > newest) {
    throw StartupError("--store: " + file.string() + " has schema version " + std::to_string(version) +
                       ", and this intake knows version " + std::to_string(newest) +
                       ". Start the intake that wrote it.");
  }
  if (version == newest) return;
  for (; version < newest; ++version) database.execute(steps[static_cast<std::size_t>(version)]);
  database.execute(("PRAGMA user_version = " + std::to_string(newest)).c_str());
  transaction.commit();
}

}  // namespace sealwell::intake
