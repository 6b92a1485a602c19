#pragma once

#include "core/amend/receipt_session.hpp"

#include "tests/unit/fixtures/traveller.hpp"

#include <memory>
#include <string>

namespace sealwell::amend {

/// A receipt of what a traveller has sent, as its file: agreed to the referral, refused the research.
[[nodiscard]] std::string receipt_of_something_sent(const json::Value& joined = journey::deployed_pack());

/// The same of a refusal.
[[nodiscard]] std::string receipt_of_a_refusal();

/// The pack of today, with its terms.
[[nodiscard]] CurrentPack today_of(const json::Value& joined = journey::deployed_pack());

/// Somebody who opens what they have and acts.
class Holder {
 public:
  explicit Holder(std::string_view brought, const json::Value& joined = journey::deployed_pack());

  /// Sends an action (JSON with single quotes), which must be taken.
  const json::Value& act(const std::string& action);
  /// Submits the present form with these choices: the inside of a JSON array, with single quotes.
  const json::Value& choose(const std::string& choices, const std::string& button = "continue");
  /// Sends a value as an action.
  const json::Value& give(const json::Value& action);
  /// The intake's good answer to what was posted last.
  const json::Value& acknowledge();

  [[nodiscard]] std::string at() const { return std::string(answer.find("screen")->text_or("id")); }
  [[nodiscard]] std::string html() const { return std::string(answer.text_or("html")); }
  [[nodiscard]] const json::Value* effect(std::string_view type) const { return journey::effect_in(answer, type); }
  [[nodiscard]] std::string effects() const { return journey::effects_in(answer); }
  /// What the team opens of the envelope that was posted last.
  [[nodiscard]] json::Value opened() const;

  sealing::FixedRandom random{"holder"};
  std::int64_t now_ms = journey::noon + 86'400'000;
  std::unique_ptr<ReceiptSession> visit;
  json::Value answer;
};

}  // namespace sealwell::amend
