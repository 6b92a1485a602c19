#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/html/markup.hpp"
#include "core/session/screen.hpp"

namespace sealwell::html {

/// Draws the blocks of one screen into one piece of markup. It remembers what may exist only once:
/// ids, and the heading that receives focus.
class Renderer {
 public:
  /// `heading_receives_focus`: the first level-1 heading gets the id `sealwell-heading`. Safety
  /// messages have none: focus stays where the resident is.
  Renderer(const session::Screen& screen, bool heading_receives_focus);

  /// The blocks in order, the form around them when the screen has one.
  void main_blocks();
  /// Any list of blocks, with neighbouring commands in one row.
  void blocks(const std::vector<session::Block>& list);
  void draw(const session::Contact& contact);
  void draw(const session::Command& command);

  Markup& out() { return out_; }

 private:
  /// Where a field stands decides how its label looks.
  enum class Place { screen, group };

  // One for each type of block.
  void draw(const session::Heading& heading);
  void draw(const session::Paragraph& paragraph);
  void draw(const session::Inset& inset);
  void draw(const session::Warning& warning);
  void draw(const session::TextList& list);
  void draw(const session::Field& field) { draw(field, Place::screen); }
  void draw(const session::FieldGroup& group);
  void draw(const session::ErrorSummary& summary);
  void draw(const session::Chart& chart);
  void draw(const session::SummaryList& list);
  void draw(const session::Suggestion& suggestion);
  void draw(const session::Actions& actions);
  void draw(const session::Download& download);
  void draw(const session::Panel& panel);
  void draw(const session::StatusLine& status);
  void draw(const session::Details& details);

  /// The start tag of a heading; the screen's first level-1 heading can receive focus.
  void heading_start(int level, std::string_view classes);
  void heading_end(int level);
  /// A heading's text after its caption, when it has one.
  void captioned(std::string_view caption, std::string_view size, std::string_view text);
  void summary_row(const session::SummaryList::Row& row, bool list_has_actions);
  void summary_value(std::string_view value);
  void details_start(std::string_view summary);
  void details_end();
  void phone_link(std::string_view phone);

  void chart_bar(const session::Chart::Bar& bar, int max);
  void chart_table(const session::Chart& chart);

  void draw(const session::Field& field, Place place);
  void options(const session::Field& field, Place place);
  void option(const session::Field& field, const session::Option& option, std::string_view id);
  void other_answer(const session::Field& field);
  void date(const session::Field& field, Place place);
  void date_part(const session::Field& field, std::size_t part);
  void line(const session::Field& field, Place place);
  void text_area(const session::Field& field, Place place);
  void select(const session::Field& field, Place place);

  /// What describes a field, as ids for `aria-describedby`.
  struct Description {
    std::string hint_id, error_id, unit_id;
    /// In reading order, with spaces between.
    [[nodiscard]] std::string ids() const;
  };
  Description describe(const session::Field& field);
  void hint_and_error(const session::Field& field, const Description& description);
  void fieldset_start(const session::Field& field, Place place, const Description& description);
  /// Form group, label, hint and error of a field with one input.
  void labelled_start(const session::Field& field, Place place, const Description& description);
  void legend(std::string_view text, std::string_view caption, bool is_heading, Place place);

  /// `wanted`, or a longer id when that one is taken already.
  std::string fresh_id(std::string wanted);
  /// Fields get the ids that error messages link to before any other id is given.
  void reserve_ids(const std::vector<session::Block>& list);
  void reserve_ids(const session::Field& field);

  const session::Screen& screen_;
  Markup out_;
  std::vector<std::string> taken_ids_;
  bool heading_pending_;
  int heading_level_ = 1;
  bool right_to_left_;
};

}  // namespace sealwell::html
