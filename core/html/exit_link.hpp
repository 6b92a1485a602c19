#pragma once

#include <string>

// "Exit this page": the GOV.UK Design System's component for leaving in a hurry. It stands above the screens, the same on
// each, and so belongs to the page around them.
namespace sealwell::html {

struct ExitLink {
  std::string address;    ///< Where it leads; without a script too, and out of the host's page
  std::string emergency;  ///< Said before the label to who hears it
  std::string label;
  std::string words;  ///< JSON for embed/frame/exit.ts: what it says in each language of the page, by tag
};

/// The component above the screens, with the live region in which its script speaks.
[[nodiscard]] std::string exit_link_above(const ExitLink& link);

/// The link once more, below the screens: where a frame is as tall as its start screen, nothing in it stays in sight while
/// the host's page is scrolled, and who has come to its end has the link above out of sight.
[[nodiscard]] std::string exit_link_below(const ExitLink& link);

}  // namespace sealwell::html
