#pragma once

#include "core/journey/journey.hpp"
#include "core/journey/wording.hpp"
#include "core/sealing/acknowledgement.hpp"
#include "core/sealing/signed_pack.hpp"
#include "tests/unit/pack/fixtures.hpp"
#include "tests/unit/sealing/fixtures.hpp"

#include <memory>
#include <string>
#include <vector>

namespace sealwell::journey {

/// 22 November 2026, 12:00 UTC.
inline constexpr std::int64_t noon = 1'795'348'800'000;

/// The keys of a test service; the same in every run.
[[nodiscard]] const sealing::RecipientSecretKey& team_key();
[[nodiscard]] const sealing::SigningSecretKey& signing_key();
[[nodiscard]] const sealing::IntakeSecretKey& intake_key();

/// The allotment's pack with the team's and the intake's key and the hashes of its wordings.
[[nodiscard]] json::Value deployed_pack();

/// That pack signed, good for a day.
[[nodiscard]] Bytes signed_file(const json::Value& joined);

/// The effect of that type in an answer of the core; nullptr when there is none.
[[nodiscard]] const json::Value* effect_in(const json::Value& answer, std::string_view type);
/// The types of an answer's effects, in order, with spaces between.
[[nodiscard]] std::string effects_in(const json::Value& answer);

/// Somebody at a shell: sends actions as JSON, and reads the answers.
class Traveller {
 public:
  explicit Traveller(const json::Value& joined, std::string_view seed = "traveller",
                     std::size_t draws_before_it_fails = SIZE_MAX);

  /// Sends an action (JSON with single quotes), which must be taken.
  const json::Value& act(const std::string& action);
  /// Sends the present screen's form; `fields` is the inside of a JSON object.
  const json::Value& submit(const std::string& fields = {}, const std::string& button = "continue");
  /// From the start to the results, with answers that can be searched for.
  void to_results();
  /// From the start to "check your answers", with answers that can be searched for.
  void to_check();
  /// Presses "Confirm and send".
  const json::Value& send() { return submit({}, "send"); }
  /// Sends the intake's acknowledgement.
  const json::Value& acknowledge(const std::string& text);

  [[nodiscard]] std::string at() const { return std::string(answer.find("screen")->text_or("id")); }
  /// The effect of that type of the last action; nullptr when there is none.
  [[nodiscard]] const json::Value* effect(std::string_view type) const { return effect_in(answer, type); }
  [[nodiscard]] std::string effects() const { return effects_in(answer); }

  sealing::FixedRandom random;
  std::int64_t now_ms = noon;
  std::unique_ptr<Journey> journey;
  json::Value answer;
  std::string transcript;  ///< Every answer of the core, one a line
};

/// The texts that `to_check` types and that stand in nothing but an answer.
[[nodiscard]] const std::vector<std::string>& typed_secrets();

}  // namespace sealwell::journey
