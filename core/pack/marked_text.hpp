#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::pack {

/// Some words of a text, and how they are set off.
struct MarkedRun {
  enum class Mark { plain, strong, emphasis, link };
  Mark mark = Mark::plain;
  std::string text;
  std::string address;  ///< Of a link: https
};

/// A paragraph, or an entry of a list.
struct MarkedLine {
  enum class Kind { paragraph, bullet, numbered };
  Kind kind = Kind::paragraph;
  std::vector<MarkedRun> runs;
};

/// Reads a small, safe part of Markdown: paragraphs, flat lists (`- `, `* `, `+ `, `1. `), `**strong**`, `*emphasis*`
/// (also with underscores), `[words](https://…)`, `<https://…>`, and `\` before a mark that is meant as itself.
/// Nothing when there is more than that in it: headings, quotations, code, tables, images, HTML, marks in marks, links
/// elsewhere than https.
[[nodiscard]] std::optional<std::vector<MarkedLine>> read_markdown(std::string_view text);

}  // namespace sealwell::pack
