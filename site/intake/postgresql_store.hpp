#pragma once

#include "site/intake/envelope_store.hpp"
#include "site/intake/postgresql_connection.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace sealwell::intake {

/// Envelopes in a PostgreSQL database, or in one that speaks its language, which several intakes may share. A
/// lost connection is made anew, and the work that it was lost in is done again: all of it can be done twice.
class PostgresqlStore final : public EnvelopeStore {
 public:
  /// Connects, and makes or updates the tables. `url` is a connection URI. Throws StartupError when that
  /// fails, when the URI holds a password (it would stand in the list of processes), or when the tables are a
  /// newer intake's.
  explicit PostgresqlStore(const std::string& url);

  [[nodiscard]] std::vector<PutResult> put(std::span<const NewEnvelope> envelopes) override;
  /// In the order of the times of the acknowledgements, which are of several nodes' clocks.
  [[nodiscard]] std::optional<WaitingPage> hand_out(std::string_view cursor, std::size_t most,
                                                    std::size_t max_bytes) override;
  [[nodiscard]] bool remove(const sealing::EnvelopeId& id) override;
  [[nodiscard]] std::optional<KnownEnvelope> find(const sealing::EnvelopeId& id) override;
  [[nodiscard]] std::optional<KnownEnvelope> withdraw(const sealing::EnvelopeId& id,
                                                      std::string_view deletion) override;
  /// The used bytes are those of the whole table, also what the next vacuum frees; 0 where the server can't
  /// tell.
  [[nodiscard]] std::optional<KnownEnvelope> keep_withdrawal(const LoneWithdrawal& withdrawal) override;
  [[nodiscard]] StoreLevel level() override;
  void check_writable() override;

 private:
  /// Does `action`, on a fresh connection again if that may help. Throws StoreFailure when it did not.
  template <typename Action> auto attempt(Action action);
  [[nodiscard]] std::vector<PutResult> put_once(std::span<const NewEnvelope> envelopes);
  [[nodiscard]] PutResult known_before(const NewEnvelope& envelope);
  [[nodiscard]] WaitingPage page_once(std::int64_t after_ms, const Bytes& after_id, std::size_t most,
                                      std::size_t max_bytes);
  [[nodiscard]] std::optional<KnownEnvelope> find_once(const sealing::EnvelopeId& id);

  PostgresqlConnection connection_;
  bool tells_size_ = true;
  // How many there are by this node's knowledge, and when it last counted them.
  std::int64_t lone_withdrawals_ = 0;
  std::optional<std::chrono::steady_clock::time_point> counted_at_;
};

}  // namespace sealwell::intake
