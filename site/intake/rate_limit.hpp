#pragma once

#include "core/base/bytes.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string_view>

namespace sealwell::intake {

/// An allowance for each client that refills evenly over a minute. Clients are known by a hash
/// under a key that lives as long as the program, so that not even its memory holds an address.
class RateLimit {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// `per_minute` requests for each client, at once or spread; 0 for no limit.
  /// Throws StartupError when the system gives no random bytes.
  explicit RateLimit(unsigned per_minute);

  /// Takes one from the client's allowance. 0 when it had one; otherwise the seconds, 1 or more,
  /// after which it has one again.
  [[nodiscard]] unsigned seconds_to_wait(std::string_view client, Time now);

 private:
  struct Allowance {
    double left;
    Time counted_at;
  };
  using Key = std::array<std::uint8_t, 16>;

  [[nodiscard]] Key key_of(std::string_view client) const;
  void forget_refilled(Time now);

  const double per_minute_;
  std::array<std::uint8_t, 32> secret_{};
  std::map<Key, Allowance> clients_;
  Time swept_at_{};
};

}  // namespace sealwell::intake
