#pragma once

#include "core/base/civil_date.hpp"
#include "core/pack/object_reader.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How long something is kept, as a rule: docs/consent.md, "Retention".
namespace sealwell::pack {

/// A length of calendar time: ISO 8601's PnYnM, PnW and PnD.
struct Period {
  int months = 0;  ///< 0 to 1200
  int days = 0;    ///< 0 to 36500
  friend bool operator==(const Period&, const Period&) = default;
};

/// Reads `P5Y`, `P18M`, `P1Y6M`, `P2W`, `P30D`, `P1Y10D`; nothing for any other text, for no length at all, and
/// beyond a hundred years.
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);

/// "5 years", "1 year and 6 months", "30 days".
[[nodiscard]] std::string period_text(const Period& period);

/// The day that lies `period` after `date`; in a month that is too short its last one. Nothing past the year 9999.
[[nodiscard]] std::optional<CivilDate> add(const CivilDate& date, const Period& period);

/// One end of keeping: an event, and how long after it.
struct RetentionEnd {
  std::string event;
  std::string words;               ///< What follows "after" and "until"
  std::optional<Period> period;    ///< Nothing: the event itself is the end
  std::optional<Period> expected;  ///< How long after sending the event is likely to come
};

/// Until when one or all categories of data are kept.
struct RetentionRule {
  enum class Limit { exactly, at_most, at_least };
  enum class Then { deleted, made_anonymous, reviewed };
  std::vector<std::string> categories;  ///< Empty: all
  std::vector<RetentionEnd> until;      ///< Empty: for ever
  bool later = false;                   ///< Of several ends the last counts, else the first
  Limit limit = Limit::exactly;
  Then then = Then::deleted;
  std::vector<std::string> holds;  ///< Why it may be kept longer
};

/// The rules of a statement's `retention`, each failure noted at its place; none where it has only a text.
[[nodiscard]] std::vector<RetentionRule> read_retention_rules(const ObjectReader& retention);

/// A rule in English: "6 years after you sent this or until your contract ends, whichever is sooner".
[[nodiscard]] std::string retention_rule_text(const RetentionRule& rule);

/// `retention` in words: its own `text` in `language` (a text that is no object is in `first_language`), else the
/// rules' words; empty where it says nothing.
[[nodiscard]] std::string retention_text(const json::Value& retention, std::string_view language,
                                         std::string_view first_language);

/// A day that follows from a rule.
struct RetentionDate {
  enum class Certainty { exact, about, latest, earliest };
  CivilDate date;
  Certainty certainty = Certainty::exact;
};

/// When a rule ends for what was sent on `sent`; nothing where nothing can be said yet. Of ends that have not
/// come, those with an `expected` time count as likely.
[[nodiscard]] std::optional<RetentionDate> retention_date(const RetentionRule& rule, const CivilDate& sent);

}  // namespace sealwell::pack
