#pragma once

#include <string>
#include <string_view>

namespace sealwell {

// What others wrote, so that whoever reads it sees all that is there and nothing acts on it: docs/terminal.md says which
// characters are unseen and what stands for them in each form. Everything else is left as it is, and a text of
// which every character can be seen comes out byte for byte.

/// `text` on one line: each unseen character as `\u{202e}`, a line end and a tab too, each byte that is not UTF-8 as
/// `\x9b`.
[[nodiscard]] std::string visible_line(std::string_view text);

/// The same of a text of several lines: its line feeds stay.
[[nodiscard]] std::string visible_lines(std::string_view text);

/// JSON that means the same: each unseen character within it as `\u202e`, and each byte that is not UTF-8 as `\ufffd`.
/// Line feeds stay, which only stand between its values. Precondition: `json` is JSON, but for its encoding.
[[nodiscard]] std::string visible_json(std::string_view json);

/// HTML that means the same: each unseen character as `&#x202e;`. Those that HTML has no way to write, and bytes that are
/// not UTF-8, become U+FFFD. Tabs and line feeds stay. Precondition: `html` has none of them within a script or a style.
[[nodiscard]] std::string visible_html(std::string_view html);

/// A calendar (RFC 5545), which has no way to write an unseen character: each becomes U+FFFD. Line ends stay.
[[nodiscard]] std::string visible_calendar(std::string_view calendar);

/// True if `visible_json` would change nothing: found without making a copy.
[[nodiscard]] bool is_visible_json(std::string_view json);

}  // namespace sealwell
