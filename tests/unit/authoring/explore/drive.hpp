#pragma once

#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <set>
#include <string>
#include <vector>

namespace sealwell::explore {

/// 22 November 2026, 12:00 UTC.
inline constexpr std::int64_t noon = 1'795'348'800'000;

/// What the session itself made of some answers.
struct Driven {
  std::set<std::string> asked;  ///< linkIds of the questions that were shown
  int screens = 0;              ///< With the start and the end
  std::string ends;             ///< As exploring names it; "stuck" where an answer was not taken
  std::set<std::string> flags;
};

/// Sends the forms of a whole journey, as a browser would. What has no answer is left empty.
/// `answers`: linkId -> value or list, as a scenario has them.
[[nodiscard]] Driven drive(const pack::ServicePack& pack, const json::Value& answers, const std::string& refuse = {});

}  // namespace sealwell::explore
