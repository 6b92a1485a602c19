#pragma once

#include "core/engine/screen_fwd.hpp"

#include <string>
#include <vector>

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

/// A picture of squares under the screen, such as a QR code, with a sentence about it.
struct Squares {
  int size = 0;            ///< Rows, and squares in each
  std::vector<bool> dark;  ///< Row by row
  std::string label;       ///< What it is, for who can't see it
  std::string text;
};

/// What the page around the first screen refers to. Addresses are as the page should say them,
/// relative or absolute; an empty one is left out.
struct PageAssets {
  /// Addresses of style sheets, in order (the frame's own, then a pack's theme).
  std::vector<std::string> stylesheets;

  /// CSS to put into the page itself, instead of or after `stylesheets`. The response's content
  /// security policy must then allow exactly this text by its hash.
  std::string inline_style;

  /// Address of the frame's script, a JavaScript module.
  std::string script;

  /// What the script will ask for first: fetched while the resident reads.
  struct Preload {
    std::string address;
    std::string type;          ///< Media type, "application/wasm"; may be empty
    std::string as = "fetch";  ///< "fetch" or "script"
  };
  std::vector<Preload> preloads;

  /// Attributes of `<body>` for the script, in order: ("pack-sha256", "…") is written as
  /// `data-pack-sha256="…"`. Names are a-z, 0-9 and -.
  struct Attribute {
    std::string name;
    std::string value;
  };
  std::vector<Attribute> data;

  /// Under the screen; none where its size is 0.
  Squares picture;

  /// Said when scripts are off, in the screen's language; the screen's help line follows it.
  std::string no_script;
};

/// The whole document that the server sends for the first screen, with `#sealwell-alert` (a live
/// region) and `#sealwell-screen` already filled.
[[nodiscard]] std::string render_page(const engine::Screen& screen, const PageAssets& assets);

}  // namespace sealwell::html
