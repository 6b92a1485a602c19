#pragma once

#include "core/base/bytes.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/keys.hpp"
#include "core/sealing/withdrawal.hpp"

#include "site/intake/answer.hpp"
#include "site/intake/metrics.hpp"
#include "site/intake/store_thread.hpp"

#include <functional>
#include <string_view>

namespace sealwell::intake {

/// 413 for anything longer than an envelope may be.
[[nodiscard]] Answer envelope_too_large();

/// 400 for what is no proof of a withdrawal.
[[nodiscard]] Answer withdrawal_invalid();

/// What `/v1/envelopes` does. docs/intake-api.md is the contract.
class EnvelopeRoutes {
 public:
  using Reply = std::function<void(Answer)>;
  /// Runs something on the thread that runs the sessions, from any thread.
  using Post = std::function<void(std::function<void()>)>;

  EnvelopeRoutes(const sealing::IntakeSecretKey& key, StoreThread& store, Metrics& metrics, Post post_back)
      : key_(key), store_(store), metrics_(metrics), post_back_(std::move(post_back)) {}

  /// Stores one envelope; `reply` comes once it is durable or refused.
  void post(Bytes envelope, Reply reply);
  /// A page of envelopes that wait for collection.
  void list(std::string_view query, Reply reply);
  /// Forgets one envelope's bytes.
  void remove(std::string_view id, Reply reply);
  /// Deletes an envelope that its sender takes back; `reply` comes once its bytes are gone for good.
  void withdraw(std::string_view id, ByteView proof, Reply reply);

 private:
  [[nodiscard]] Answer withdrawn(EnvelopeStore& store, const sealing::EnvelopeId& id,
                                 const sealing::WithdrawalClaim& claim) const;
  /// `reply`, made safe to be called once on the store's thread.
  [[nodiscard]] Reply from_store_thread(Reply reply) const;

  const sealing::IntakeSecretKey& key_;
  StoreThread& store_;
  Metrics& metrics_;
  const Post post_back_;
};

}  // namespace sealwell::intake
