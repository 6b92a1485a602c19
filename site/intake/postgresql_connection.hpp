#pragma once

#include "core/base/bytes.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;
struct pg_result;

namespace sealwell::intake {

/// The server refused, or could not be reached. Its text is the server's own message without its detail,
/// which could hold a value.
class PostgresqlFailure : public std::runtime_error {
 public:
  PostgresqlFailure(const std::string& text, bool again) : std::runtime_error(text), again_(again) {}
  /// Whether the same work may well succeed if it is done again: the connection was lost, or two transactions
  /// met.
  [[nodiscard]] bool again() const { return again_; }

 private:
  bool again_;
};

/// A value that goes with a statement. What it views must outlive the call.
class PostgresqlValue {
 public:
  PostgresqlValue(ByteView bytes) : bytes_(bytes), binary_(true) {}
  PostgresqlValue(std::string_view text) : text_(text) {}
  PostgresqlValue(std::int64_t number) : text_(std::to_string(number)) {}

  [[nodiscard]] const char* data() const;
  [[nodiscard]] int size() const;
  [[nodiscard]] int format() const { return binary_ ? 1 : 0; }

 private:
  ByteView bytes_;
  std::string text_;
  bool binary_ = false;
};

/// What a statement gave back.
class PostgresqlRows {
 public:
  explicit PostgresqlRows(pg_result* result);
  [[nodiscard]] int count() const;    ///< Rows returned.
  [[nodiscard]] int changed() const;  ///< Rows inserted or updated.
  // Of one row and column; views end with this object.
  [[nodiscard]] std::int64_t number(int row, int column) const;  ///< Of a bigint.
  [[nodiscard]] bool flag(int row, int column) const;
  [[nodiscard]] std::string_view text(int row, int column) const;  ///< Empty for null.
  [[nodiscard]] ByteView bytes(int row, int column) const;
  [[nodiscard]] bool is_null(int row, int column) const;

 private:
  struct Clear {
    void operator()(pg_result* result) const;
  };
  std::shared_ptr<pg_result> result_;
};

/// One connection. Lost, it is made anew by `reconnect`. Every member throws PostgresqlFailure.
class PostgresqlConnection {
 public:
  /// A statement that is prepared on each connection under a name.
  struct Prepared {
    const char* name;
    const char* sql;
  };

  /// Connects. `url` is a PostgreSQL connection URI without a password.
  PostgresqlConnection(std::string url, std::span<const Prepared> statements);

  /// Ends the connection, whatever state it is in.
  void drop() { connection_.reset(); }
  /// Connects again, if the connection was dropped or lost.
  void reconnect();
  /// Prepares the statements; once the tables are there, and on every connection made after that.
  void prepare();

  /// One statement without values, each committed by itself unless it begins a transaction.
  PostgresqlRows run(const char* sql);
  /// One prepared statement.
  PostgresqlRows run(const char* name, std::span<const PostgresqlValue> values);

  struct Call {
    const char* name;
    std::vector<PostgresqlValue> values;
  };
  /// Prepared statements one behind another without waiting between them, together in one transaction.
  /// Returns when that is committed. At most a few hundred, each with a short answer or a short question.
  std::vector<PostgresqlRows> run_together(std::span<const Call> calls);

 private:
  struct Finish {
    void operator()(pg_conn* connection) const;
  };
  void connect();
  void send(const Call& call);
  [[noreturn]] void fail(const pg_result* result) const;
  PostgresqlRows checked(pg_result* result) const;

  std::string url_;
  std::span<const Prepared> statements_;
  std::unique_ptr<pg_conn, Finish> connection_;
  bool prepared_ = false;
};

}  // namespace sealwell::intake
