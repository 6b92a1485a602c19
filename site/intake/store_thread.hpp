#pragma once

#include "site/intake/envelope_store.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

namespace sealwell::intake {

/// The one thread that uses the store. Envelopes that arrive while a commit is being flushed share
/// the next one: under load many acknowledgements cost one flush, and alone each gets its own.
class StoreThread {
 public:
  /// Told of each envelope: its result, or nullptr when the store failed. Runs on the store's
  /// thread.
  using OnPut = std::function<void(const PutResult*)>;
  /// Other work on the store, on the store's thread. May throw StoreFailure after telling whoever
  /// waits for it.
  using Work = std::function<void(EnvelopeStore&)>;

  /// Told, on the store's thread, how many envelopes a commit carried.
  using OnCommit = std::function<void(std::size_t)>;
  /// Told, on the store's thread, of each failure in the store's own words.
  using OnFailure = std::function<void(const std::string&)>;

  /// Told, on the store's thread and every few seconds, how full the store is.
  using OnLevel = std::function<void(const StoreLevel&)>;

  /// Past `max_store_bytes` the store takes no more; 0 for no limit.
  StoreThread(EnvelopeStore& store, OnCommit on_commit, OnFailure on_failure, OnLevel on_level,
              std::int64_t max_store_bytes);
  /// Finishes all that was handed in, then stops.
  ~StoreThread();
  StoreThread(const StoreThread&) = delete;
  StoreThread& operator=(const StoreThread&) = delete;

  void put(NewEnvelope envelope, OnPut on_put);
  void run(Work work);

  /// Whether the last thing that was to be written was written.
  [[nodiscard]] bool healthy() const { return healthy_.load(); }

 private:
  struct Put {
    NewEnvelope envelope;
    OnPut on_put;
  };
  using Job = std::variant<Put, Work>;

  void loop();
  void do_all(std::deque<Job> jobs);
  void commit(std::vector<NewEnvelope>& envelopes, const std::vector<OnPut>& waiting);
  void look_at_level();
  template <typename Action> bool attempt(Action action);

  EnvelopeStore& store_;
  const OnCommit on_commit_;
  const OnFailure on_failure_;
  const OnLevel on_level_;
  const std::int64_t max_store_bytes_;
  std::atomic<bool> healthy_{true};

  // Of the store's thread alone.
  std::int64_t used_bytes_ = 0;
  std::chrono::steady_clock::time_point looked_at_{};

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool stopping_ = false;

  std::thread thread_;  // Last: it uses all of the above.
};

}  // namespace sealwell::intake
