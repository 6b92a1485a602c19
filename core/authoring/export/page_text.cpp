// Staff's tools only.
#include "core/receipt/page.hpp"

#include <variant>

namespace sealwell::receipt {
namespace {

void write(const engine::Heading& heading, std::string& out) {
  out += (heading.level == 1 ? "" : "\n") + heading.text + '\n';
  if (heading.level < 3) out += std::string(heading.text.size(), heading.level == 1 ? '=' : '-') + '\n';
}

void write(const engine::SummaryList& list, std::string& out) {
  for (const engine::SummaryList::Row& row : list.rows) {
    out += row.key + '\n';
    for (const std::string& value : row.values) out += "    " + value + '\n';
  }
}

void write(const engine::TextList& list, std::string& out) {
  for (const std::string& item : list.items) out += "    " + item + '\n';
  out += '\n';
}

}  // namespace

std::string text_of(const engine::Screen& page) {
  std::string out;
  for (const engine::Block& block : page.blocks) {
    if (const auto* heading = std::get_if<engine::Heading>(&block)) write(*heading, out);
    if (const auto* list = std::get_if<engine::SummaryList>(&block)) write(*list, out);
    if (const auto* texts = std::get_if<engine::TextList>(&block)) write(*texts, out);
    if (const auto* paragraph = std::get_if<engine::Paragraph>(&block)) out += paragraph->text + "\n\n";
  }
  return out;
}

std::string page_text(const json::Value& receipt) { return text_of(receipt_page(receipt)); }

}  // namespace sealwell::receipt
