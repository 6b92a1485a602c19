#include "shell/workbench/rooms/table_order.hpp"

#include "core/base/decimal.hpp"
#include "core/base/sorting.hpp"
#include "core/base/text.hpp"

#include "shell/workbench/rooms/panel.hpp"

#include <algorithm>
#include <optional>

namespace sealwell::workbench {
namespace {

// The number that a cell begins with: 12 of "12 bytes". One without comes before all that have one.
std::optional<Decimal> number_of(std::string_view cell) {
  return Decimal::parse(cell.substr(0, cell.find_first_not_of("0123456789.-")));
}

}  // namespace

void TableOrder::take(const std::string& panel, const std::string& column) {
  By& by = by_panel_[panel];
  by.descending = by.column == column && !by.descending;
  by.column = column;
}

void TableOrder::lay(Panel& panel) const {
  const auto asked = by_panel_.find(panel.id);
  if (asked == by_panel_.end()) return;
  const By& by = asked->second;
  for (Piece& piece : panel.pieces) {
    Table* table = std::get_if<Table>(&piece);
    if (!table) continue;
    const auto column = std::find_if(table->columns.begin(), table->columns.end(),
                                     [&](const Table::Column& one) { return one.id == by.column; });
    if (column == table->columns.end()) continue;
    const auto at = static_cast<std::size_t>(column - table->columns.begin());
    const auto before = [&](const Table::Row& a, const Table::Row& b) {
      if (a.cells.size() <= at || b.cells.size() <= at) return a.cells.size() < b.cells.size();
      if (!column->numeric) return ascii_lower(a.cells[at]) < ascii_lower(b.cells[at]);
      return number_of(a.cells[at]) < number_of(b.cells[at]);
    };
    sort_stably(table->rows, before);
    if (by.descending) std::reverse(table->rows.begin(), table->rows.end());
    table->sorted_by = by.column;
    table->descending = by.descending;
  }
}

}  // namespace sealwell::workbench
