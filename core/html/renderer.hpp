#pragma once

#include "core/engine/screen.hpp"
#include "core/html/markup.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sealwell::html {

/// Renders the blocks of one screen as HTML. Keeps track of what must be unique: ids, and the heading that receives
/// focus.
class Renderer {
 public:
  /// `heading_receives_focus`: the first level-1 heading gets the id `sealwell-heading`. False for safety messages,
  /// which do not move focus.
  Renderer(const engine::Screen& screen, bool heading_receives_focus);

  /// The blocks in order, the form around them when the screen has one.
  void main_blocks();
  /// Any list of blocks, with neighbouring commands in one row.
  void blocks(const std::vector<engine::Block>& list);
  void draw(const engine::Contact& contact);
  void draw(const engine::Command& command);

  Markup& out() { return out_; }

 private:
  /// Context of a field, which determines the style of its label.
  enum class FieldContext { screen, group };

  // One for each type of block.
  void draw(const engine::Heading& heading);
  void draw(const engine::Paragraph& paragraph);
  void draw(const engine::MarkedText& text);
  void link(const std::string& address, const std::string& label);
  void draw(const engine::Inset& inset);
  void draw(const engine::Warning& warning);
  void draw(const engine::TextList& list);
  void draw(const engine::Field& field) { draw(field, FieldContext::screen); }
  void draw(const engine::FieldGroup& group);
  void draw(const engine::ErrorSummary& summary);
  void draw(const engine::Chart& chart);
  void draw(const engine::SummaryList& list);
  void draw(const engine::Suggestion& suggestion);
  void draw(const engine::Actions& actions);
  void draw(const engine::Download& download);
  void draw(const engine::Link& link);
  void draw(const engine::Panel& panel);
  void draw(const engine::StatusLine& status);
  void draw(const engine::Details& details);

  /// The start tag of a heading; the screen's first level-1 heading can receive focus.
  void heading_start(int level, const char* classes);
  void heading_end(int level);
  void caption(const std::string& caption, const char* classes);
  void summary_row(const engine::SummaryList::Row& row, bool list_has_actions);
  void summary_value(const std::string& value);
  void details_start(const std::string& summary);
  void details_end();
  void phone_paragraph(const std::string& phone);

  void chart_bar(const engine::Chart::Bar& bar, int max, bool counts);
  void chart_table(const engine::Chart& chart);

  void draw(const engine::Field& field, FieldContext context);
  void options(const engine::Field& field, FieldContext context);
  void option(const engine::Field& field, const engine::Option& option, const std::string& id);
  void other_answer(const engine::Field& field);
  void date(const engine::Field& field, FieldContext context);
  void date_part(const engine::Field& field, std::size_t part);
  void line(const engine::Field& field, FieldContext context);
  void unit_select(const engine::Field& field);
  void autofill(const engine::Field& field);
  void text_area(const engine::Field& field, FieldContext context);
  void select(const engine::Field& field, FieldContext context, const std::string& of = {});

  /// The ids of what describes a field.
  struct Description {
    std::string hint_id, error_id;
    std::string all;  ///< For `aria-describedby`: every id in reading order, with spaces between
  };
  Description describe(const engine::Field& field);
  /// Ends the start tag of a form group, which says whether the field is wrong.
  void form_group_start(bool wrong);
  void hint_and_error(const engine::Field& field, const Description& description);
  void fieldset_start(const engine::Field& field, FieldContext context);
  /// Form group, label, hint and error of a field with one input. Gives what describes it. `of`: what else the label
  /// says to who hears it.
  Description labelled_start(const engine::Field& field, FieldContext context, const std::string& of = {});
  void legend(const std::string& text, const std::string& caption, bool is_heading, FieldContext context);
  void hint(const std::string& text, const std::string& id, const char* more_classes);

  /// `wanted`, or a longer id if `wanted` is in use.
  std::string fresh_id(std::string wanted);
  /// Reserves the ids of fields, which error messages link to, before any other id is assigned.
  void reserve_ids(const std::vector<engine::Block>& list);
  void reserve_ids(const engine::Field& field);

  const engine::Screen& screen_;
  Markup out_;
  std::vector<std::string> taken_ids_;
  bool heading_pending_;
  int heading_level_ = 1;
  bool right_to_left_;
};

}  // namespace sealwell::html
