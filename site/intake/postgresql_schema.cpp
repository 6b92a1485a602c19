#include "site/intake/postgresql_schema.hpp"

#include "site/intake/startup_error.hpp"

#include <array>
#include <string>

namespace sealwell::intake {
namespace {

// What leads from each version of the schema to the next, one statement each: databases that are spread over
// machines change one thing at a time. Only what they share with PostgreSQL is used: no sequence (ids are
// random, so that rows spread), no lock but a row's. Never changed once released.
constexpr std::array<const char*, 5> steps{
    R"sql(CREATE TABLE envelope (
      id bytea PRIMARY KEY CHECK (length(id) = 16),
      hash bytea NOT NULL CHECK (length(hash) = 32),
      received_at_ms bigint NOT NULL,
      size bigint NOT NULL,
      acknowledgement text NOT NULL,
      bytes bytea,
      handed_out boolean NOT NULL,
      deletion text
    ))sql",
    "CREATE INDEX envelope_waiting ON envelope (received_at_ms, id) WHERE bytes IS NOT NULL",
    "CREATE TABLE probe (only_row bigint PRIMARY KEY CHECK (only_row = 1), count bigint NOT NULL)",
    "INSERT INTO probe (only_row, count) VALUES (1, 0) ON CONFLICT (only_row) DO NOTHING",
    // Withdrawals of what never came have no acknowledgement.
    "CREATE INDEX envelope_lone_withdrawal ON envelope (received_at_ms) WHERE acknowledgement = ''",
};
constexpr std::int64_t newest = steps.size();

// Another node that starts at the same moment can be in the way of any of these.
constexpr int most_attempts = 10;

void take_steps(PostgresqlConnection& connection) {
  connection.run(
      "CREATE TABLE IF NOT EXISTS sealwell_schema (only_row bigint PRIMARY KEY CHECK (only_row = 1), "
      "version bigint NOT NULL)");
  connection.run("INSERT INTO sealwell_schema (only_row, version) VALUES (1, 0) ON CONFLICT (only_row) DO NOTHING");
  for (;;) {
    connection.run("BEGIN");
    // The row's lock keeps other nodes out until the step is committed.
    const std::int64_t version =
        connection.run("SELECT version FROM sealwell_schema WHERE only_row = 1 FOR UPDATE").number(0, 0);
    if (version > newest) {
      connection.run("ROLLBACK");
      throw StartupError("--store: the database has schema version " + std::to_string(version) +
                         ", and this intake knows version " + std::to_string(newest) +
                         ". Start the intake that wrote it.");
    }
    if (version == newest) {
      connection.run("ROLLBACK");
      return;
    }
    connection.run(steps[static_cast<std::size_t>(version)]);
    connection.run("UPDATE sealwell_schema SET version = version + 1 WHERE only_row = 1");
    connection.run("COMMIT");
  }
}

// Sealed bytes never become smaller, so PostgreSQL need not try at every insert. Other databases that speak its
// language may not have this, and do without.
void leave_uncompressed(PostgresqlConnection& connection) {
  try {
    const PostgresqlRows compressed = connection.run(
        "SELECT 1 FROM pg_attribute WHERE attrelid = 'envelope'::regclass AND attname = 'bytes' "
        "AND attstorage <> 'e'");
    if (compressed.count() == 1) connection.run("ALTER TABLE envelope ALTER COLUMN bytes SET STORAGE EXTERNAL");
  } catch (const PostgresqlFailure&) {
    connection.drop();
    connection.reconnect();
  }
}

}  // namespace

void migrate_schema(PostgresqlConnection& connection) {
  for (int attempt = 1;; ++attempt) {
    try {
      take_steps(connection);
      return leave_uncompressed(connection);
    } catch (const PostgresqlFailure&) {
      if (attempt == most_attempts) throw;
      connection.drop();
      connection.reconnect();
    }
  }
}

}  // namespace sealwell::intake
