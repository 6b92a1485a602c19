#include "site/intake/store_thread.hpp"

#include <chrono>
#include <utility>

namespace sealwell::intake {
namespace {

// A commit of more than this keeps its first envelope waiting for no gain.
constexpr std::size_t most_envelopes = 256;
constexpr std::size_t max_bytes = 8 * 1024 * 1024;

constexpr std::chrono::seconds retry_after_failure{2};
constexpr std::chrono::seconds between_looks{5};

}  // namespace

StoreThread::StoreThread(EnvelopeStore& store, OnCommit on_commit, OnFailure on_failure, OnLevel on_level,
                         std::int64_t max_store_bytes)
    : store_(store), on_commit_(std::move(on_commit)), on_failure_(std::move(on_failure)),
      on_level_(std::move(on_level)), max_store_bytes_(max_store_bytes), thread_([this] { loop(); }) {}

StoreThread::~StoreThread() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void StoreThread::put(NewEnvelope envelope, OnPut on_put) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.emplace_back(Put{std::move(envelope), std::move(on_put)});
  }
  changed_.notify_one();
}

void StoreThread::run(Work work) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.emplace_back(std::move(work));
  }
  changed_.notify_one();
}

void StoreThread::loop() {
  const auto something_to_do = [this] { return stopping_ || !jobs_.empty(); };
  for (;;) {
    if (healthy_ && std::chrono::steady_clock::now() - looked_at_ >= between_looks) look_at_level();
    std::unique_lock lock(mutex_);
    if (healthy_) {
      if (!changed_.wait_for(lock, between_looks, something_to_do)) continue;
    } else if (!changed_.wait_for(lock, retry_after_failure, something_to_do)) {
      lock.unlock();
      if (attempt([this] { store_.check_writable(); })) healthy_ = true;
      continue;
    }
    if (jobs_.empty()) return;
    std::deque<Job> jobs = std::exchange(jobs_, {});
    lock.unlock();
    do_all(std::move(jobs));
  }
}

void StoreThread::do_all(std::deque<Job> jobs) {
  while (!jobs.empty()) {
    if (Work* work = std::get_if<Work>(&jobs.front())) {
      attempt([&] { (*work)(store_); });
      jobs.pop_front();
      continue;
    }
    std::vector<NewEnvelope> envelopes;
    std::vector<OnPut> waiting;
    std::size_t bytes = 0;
    while (!jobs.empty() && envelopes.size() < most_envelopes && bytes < max_bytes) {
      Put* put = std::get_if<Put>(&jobs.front());
      if (!put) break;
      bytes += put->envelope.bytes.size();
      envelopes.push_back(std::move(put->envelope));
      waiting.push_back(std::move(put->on_put));
      jobs.pop_front();
    }
    commit(envelopes, waiting);
  }
}

void StoreThread::commit(std::vector<NewEnvelope>& envelopes, const std::vector<OnPut>& waiting) {
  if (max_store_bytes_ > 0 && used_bytes_ >= max_store_bytes_) {
    const PutResult full{PutOutcome::full, {}};
    for (const OnPut& on_put : waiting) on_put(&full);
    return;
  }
  std::vector<PutResult> results;
  const bool stored = attempt([&] { results = store_.put(envelopes); });
  if (stored) {
    healthy_ = true;
    on_commit_(envelopes.size());
    for (const NewEnvelope& envelope : envelopes) used_bytes_ += static_cast<std::int64_t>(envelope.bytes.size());
  }
  for (std::size_t i = 0; i < waiting.size(); ++i) waiting[i](stored ? &results[i] : nullptr);
}

void StoreThread::look_at_level() {
  looked_at_ = std::chrono::steady_clock::now();
  attempt([this] {
    const StoreLevel level = store_.level();
    used_bytes_ = level.used_bytes;
    on_level_(level);
  });
}

template <typename Action> bool StoreThread::attempt(Action action) {
  try {
    action();
    return true;
  } catch (const StoreFailure& failure) {
    healthy_ = false;
    on_failure_(failure.what());
    return false;
  }
}

}  // namespace sealwell::intake
