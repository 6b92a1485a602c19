#include "site/intake/metrics.hpp"

#include <cstdio>

namespace sealwell::intake {
namespace {

std::string number(double value) {
  std::array<char, 32> text{};
  const int length = std::snprintf(text.data(), text.size(), "%.9g", value);
  return {text.data(), static_cast<std::size_t>(length)};
}

void describe(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  out.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ");
  out.append(type).append("\n");
}

void sample(std::string& out, std::string_view name, std::string_view labels, std::string_view value) {
  out.append(name);
  if (!labels.empty()) out.append("{").append(labels).append("}");
  out.append(" ").append(value).append("\n");
}

}  // namespace

void Metrics::Histogram::add(double value) {
  std::size_t at = 0;
  while (at < bounds_.size() && value > bounds_[at]) ++at;
  ++counts_[at];
  sum_ += value;
}

void Metrics::Histogram::write(std::string& out, std::string_view name, std::string_view label) const {
  const std::string before = label.empty() ? "" : std::string(label) + ",";
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    total += counts_[i];
    const std::string bound = i < bounds_.size() ? number(bounds_[i]) : "+Inf";
    sample(out, std::string(name) + "_bucket", before + "le=\"" + bound + "\"", std::to_string(total));
  }
  sample(out, std::string(name) + "_sum", label, number(sum_));
  sample(out, std::string(name) + "_count", label, std::to_string(total));
}

void Metrics::request(std::string_view route, std::string_view method, unsigned status,
                      std::chrono::steady_clock::duration took) {
  const std::lock_guard lock(mutex_);
  ++requests_[{std::string(route), std::string(method), status}];
  latencies_.try_emplace(std::string(route), seconds).first->second.add(std::chrono::duration<double>(took).count());
}

void Metrics::envelope(PutOutcome outcome, std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  ++outcomes_[static_cast<std::size_t>(outcome)];
  if (outcome == PutOutcome::stored) envelope_sizes_.add(static_cast<double>(bytes));
}

void Metrics::withdrawal() {
  const std::lock_guard lock(mutex_);
  ++withdrawals_;
}

void Metrics::commit(std::size_t envelopes) {
  const std::lock_guard lock(mutex_);
  commit_sizes_.add(static_cast<double>(envelopes));
}

void Metrics::store_failure() {
  const std::lock_guard lock(mutex_);
  ++store_failures_;
}

void Metrics::level(const StoreLevel& level) {
  const std::lock_guard lock(mutex_);
  level_ = level;
}

void Metrics::connection_opened() {
  const std::lock_guard lock(mutex_);
  ++connections_;
  ++open_connections_;
}

void Metrics::connection_closed() {
  const std::lock_guard lock(mutex_);
  --open_connections_;
}

void Metrics::connection_given_up() {
  const std::lock_guard lock(mutex_);
  ++connections_given_up_;
}

void Metrics::body_given_up() {
  const std::lock_guard lock(mutex_);
  ++bodies_given_up_;
}

std::string Metrics::text() const {
  const std::lock_guard lock(mutex_);
  std::string out;
  describe(out, "sealwell_intake_requests_total", "counter", "Requests answered.");
  for (const auto& [key, count] : requests_) {
    const auto& [route, method, status] = key;
    sample(out, "sealwell_intake_requests_total",
           "route=\"" + route + "\",method=\"" + method + "\",status=\"" + std::to_string(status) + "\"",
           std::to_string(count));
  }
  describe(out, "sealwell_intake_request_seconds", "histogram",
           "From a whole header to an answer handed to the system.");
  for (const auto& [route, histogram] : latencies_) {
    histogram.write(out, "sealwell_intake_request_seconds", "route=\"" + route + "\"");
  }
  describe(out, "sealwell_intake_envelopes_total", "counter", "Well-formed envelopes posted, by what became of them.");
  constexpr std::array<std::string_view, 5> outcome_names{"stored", "repeated", "conflict", "withdrawn", "full"};
  for (std::size_t i = 0; i < outcome_names.size(); ++i) {
    sample(out, "sealwell_intake_envelopes_total", "outcome=\"" + std::string(outcome_names[i]) + "\"",
           std::to_string(outcomes_[i]));
  }
  describe(out, "sealwell_intake_withdrawals_total", "counter", "Withdrawals answered with a deletion, also again.");
  sample(out, "sealwell_intake_withdrawals_total", "", std::to_string(withdrawals_));
  describe(out, "sealwell_intake_envelope_bytes", "histogram", "Sizes of the envelopes stored.");
  envelope_sizes_.write(out, "sealwell_intake_envelope_bytes", "");
  describe(out, "sealwell_intake_commit_envelopes", "histogram", "Envelopes that shared one durable commit.");
  commit_sizes_.write(out, "sealwell_intake_commit_envelopes", "");
  describe(out, "sealwell_intake_store_failures_total", "counter", "Times the store could not do its work.");
  sample(out, "sealwell_intake_store_failures_total", "", std::to_string(store_failures_));
  describe(out, "sealwell_intake_store_bytes", "gauge", "What the store takes on its disk.");
  sample(out, "sealwell_intake_store_bytes", "", std::to_string(level_.used_bytes));
  describe(out, "sealwell_intake_oldest_waiting_timestamp_seconds", "gauge",
           "When the oldest envelope came that waits for collection; 0 when none does.");
  sample(out, "sealwell_intake_oldest_waiting_timestamp_seconds", "",
         std::to_string(level_.oldest_received_ms.value_or(0) / 1000));
  describe(out, "sealwell_intake_connections_total", "counter", "Connections accepted.");
  sample(out, "sealwell_intake_connections_total", "", std::to_string(connections_));
  describe(out, "sealwell_intake_connections", "gauge", "Connections open now.");
  sample(out, "sealwell_intake_connections", "", std::to_string(open_connections_));
  describe(out, "sealwell_intake_given_up_total", "counter", "What was dropped so that others have room.");
  sample(out, "sealwell_intake_given_up_total", "what=\"connection\"", std::to_string(connections_given_up_));
  sample(out, "sealwell_intake_given_up_total", "what=\"body\"", std::to_string(bodies_given_up_));
  return out;
}

}  // namespace sealwell::intake
