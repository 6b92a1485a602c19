#include "site/intake/store_thread.hpp"

#include <chrono>
#include <utility>

namespace sealwell::intake {
namespace {

// A commit of more than this keeps its first envelope waiting for no gain.
constexpr std::size_t most_envelopes = 256;
constexpr std::size_t most_bytes = 8 * 1024 * 1024;

constexpr std::chrono::seconds retry_after_failure{2};

}  // namespace

StoreThread::StoreThread(EnvelopeStore& store, OnCommit on_commit, OnFailure on_failure)
    : store_(store),
      on_commit_(std::move(on_commit)),
      on_failure_(std::move(on_failure)),
      thread_([this] { loop(); }) {}

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
    std::unique_lock lock(mutex_);
    if (healthy_) {
      changed_.wait(lock, something_to_do);
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
    while (!jobs.empty() && envelopes.size() < most_envelopes && bytes < most_bytes) {
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
  std::vector<PutResult> results;
  const bool stored = attempt([&] { results = store_.put(envelopes); });
  if (stored) {
    healthy_ = true;
    on_commit_(envelopes.size());
  }
  for (std::size_t i = 0; i < waiting.size(); ++i) waiting[i](stored ? &results[i] : nullptr);
}

template <typename Action>
bool StoreThread::attempt(Action action) {
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
