#pragma once

#include "shell/workbench/rooms/preview/run.hpp"

#include <string>

namespace sealwell::workbench {

struct Panel;

// What goes on behind a resident's screen, as panels. Each only reads what the core has worked out.

/// The answers so far, as they count and as they were typed.
[[nodiscard]] Panel answers_panel(const Run& run);
/// Every item: whether it applies, and why or why not.
[[nodiscard]] Panel items_panel(const Run& run);
/// Each instrument with its inputs, its result, what the band means and where it is published.
[[nodiscard]] Panel scores_panel(const Run& run);
/// The COM-B profile as a chart, and what stands out.
[[nodiscard]] Panel barriers_panel(const Run& run);
/// The safety messages that are raised, with their words.
[[nodiscard]] Panel flags_panel(const Run& run);
/// Decisions and the events of their chain.
[[nodiscard]] Panel consent_panel(const Run& run, std::int64_t now_ms);
/// The record as it would be sealed now, or as it was.
[[nodiscard]] Panel record_panel(const Run& run, std::int64_t now_ms);
/// The envelope's bytes by part and recipient: of the one that was sealed, or of one sealed now to be counted.
[[nodiscard]] Panel sealed_panel(const Run& run, const shell::LoadedPack& pack, bool preview_keys, std::int64_t now_ms);

/// `enable_rule` with what each condition compares and whether it holds, one line a condition.
[[nodiscard]] std::vector<std::string> condition_lines(const Run& run, const pack::EnableRule& enable_rule);

/// "Do you smoke? (smokes)"
[[nodiscard]] std::string named(const pack::Item& item);

/// What is said in place of internals when the session has forgotten every answer; empty while it has not.
[[nodiscard]] std::string forgotten(const Run& run);

}  // namespace sealwell::workbench
