#pragma once

#include "core/authoring/reader/questionnaire_support.hpp"

namespace sealwell::pack {

// The rows of docs/questionnaire-support.md lie in two files. Edit a row together with the reader: a test
// holds the two together, and `sealwell pack support` prints the page.

/// Of the document, items, item types, options, value sets and conditions.
[[nodiscard]] std::span<const SupportRow> support_of_elements();
/// Of extensions.
[[nodiscard]] std::span<const SupportRow> support_of_extensions();

}  // namespace sealwell::pack
