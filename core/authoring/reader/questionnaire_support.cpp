// Native programs only: the rows as a page and as a list to look things up in.
#include "core/authoring/reader/questionnaire_support_rows.hpp"

namespace sealwell::pack {
namespace {

constexpr std::string_view heads[][2] = {{"runs", "How"}, {"ignored", "Why"}, {"refused", "What to do instead"}};

}  // namespace

std::vector<SupportRow> questionnaire_support() {
  const auto elements = support_of_elements();
  std::vector<SupportRow> rows(elements.begin(), elements.end());
  const auto extensions = support_of_extensions();
  rows.insert(rows.end(), extensions.begin(), extensions.end());
  return rows;
}

const SupportRow* find_support(std::string_view section, std::string_view name) {
  for (const auto rows : {support_of_elements(), support_of_extensions()}) {
    for (const SupportRow& row : rows) {
      const bool named = row.name == name || row.name.substr(0, row.name.find(" (")) == name;
      if (row.section == section && named) return &row;
    }
  }
  return nullptr;
}

std::string questionnaire_support_markdown() {
  std::string page =
      "# What of an HL7 FHIR R4 Questionnaire runs here\n\n"
      "Printed by `sealwell pack support`; a test reads a sample of each row, so that this page and the "
      "reader can't\n"
      "differ. Whatever stands in no row is read over when it is an unknown extension or element, and "
      "refused when it is\n"
      "an unknown item type or operator. A Questionnaire is at most 20,000 items in 4 MiB of JSON, nested 64 "
      "deep.\n";
  std::string_view section;
  for (const SupportRow& row : questionnaire_support()) {
    if (row.section != section) {
      section = row.section;
      page += "\n## " + std::string(section) + "\n| | | |\n|---|---|---|\n";
    }
    page += "| `" + std::string(row.name) + "` | " + std::string(heads[static_cast<int>(row.support)][0]) + " | " +
            std::string(row.words) + " |\n";
  }
  return page;
}

}  // namespace sealwell::pack
