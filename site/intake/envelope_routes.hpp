#pragma once

#include "core/base/bytes.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include "site/intake/answer.hpp"
#include "site/intake/metrics.hpp"
#include "site/intake/rate_limit.hpp"
#include "site/intake/store_thread.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace sealwell::intake {

/// 413 for anything longer than an envelope may be.
[[nodiscard]] Answer envelope_too_large();

/// 429, until so many seconds have passed.
[[nodiscard]] Answer too_many_requests(unsigned seconds);

/// 400 for what is no proof of a withdrawal.
[[nodiscard]] Answer withdrawal_invalid();

/// What `/v1/envelopes` does. docs/intake-api.md is the contract.
class EnvelopeRoutes {
 public:
  using Reply = std::function<void(Answer)>;
  /// Runs something on the thread that runs the sessions, from any thread.
  using Post = std::function<void(std::function<void()>)>;

  /// `lone_withdrawals`: how many withdrawals of what never came one client has kept; used on the store's thread alone.
  EnvelopeRoutes(const sealing::IntakeSecretKey& key, StoreThread& store, Metrics& metrics, RateLimit& lone_withdrawals,
                 Post post_back)
      : key_(key), store_(store), metrics_(metrics), lone_withdrawals_(lone_withdrawals),
        post_back_(std::move(post_back)) {}

  /// Stores one envelope; `reply` comes once it is durable or refused. `proof` is base64.
  void post(Bytes envelope, std::string_view proof, Reply reply);
  /// A page of envelopes that wait for collection.
  void list(std::string_view query, Reply reply);
  /// Forgets one envelope's bytes.
  void remove(std::string_view id, Reply reply);
  /// Deletes an envelope that its sender takes back, or sees to it that it is never stored; `reply` comes once that is
  /// done for good. `client`: see client_key.
  void withdraw(std::string_view id, ByteView proof, std::string_view client, Reply reply);

 private:
  struct Withdrawal {
    sealing::EnvelopeId id{};
    sealing::Hash hash{};  ///< Of the envelope that it is proved for.
    std::string client;
  };
  [[nodiscard]] Answer withdrawn(EnvelopeStore& store, const Withdrawal& withdrawal) const;
  /// `reply`, made safe to be called once on the store's thread.
  [[nodiscard]] Reply from_store_thread(Reply reply) const;

  const sealing::IntakeSecretKey& key_;
  StoreThread& store_;
  Metrics& metrics_;
  RateLimit& lone_withdrawals_;
  const Post post_back_;
};

}  // namespace sealwell::intake
