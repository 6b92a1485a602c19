#pragma once

#include <map>
#include <string>

namespace sealwell::workbench {

struct Panel;

/// In which order somebody wants to see tables: by table, the column and whether it is turned round.
class TableOrder {
 public:
  /// Takes the event `sort` of a table: the same column again turns the order round.
  void take(const std::string& panel, const std::string& column);

  /// Sorts every table of the panel that was asked for in an order.
  void lay(Panel& panel) const;

 private:
  struct By {
    std::string column;
    bool descending = false;
  };
  std::map<std::string, By> by_panel_;
};

}  // namespace sealwell::workbench
