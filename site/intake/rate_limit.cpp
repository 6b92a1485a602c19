#include "site/intake/rate_limit.hpp"

#include "core/sealing/hash.hpp"
#include "core/sealing/system_random.hpp"

#include "site/intake/startup_error.hpp"

#include <algorithm>
#include <cmath>

namespace sealwell::intake {
namespace {

constexpr std::chrono::seconds minute{60};

// About 10 MB. Past it everybody starts anew: rather let some through than turn residents away.
constexpr std::size_t most_clients = 100'000;

}  // namespace

RateLimit::RateLimit(unsigned per_minute) : per_minute_(per_minute) {
  if (!sealing::SystemRandom().fill(secret_)) throw StartupError("the system gives no random bytes");
}

unsigned RateLimit::seconds_to_wait(std::string_view client, Time now) {
  if (per_minute_ == 0) return 0;
  if (now - swept_at_ >= minute) forget_refilled(now);
  if (clients_.size() >= most_clients) clients_.clear();
  auto& allowance = clients_.try_emplace(key_of(client), Allowance{per_minute_, now}).first->second;
  const double per_second = per_minute_ / 60.0;
  const double passed = std::chrono::duration<double>(now - allowance.counted_at).count();
  allowance.left = std::min(per_minute_, allowance.left + passed * per_second);
  allowance.counted_at = now;
  if (allowance.left >= 1.0) {
    allowance.left -= 1.0;
    return 0;
  }
  return std::max(1u, static_cast<unsigned>(std::ceil((1.0 - allowance.left) / per_second)));
}

RateLimit::Key RateLimit::key_of(std::string_view client) const {
  Bytes keyed(secret_.begin(), secret_.end());
  keyed.insert(keyed.end(), client.begin(), client.end());
  const sealing::Hash hash = sealing::sha256(keyed);
  Key key;
  std::copy_n(hash.begin(), key.size(), key.begin());
  return key;
}

void RateLimit::forget_refilled(Time now) {
  std::erase_if(clients_, [&](const auto& client) { return now - client.second.counted_at >= minute; });
  swept_at_ = now;
}

}  // namespace sealwell::intake
