#pragma once

#include "core/engine/screen.hpp"

#include <string>
#include <vector>

namespace sealwell::html::samples {

/// Screens of every kind, with texts as long as real ones, for golden files and for looking at.
struct Sample {
  std::string name;
  engine::Screen screen;
};

std::vector<Sample> all();

/// The results: chart, suggestions, commands, details. The richest screen.
engine::Screen results();

/// A page with one field of every kind, all of them refused.
engine::Screen refused_form();

/// A page with a moment, a time, a number in several units, radios in a row and a link.
engine::Screen more_fields();

/// A page in Urdu.
engine::Screen right_to_left();

/// What stands on none of them: marked text, counts in a chart, an answer of one's own, a field that repeats. From right to
/// left. Of this one there is no golden file.
engine::Screen rare_parts();

/// A text that breaks out of markup wherever it is not escaped.
extern const std::string hostile;

/// Every part of a screen, each text of it the hostile one.
engine::Screen hostile_screen();

/// A screen with its frame (service, help, Back, "Clear my answers") and no blocks.
engine::Screen bare(std::string id, std::string title);

}  // namespace sealwell::html::samples
