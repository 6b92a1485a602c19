#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sealwell::workbench {

// What a panel shows that a resident's screen has not: see panel.hpp.

/// A table whose columns can be sorted by and whose rows can be chosen.
/// Pressing a column's heading is the event `sort` with the column's id, pressing a row `choose` with the row's.
struct Table {
  struct Column {
    std::string id, label;
    bool numeric = false;  ///< Set to the right
  };
  struct Row {
    std::string id;
    std::vector<std::string> cells;  ///< One a column
    bool chosen = false;
  };
  std::string id, caption;
  std::vector<Column> columns;
  std::vector<Row> rows;  ///< As they are to be shown: sorted and filtered already
  std::string sorted_by;  ///< Id of a column; empty when in no order
  bool descending = false;
  std::string empty;  ///< Said in place of the rows when there are none
};

/// A tree in reading order: only what is opened is in it.
/// Pressing a node is the event `choose` with its id, opening or closing it `toggle`.
struct Tree {
  struct Node {
    enum class Mark { none, note, warning, error };
    std::string id, text;
    std::string note;     ///< Said behind the text, less loudly; may be empty
    int depth = 0;        ///< 0 for a root
    bool branch = false;  ///< Has nodes under it
    bool open = false;
    bool chosen = false;
    Mark mark = Mark::none;
    std::string mark_text;  ///< What the mark says in words: never by colour alone
  };
  std::string id, label;
  std::vector<Node> nodes;
};

/// Nodes in columns from left to right, with arrows. Pressing a node is the event `choose` with its id. As HTML it is
/// a list that names where each node leads.
struct Graph {
  struct Node {
    std::string id, label, note;
    int column = 0, row = 0;
    bool unreachable = false;  ///< `note` says so in words
    bool chosen = false;
  };
  struct Edge {
    std::size_t from = 0, to = 0;  ///< Indices of nodes
    std::string label;
  };
  std::string id, label, summary;
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

/// Text in a fixed width, kept as it is: JSON, a digest.
struct Code {
  std::string label, text;
};

/// A passphrase: never echoed, never in an event's fields, wiped after use.
struct SecretField {
  std::string name, label, hint;
  std::string error;  ///< Empty when there is none
};

}  // namespace sealwell::workbench
