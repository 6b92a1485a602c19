#include "core/authoring/describe/screen_text.hpp"

#include "core/base/text.hpp"
#include "core/base/visible_text.hpp"
#include "core/engine/screen.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace sealwell::describe {
namespace {

using namespace engine;

// One function for each type of block: a new one that has none here does not compile.
class TextWriter {
 public:
  void blocks(const std::vector<Block>& list) {
    for (const Block& block : list) std::visit(*this, block);
  }

  void operator()(const Heading& heading) {
    if (heading.level != 1) out_ += '\n';
    line(heading.caption);
    out_ += visible_line(heading.text) + '\n';
    if (heading.level < 3)
      out_ += std::string(visible_line(heading.text).size(), heading.level == 1 ? '=' : '-') + '\n';
  }
  void operator()(const Paragraph& paragraph) { out_ += visible_line(paragraph.text) + "\n\n"; }
  void operator()(const Inset& inset) { out_ += "| " + visible_line(inset.text) + "\n\n"; }
  void operator()(const Warning& warning) {
    out_ += "! " + visible_line(warning.label) + ": " + visible_line(warning.text) + "\n\n";
  }
  void operator()(const TextList& list) {
    int number = 0;
    for (const std::string& item : list.items) {
      out_ += "    " + (list.numbered ? std::to_string(++number) + ". " : std::string()) + visible_line(item) + '\n';
    }
    out_ += '\n';
  }
  void operator()(const MarkedText& text) {
    int number = 0;
    for (const pack::MarkedLine& line : text.lines) {
      using Kind = pack::MarkedLine::Kind;
      number = line.kind == Kind::numbered ? number + 1 : 0;
      if (line.kind == Kind::bullet) out_ += "  - ";
      if (line.kind == Kind::numbered) out_ += "  " + std::to_string(number) + ". ";
      for (const pack::MarkedRun& run : line.runs) marked(run);
      out_ += '\n';
    }
    out_ += '\n';
  }
  void operator()(const Field& field) {
    line(field.caption);
    out_ += visible_line(field.label) + '\n';
    line(field.hint);
    if (!field.error.empty()) line(field.error_prefix + (field.error_prefix.empty() ? "" : " ") + field.error);
    options(field);
    inputs(field);
    if (!field.other_label.empty())
      out_ += "    " + visible_line(field.other_label) + ": " + visible_line(field.other_text) + '\n';
    out_ += '\n';
  }
  void operator()(const FieldGroup& group) {
    line(group.caption);
    out_ += visible_line(group.legend) + '\n';
    line(group.hint);
    for (const Field& field : group.fields) (*this)(field);
  }
  void operator()(const ErrorSummary& summary) {
    out_ += "! " + visible_line(summary.title) + '\n';
    for (const ErrorSummary::Entry& entry : summary.entries) out_ += "    " + visible_line(entry.text) + '\n';
    out_ += '\n';
  }
  void operator()(const Chart& chart) {
    line(chart.title);
    line(chart.summary);
    std::string group;
    for (const Chart::Bar& bar : chart.bars) {
      if (bar.group != group) line(group = bar.group);
      out_ += "    " + visible_line(bar.label) + ": " + std::to_string(bar.value);
      if (!chart.counts) out_ += "/" + std::to_string(chart.max);
      if (!bar.mark.empty()) out_ += " (" + visible_line(bar.mark) + ")";
      out_ += '\n';
    }
    out_ += '\n';
  }
  void operator()(const SummaryList& list) {
    for (const SummaryList::Row& row : list.rows) {
      out_ += visible_line(row.key) + '\n';
      for (const std::string& value : row.values) indented(value);
    }
  }
  void operator()(const Suggestion& suggestion) {
    out_ += (suggestion.starred ? "* " : "") + visible_line(suggestion.title) + '\n';
    line(suggestion.text);
    for (const std::string& detail : suggestion.details) line(detail);
    line(suggestion.why);
    line(suggestion.phone);
    out_ += '\n';
  }
  void operator()(const Actions& actions) {
    for (const Button& button : actions.buttons) control(button.label);
  }
  void operator()(const Command& command) { control(command.label); }
  void operator()(const Download& download) { control(download.label); }
  void operator()(const Link& link) { out_ += visible_line(link.label) + " <" + visible_line(link.address) + ">\n"; }
  void operator()(const Panel& panel) {
    (*this)(Heading{1, panel.title, ""});
    line(panel.text);
    out_ += '\n';
  }
  void operator()(const StatusLine& status) { out_ += visible_line(status.text) + "\n\n"; }
  void operator()(const Details& details) {
    out_ += visible_line(details.summary) + '\n';
    blocks(details.blocks);
  }
  void operator()(const Contact& contact) {
    line(contact.lead);
    line(contact.phone);
    line(contact.hours);
    line(contact.note);
  }

  std::string take() { return std::move(out_); }

 private:
  void line(const std::string& text) {
    if (!text.empty()) out_ += visible_line(text) + '\n';
  }
  // What was typed may have several lines, of which none begins where ours do.
  void indented(const std::string& text) {
    for (const std::string_view piece : split(text, '\n')) out_ += "    " + visible_line(piece) + '\n';
  }
  void control(const std::string& label) { out_ += "[" + visible_line(label) + "]\n"; }

  void marked(const pack::MarkedRun& run) {
    const std::string text = visible_line(run.text);
    switch (run.mark) {
      case pack::MarkedRun::Mark::plain: out_ += text; break;
      case pack::MarkedRun::Mark::strong: out_ += "**" + text + "**"; break;
      case pack::MarkedRun::Mark::emphasis: out_ += "*" + text + "*"; break;
      case pack::MarkedRun::Mark::link: out_ += text + " <" + visible_line(run.address) + ">"; break;
    }
  }

  void options(const Field& field) {
    const bool boxes = field.kind == FieldKind::checkboxes;
    for (const Option& option : field.options) {
      out_ += boxes ? (option.chosen ? "    [x] " : "    [ ] ") : (option.chosen ? "    (x) " : "    ( ) ");
      out_ += visible_line(option.label) + '\n';
      if (!option.hint.empty()) out_ += "        " + visible_line(option.hint) + '\n';
    }
  }

  // What was typed, each part of a date with its label, a number with its unit.
  void inputs(const Field& field) {
    for (std::size_t i = 0; i < std::max(field.values.size(), field.part_labels.size()); ++i) {
      out_ += "    ";
      if (i < field.part_labels.size()) out_ += visible_line(field.part_labels[i]) + ": ";
      if (i < field.values.size()) out_ += visible_line(field.values[i]);
      out_ += '\n';
    }
    if (!field.unit.empty()) out_ += "    " + visible_line(field.unit) + '\n';
    if (!field.units.empty()) out_ += "    " + visible_line(field.unit_label) + ':';
    for (const Option& unit : field.units) out_ += (unit.chosen ? " (x) " : " ( ) ") + visible_line(unit.label);
    if (!field.units.empty()) out_ += '\n';
  }

  std::string out_;
};

}  // namespace

std::string screen_text(const Screen& screen) {
  TextWriter writer;
  writer.blocks(screen.alerts);
  writer.blocks(screen.blocks);
  writer(screen.help);
  return writer.take();
}

}  // namespace sealwell::describe
