#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::pack {

/// What becomes of one element, item type or extension of an R4 Questionnaire.
enum class Support {
  runs,     ///< The engine does what it says
  ignored,  ///< Read over: nothing changes with it
  refused,  ///< The reader refuses the Questionnaire and names the place
};

/// One row of docs/questionnaire-support.md. A test reads `sample` with and without what stands at
/// `at`, and checks that the reader does what the row says.
struct SupportRow {
  std::string_view section;
  std::string_view name;
  Support support;
  std::string_view words;   ///< runs: how; ignored: why; refused: what to do instead
  std::string_view sample;  ///< The Questionnaire's items, or a whole Questionnaire; ' stands for "
  std::string_view at;      ///< JSON pointer into the sample: what the row is about
};

/// Every row, in the order of the page.
[[nodiscard]] std::vector<SupportRow> questionnaire_support();

/// The row of an item's element or of an extension by its name (`questionnaire-unit`, or a whole
/// URL); nullptr when there is none.
[[nodiscard]] const SupportRow* find_support(std::string_view section, std::string_view name);

/// docs/questionnaire-support.md.
[[nodiscard]] std::string questionnaire_support_markdown();

}  // namespace sealwell::pack
