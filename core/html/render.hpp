#pragma once

#include "core/engine/screen_fwd.hpp"

#include <string>

namespace sealwell::html {

// A screen as accessible HTML, in the components of the GOV.UK Design System. Every text of the
// screen is escaped for the place where it stands; nothing here adds a word of its own. There is
// no inline script, inline style or event handler, so that the strictest content security policy
// holds.
//
// What a shell finds in the markup:
//
// | selector | what to do |
// |---|---|
// | `#sealwell-main[data-screen][data-position]` | the screen's id and its place in the trail |
// | `#sealwell-heading` | receives focus when `focus` is `heading` |
// | `#sealwell-errors` | receives focus when `focus` is `errors` |
// | `form#sealwell-form` | its submit is the action `submit`; the button pressed is `button` |
// | `[data-action]` | its click is that action, with `data-target` as `target` when there is one |
// | `a[data-file]` | saves the file of that id |
// | `a[href^="#"]` in `#sealwell-errors` | moves focus to the field of that id |

/// The inner HTML of the frame's screen region: the service's name and the languages, the Back
/// link, `<main>` with the screen's blocks, then the help line and "Clear my answers" in the same
/// place on every screen. `<html lang dir>` and `<title>` are the shell's to set from the screen.
[[nodiscard]] std::string render_screen(const engine::Screen& screen);

/// The inner HTML of the alert region (a live region above the screen): the safety messages.
/// Empty when there are none.
[[nodiscard]] std::string render_alerts(const engine::Screen& screen);

}  // namespace sealwell::html
