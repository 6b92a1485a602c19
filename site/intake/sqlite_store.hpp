#pragma once

#include "site/intake/envelope_store.hpp"
#include "site/intake/sqlite_database.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace sealwell::intake {

/// Envelopes in one SQLite file, in WAL mode with full synchronisation: a commit returns only
/// after the operating system has flushed it.
class SqliteStore final : public EnvelopeStore {
 public:
  /// Opens the file, or makes it (readable by its owner alone). Throws StartupError when that
  /// fails, when the file belongs to another program, or when it was written by a newer intake.
  explicit SqliteStore(const std::filesystem::path& file);

  [[nodiscard]] std::vector<PutResult> put(std::span<const NewEnvelope> envelopes) override;
  [[nodiscard]] std::optional<WaitingPage> hand_out(std::string_view cursor, std::size_t most,
                                                    std::size_t max_bytes) override;
  [[nodiscard]] bool remove(const sealing::EnvelopeId& id) override;
  [[nodiscard]] std::optional<KnownEnvelope> find(const sealing::EnvelopeId& id) override;
  [[nodiscard]] std::optional<KnownEnvelope> withdraw(const sealing::EnvelopeId& id,
                                                      std::string_view deletion) override;
  [[nodiscard]] std::optional<KnownEnvelope> keep_withdrawal(const LoneWithdrawal& withdrawal) override;
  [[nodiscard]] StoreLevel level() override;
  void check_writable() override;

 private:
  using Statement = SqliteDatabase::Statement;

  [[nodiscard]] PutResult put_one(const NewEnvelope& envelope);
  [[nodiscard]] WaitingPage read_page(std::int64_t after, std::size_t most, std::size_t max_bytes,
                                      bool& all_were_handed_out);
  /// Sees to it that no deleted bytes stay in the log, as soon as nobody else reads: at once or, failing that, whenever
  /// the store is looked at or written to.
  void empty_log();

  SqliteDatabase database_;
  Statement insert_, find_, list_, hand_out_, clear_, withdraw_, forget_withdrawals_, count_withdrawals_,
      keep_withdrawal_, oldest_, used_, touch_;
  // How many there are, once counted: to count them each time would keep everybody waiting longer the more there are.
  std::optional<std::int64_t> lone_withdrawals_;
  // At first because whoever wrote it last may have ended between a deletion and this.
  bool log_to_empty_ = true;
};

}  // namespace sealwell::intake
