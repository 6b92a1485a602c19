#pragma once

#include "site/intake/envelope_store.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace sealwell::intake {

/// Counts since the program's start, as Prometheus reads them. Every label is one of a fixed
/// list. Safe from any thread.
class Metrics {
 public:
  void request(std::string_view route, std::string_view method, unsigned status,
               std::chrono::steady_clock::duration took);
  void envelope(PutOutcome outcome, std::size_t bytes);
  void withdrawal();
  void commit(std::size_t envelopes);
  void store_failure();
  void level(const StoreLevel& level);
  void connection_opened();
  void connection_closed();
  /// A connection was dropped to make room for others.
  void connection_given_up();
  /// A body that was arriving lost its memory to others.
  void body_given_up();

  /// The Prometheus text exposition format, version 0.0.4.
  [[nodiscard]] std::string text() const;

 private:
  class Histogram {
   public:
    explicit Histogram(std::span<const double> bounds) : bounds_(bounds), counts_(bounds.size() + 1) {}
    void add(double value);
    void write(std::string& out, std::string_view name, std::string_view label) const;

   private:
    std::span<const double> bounds_;
    std::vector<std::uint64_t> counts_;
    double sum_ = 0;
  };

  static constexpr std::array<double, 10> seconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5};
  static constexpr std::array<double, 7> sizes{8192, 16384, 32768, 65536, 131072, 524288, 1048576};
  static constexpr std::array<double, 7> batches{1, 2, 4, 8, 16, 64, 256};

  mutable std::mutex mutex_;
  std::map<std::tuple<std::string, std::string, unsigned>, std::uint64_t> requests_;
  std::map<std::string, Histogram> latencies_;
  std::array<std::uint64_t, 5> outcomes_{};
  Histogram envelope_sizes_{sizes};
  Histogram commit_sizes_{batches};
  std::uint64_t withdrawals_ = 0;
  std::uint64_t store_failures_ = 0;
  StoreLevel level_;
  std::uint64_t connections_ = 0;
  std::int64_t open_connections_ = 0;
  std::uint64_t connections_given_up_ = 0;
  std::uint64_t bodies_given_up_ = 0;
};

}  // namespace sealwell::intake
