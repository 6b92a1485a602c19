#pragma once

#include "shell/workbench/rooms/panel.hpp"
#include "shell/workbench/rooms/room.hpp"

#include "tests/unit/workbench/panels/copied_pack.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace sealwell::tests {

inline constexpr std::int64_t now_ms = 1'795'000'000'000;

inline void act(workbench::Room& room, const std::string& panel, const std::string& type,
                const std::string& target = {}) {
  room.act({panel, type, target, {}, {}}, {}, now_ms);
}

inline void submit(workbench::Room& room, const std::string& panel, const std::string& form, const std::string& button,
                   std::vector<std::pair<std::string, std::string>> fields) {
  room.act({panel, "submit", form, button, std::move(fields)}, {}, now_ms);
}

/// The table of that id in a panel.
inline workbench::Table table(const workbench::Room& room, const std::string& panel, const std::string& id) {
  const workbench::Panel shown = room.panel(panel);
  for (const workbench::Piece& piece : shown.pieces) {
    const auto* found = std::get_if<workbench::Table>(&piece);
    if (found && found->id == id) return *found;
  }
  FAIL("no table " << id << " in " << panel);
  return {};
}

inline const workbench::Table::Row* row(const workbench::Table& table, const std::string& id) {
  const auto found = std::find_if(table.rows.begin(), table.rows.end(), [&](const auto& one) { return one.id == id; });
  return found == table.rows.end() ? nullptr : &*found;
}

/// Everything that a panel says, one piece after the other.
inline std::string words(const workbench::Panel& panel) {
  std::string all;
  for (const workbench::Piece& piece : panel.pieces) {
    if (const auto* code = std::get_if<workbench::Code>(&piece)) all += code->label + "\n" + code->text + "\n";
    if (const auto* table = std::get_if<workbench::Table>(&piece)) {
      for (const auto& row : table->rows) {
        for (const std::string& cell : row.cells) all += cell + " | ";
        all += "\n";
      }
    }
    if (const auto* block = std::get_if<engine::Block>(&piece)) {
      if (const auto* one = std::get_if<engine::Paragraph>(block)) all += one->text + "\n";
      if (const auto* one = std::get_if<engine::Inset>(block)) all += one->text + "\n";
      if (const auto* one = std::get_if<engine::Warning>(block)) all += one->text + "\n";
      if (const auto* one = std::get_if<engine::StatusLine>(block)) all += one->text + "\n";
      if (const auto* one = std::get_if<engine::Heading>(block)) all += one->text + "\n";
      if (const auto* one = std::get_if<engine::TextList>(block)) {
        for (const std::string& item : one->items) all += item + "\n";
      }
      if (const auto* one = std::get_if<engine::SummaryList>(block)) {
        for (const auto& row : one->rows) {
          all += row.key + ":";
          for (const std::string& value : row.values) all += " " + value;
          all += "\n";
        }
      }
    }
  }
  return all;
}

}  // namespace sealwell::tests
