#pragma once

#include "core/json/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::workbench {

/// A text that people read, and where it is written.
struct WrittenText {
  std::string pointer;
  std::string label;  ///< Where it stands in words: "bands › audit_c › low › means"
  std::string text;
};

/// The texts of advice.json, consent.json or pack.json, in order. What is a name for programs (ids, codes, dates, keys,
/// addresses) is not among them, nor are earlier wordings of consent, which stay as they were.
[[nodiscard]] std::vector<WrittenText> written_texts(std::string_view file, const json::Value& document);

/// The statement of consent.json whose wording a pointer is in: "/statements/0"; nothing for any other text.
[[nodiscard]] std::optional<std::string> worded_statement(std::string_view pointer);

/// consent.json with the wordings of a statement as they are put into its history under its version, and `version` as
/// the new one's (docs/consent.md, `history`). Nothing when there is no such statement, and `problem` when the version
/// is used already.
struct WordingRevision {
  std::string text;
  std::string problem;
};
[[nodiscard]] WordingRevision with_history(const std::string& text, const std::string& statement,
                                           const std::string& version);

}  // namespace sealwell::workbench
