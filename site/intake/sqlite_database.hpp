#pragma once

#include "core/base/bytes.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace sealwell::intake {

/// An open SQLite file. Every member throws StoreFailure when SQLite refuses.
class SqliteDatabase {
 public:
  enum class Mode : std::uint8_t {
    make,   ///< Reads and writes; the file is made when it is not there.
    write,  ///< Reads and writes a file that is there.
    read,   ///< Only reads.
  };

  SqliteDatabase(const std::filesystem::path& file, Mode mode);

  struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const;
  };
  using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

  /// One or more statements that give no rows.
  void execute(const char* sql);
  [[nodiscard]] Statement prepare(const char* sql);
  /// The first column of the first row; 0 when there is none.
  [[nodiscard]] std::int64_t number(const char* sql);
  /// The first column of the first row as text; empty when there is none.
  [[nodiscard]] std::string text(const char* sql);
  /// Rows that the last statement changed.
  [[nodiscard]] int changed_rows() const;
  [[nodiscard]] bool changed_one_row() const;
  [[nodiscard]] bool in_transaction() const;
  /// Whether nothing can be written, whatever was asked for: SQLite then opens the file for reading all the
  /// same.
  [[nodiscard]] bool is_read_only() const;
  /// Moves all of the write-ahead log into the file and cuts the log to nothing, so that no freed bytes stay
  /// in it. False at once when somebody else is reading.
  [[nodiscard]] bool empty_log();

 private:
  struct CloseDatabase {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, CloseDatabase> database_;
};

/// One use of a prepared statement: binds, steps, and resets it on every path.
class SqliteRun {
 public:
  explicit SqliteRun(const SqliteDatabase::Statement& statement) : statement_(statement.get()) {}
  ~SqliteRun();
  SqliteRun(const SqliteRun&) = delete;
  SqliteRun& operator=(const SqliteRun&) = delete;

  // What is bound must outlive the run; nothing is copied.
  SqliteRun& bind(ByteView bytes);
  SqliteRun& bind(std::string_view text);
  SqliteRun& bind(std::int64_t value);

  /// Whether there is another row.
  bool step();

  // Of the row that step() found; views end with the next step.
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] ByteView bytes(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  SqliteRun& checked(int result);
  sqlite3_stmt* statement_;
  int bound_ = 0;
};

/// Rolls back unless committed.
class SqliteTransaction {
 public:
  explicit SqliteTransaction(SqliteDatabase& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }
  ~SqliteTransaction();
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;
  void commit();

 private:
  SqliteDatabase& database_;
  bool open_ = true;
};

}  // namespace sealwell::intake
