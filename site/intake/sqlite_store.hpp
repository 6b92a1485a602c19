#pragma once

#include "site/intake/envelope_store.hpp"

#include <filesystem>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace sealwell::intake {

/// Envelopes in one SQLite file, in WAL mode with full synchronisation: a commit returns only
/// after the operating system has flushed it.
class SqliteStore final : public EnvelopeStore {
 public:
  /// Opens the file, or makes it (readable by its owner alone). Throws StartupError when that
  /// fails, when the file belongs to another program, or when it was written by a newer intake.
  explicit SqliteStore(const std::filesystem::path& file);
  ~SqliteStore() override;
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

  [[nodiscard]] std::vector<PutResult> put(std::span<const NewEnvelope> envelopes) override;
  [[nodiscard]] std::optional<WaitingPage> waiting(std::string_view cursor, std::size_t most,
                                                   std::size_t most_bytes) override;
  [[nodiscard]] bool remove(const sealing::EnvelopeId& id) override;
  void check_writable() override;

 private:
  struct CloseDatabase {
    void operator()(sqlite3* database) const;
  };
  struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const;
  };
  using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;
  class Run;
  class Transaction;

  void execute(const char* sql);
  [[nodiscard]] std::int64_t number(const char* sql);
  [[nodiscard]] Statement prepare(const char* sql);
  [[nodiscard]] PutResult put_one(const NewEnvelope& envelope);
  void make_schema(const std::filesystem::path& file);

  std::unique_ptr<sqlite3, CloseDatabase> database_;
  Statement insert_, find_, list_, clear_, touch_;
};

}  // namespace sealwell::intake
