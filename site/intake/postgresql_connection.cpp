#include "site/intake/postgresql_connection.hpp"

#include "core/base/text.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace sealwell::intake {
namespace {

constexpr int binary = 1;

// A store that hangs must end as a failing one, which is told and tried again. What the URL says comes after
// these and counts; a network that swallows packets is noticed by the system (tcp_user_timeout,
// milliseconds).
constexpr std::array<const char*, 9> setting_names{"connect_timeout",     "tcp_user_timeout", "keepalives_idle",
                                                   "keepalives_interval", "keepalives_count", "application_name",
                                                   "client_encoding",     "dbname",           nullptr};

/// SQLSTATE classes and codes (PostgreSQL's manual, appendix A) after which the same work may succeed: lost
/// connections, a server that is starting or stopping, transactions that met.
bool may_succeed_again(std::string_view state) {
  constexpr std::array<std::string_view, 6> states{"40001", "40P01", "57P01", "57P02", "57P03", "25006"};
  return state.starts_with("08") || std::ranges::find(states, state) != states.end();
}

/// The first line of what libpq says.
std::string first_line(const char* words) {
  const std::string_view text = words ? words : "";
  return std::string(trimmed(text.substr(0, text.find('\n'))));
}

}  // namespace

const char* PostgresqlValue::data() const {
  // libpq takes a null pointer for NULL, and an empty run of bytes may have one.
  return binary_ ? (bytes_.empty() ? "" : reinterpret_cast<const char*>(bytes_.data())) : text_.c_str();
}

int PostgresqlValue::size() const { return static_cast<int>(binary_ ? bytes_.size() : text_.size()); }

void PostgresqlRows::Clear::operator()(pg_result* result) const { PQclear(result); }
PostgresqlRows::PostgresqlRows(pg_result* result) : result_(result, Clear{}) {}
int PostgresqlRows::count() const { return PQntuples(result_.get()); }
int PostgresqlRows::changed() const { return std::atoi(PQcmdTuples(result_.get())); }

std::int64_t PostgresqlRows::number(int row, int column) const {
  std::uint64_t value = 0;
  for (const std::uint8_t byte : bytes(row, column)) value = value << 8 | byte;
  return static_cast<std::int64_t>(value);
}

bool PostgresqlRows::flag(int row, int column) const { return number(row, column) != 0; }
std::string_view PostgresqlRows::text(int row, int column) const { return as_text(bytes(row, column)); }

ByteView PostgresqlRows::bytes(int row, int column) const {
  return {reinterpret_cast<const std::uint8_t*>(PQgetvalue(result_.get(), row, column)),
          static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

bool PostgresqlRows::is_null(int row, int column) const { return PQgetisnull(result_.get(), row, column) == 1; }

void PostgresqlConnection::Finish::operator()(pg_conn* connection) const { PQfinish(connection); }

PostgresqlConnection::PostgresqlConnection(std::string url, std::span<const Prepared> statements)
    : url_(std::move(url)), statements_(statements) {
  connect();
}

void PostgresqlConnection::connect() {
  const std::array<const char*, 9> values{"5",    "10000",      "10",   "5", "3", "sealwell-intake",
                                          "UTF8", url_.c_str(), nullptr};
  connection_.reset(PQconnectdbParams(setting_names.data(), values.data(), 1));
  if (PQstatus(connection_.get()) != CONNECTION_OK) {
    throw PostgresqlFailure("PostgreSQL: " + first_line(PQerrorMessage(connection_.get())), true);
  }
  // The server's notices would go to stderr, which is the log.
  PQsetNoticeProcessor(
      connection_.get(), [](void*, const char*) {}, nullptr);
  run("SET statement_timeout = 30000");
  const PostgresqlRows durable =
      run("SELECT current_setting('fsync', true), current_setting('synchronous_commit', true)");
  if (durable.text(0, 0) == "off") {
    throw PostgresqlFailure("PostgreSQL: fsync is off: what it commits is lost with the power. Turn it on", false);
  }
  if (durable.text(0, 1) == "off") run("SET synchronous_commit = on");
  if (prepared_) prepare();
}

void PostgresqlConnection::reconnect() {
  if (PQstatus(connection_.get()) != CONNECTION_OK) connect();
}

void PostgresqlConnection::prepare() {
  for (const Prepared& statement : statements_) {
    checked(PQprepare(connection_.get(), statement.name, statement.sql, 0, nullptr));
  }
  prepared_ = true;
}

PostgresqlRows PostgresqlConnection::run(const char* sql) {
  return checked(PQexecParams(connection_.get(), sql, 0, nullptr, nullptr, nullptr, nullptr, binary));
}

PostgresqlRows PostgresqlConnection::run(const char* name, std::span<const PostgresqlValue> values) {
  const Call call{name, {values.begin(), values.end()}};
  return std::move(run_together({&call, 1}).front());
}

void PostgresqlConnection::send(const Call& call) {
  std::vector<const char*> data;
  std::vector<int> sizes;
  std::vector<int> formats;
  for (const PostgresqlValue& value : call.values) {
    data.push_back(value.data());
    sizes.push_back(value.size());
    formats.push_back(value.format());
  }
  if (PQsendQueryPrepared(connection_.get(), call.name, static_cast<int>(data.size()), data.data(), sizes.data(),
                          formats.data(), binary) != 1) {
    fail(nullptr);
  }
}

std::vector<PostgresqlRows> PostgresqlConnection::run_together(std::span<const Call> calls) {
  if (PQenterPipelineMode(connection_.get()) != 1) fail(nullptr);
  for (const Call& call : calls) send(call);
  if (PQpipelineSync(connection_.get()) != 1) fail(nullptr);

  std::vector<PostgresqlRows> all;
  std::optional<PostgresqlFailure> failed;
  // Each call's results end with a null pointer; the transaction's end has a result of its own. When the
  // server went away in between, nothing but null pointers comes, and the connection does not always say that
  // it is lost.
  bool call_ended = false;
  for (bool ended = false; !ended;) {
    pg_result* const result = PQgetResult(connection_.get());
    if (!result) {
      if (call_ended) {
        throw PostgresqlFailure(failed ? failed->what() : "PostgreSQL: the connection ended within an answer", true);
      }
      call_ended = true;
      continue;
    }
    call_ended = false;
    ended = PQresultStatus(result) == PGRES_PIPELINE_SYNC;
    if (ended) {
      PQclear(result);
      continue;
    }
    try {
      all.push_back(checked(result));
    } catch (const PostgresqlFailure& failure) {
      // What follows a failed call is only told to be left out.
      if (!failed) failed = failure;
    }
  }
  if (PQexitPipelineMode(connection_.get()) != 1) fail(nullptr);
  if (failed) throw *failed;
  if (all.size() != calls.size()) throw PostgresqlFailure("PostgreSQL: answers are missing", true);
  return all;
}

void PostgresqlConnection::fail(const pg_result* result) const {
  const char* const state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const char* const words = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
  const bool lost = PQstatus(connection_.get()) != CONNECTION_OK;
  throw PostgresqlFailure("PostgreSQL: " + first_line(words ? words : PQerrorMessage(connection_.get())) +
                              (state ? " (" + std::string(state) + ")" : ""),
                          lost || (state && may_succeed_again(state)));
}

PostgresqlRows PostgresqlConnection::checked(pg_result* result) const {
  PostgresqlRows rows(result);
  const auto status = PQresultStatus(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result);
  return rows;
}

}  // namespace sealwell::intake
