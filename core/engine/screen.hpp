#pragma once

#include "core/engine/screen_fwd.hpp"
#include "core/engine/screen_id.hpp"
#include "core/pack/marked_text.hpp"

#include <string>
#include <vector>

namespace sealwell::engine {

// What to show now, as data: screen_members.hpp lists each member for JSON and for the tests of the three renderers,
// HTML (core/html), plain text (core/authoring/describe) and widgets (the workbench). A renderer adds no wording and
// takes no decision. Texts are plain Unicode; a renderer escapes them.

/// A phone number with when it is answered. Shown in the same place on every screen.
struct Contact {
  std::string lead;   ///< "Need help? Call LiveWell Dorset"
  std::string phone;  ///< As written for people: "0800 840 1628"
  std::string hours;  ///< "Monday to Friday, 9am to 6:30pm"; may be empty
  std::string note;   ///< "Calls are free and are recorded…"; may be empty
};

/// A heading. The first level-1 heading (or a field that is the heading) receives focus.
struct Heading {
  int level = 2;  ///< 1 to 4
  std::string text;
  std::string caption;  ///< A line above it that says where in the journey this is; may be empty
};

struct Paragraph {
  std::string text;
  bool lead = false;  ///< Set larger, at most once a screen
};

/// Text set apart because it must not be missed; not an alarm.
struct Inset {
  std::string text;
};

/// An alarm: an icon, the word `label` for a screen reader, and the text.
struct Warning {
  std::string label;  ///< "Warning" in the screen's language
  std::string text;
};

struct TextList {
  std::vector<std::string> items;
  bool numbered = false;
};

/// One answer option of radios, checkboxes or a select.
struct Option {
  std::string value;  ///< What is submitted
  std::string label;
  std::string hint;  ///< May be empty
  bool chosen = false;
  bool exclusive = false;  ///< "None of these": choosing it clears the others
};

enum class FieldKind {
  radios,      ///< Exactly one option
  checkboxes,  ///< Any number of options
  select,      ///< Exactly one option, as a drop-down
  text,        ///< One line
  number,      ///< One line, digits wanted (input mode numeric or decimal)
  textarea,    ///< Several lines
  date,        ///< Day, month and year as inputs named NAME-day, NAME-month, NAME-year; NAME-time where it is asked
};

/// One question. For dates `values` holds day, month, year and time as typed; for open choices the
/// free text is the last option with `other` set.
struct Field {
  FieldKind kind = FieldKind::text;
  std::string name;               ///< The item's linkId; the `name` of each input (date parts get a suffix)
  std::string label;              ///< The question
  bool label_is_heading = false;  ///< The question is the screen's level-1 heading
  std::string caption;            ///< As Heading::caption, when the label is the heading
  std::string hint;
  std::vector<Option> options;
  std::vector<std::string> values;  ///< What was typed, unchanged
  std::string error;                ///< Empty when there is none
  std::string error_prefix;         ///< "Error:" in the screen's language, read out before `error`
  std::string unit;                 ///< Suffix such as "kg"; may be empty
  std::string autocomplete;         ///< HTML autofill token ("tel", "bday"); may be empty
  bool autofill = true;             ///< Whether the browser may fill it in and remember it
  bool decimal = false;             ///< A number that may have a fraction
  bool spellcheck = true;
  bool from_left = false;  ///< Written from left to right in every language: an address, a time
  int max_length = 0;      ///< Characters; 0 is no limit
  bool repeats = false;    ///< The first of several answers; the second has NAME#2 and so on
  bool in_a_row = false;   ///< Radios beside each other
  /// A number that may be told in several units: the select beside it, named NAME-unit, and its label.
  std::vector<Option> units;
  std::string unit_label;
  int width = 0;  ///< Characters that the input should show; 0 is full width
  /// Which part of a date is wrong, to mark it: none, or any of "day", "month", "year", "time".
  std::vector<std::string> wrong_parts;
  /// Labels of the three parts of a date, in the screen's language, and of the time where it is asked too.
  std::vector<std::string> part_labels;
  /// Open choice: label and name of the free text that belongs to the option "other"; the
  /// text typed is `other_text`. Empty label: not an open choice.
  std::string other_label;
  std::string other_name;
  std::string other_text;
};

/// Several fields under one legend (height in feet and inches).
struct FieldGroup {
  std::string legend;
  bool legend_is_heading = false;
  std::string caption;
  std::string hint;
  std::vector<Field> fields;
};

/// First on a screen that was refused; receives focus.
struct ErrorSummary {
  std::string title;  ///< "There is a problem"
  struct Entry {
    std::string text;
    std::string target;  ///< `name` of the first input to correct
  };
  std::vector<Entry> entries;
};

/// Bars from 0 to `max` in groups, with the same numbers as a table.
struct Chart {
  std::string title;                                      ///< Caption of picture and table
  std::string summary;                                    ///< One sentence that says what the picture shows
  std::string group_heading, bar_heading, value_heading;  ///< Column headings of the table
  std::string table_label;                                ///< "Show the numbers as a table"
  int max = 10;
  struct Bar {
    std::string group;    ///< "Capability"
    std::string label;    ///< "Physical capability: being physically able to"
    int value = 0;        ///< 0 to max
    bool marked = false;  ///< Stands out as a barrier; `mark` says so in words
    std::string mark;
  };
  std::vector<Bar> bars;
  bool counts = false;  ///< Values are counts of things, not marks out of `max`
};

/// "Check your answers" and "what you told us".
struct SummaryList {
  struct Row {
    std::string key;
    std::vector<std::string> values;
    std::string change_label;   ///< "Change"; empty when it can't be changed here
    std::string change_hidden;  ///< Read out after it: "your date of birth"
    std::string change_target;  ///< Screen id for the action `change`
  };
  std::vector<Row> rows;
};

/// One thing that could help, which the resident may mark as a favourite.
struct Suggestion {
  std::string id;
  std::string title;
  std::string text;
  std::string why;         ///< "Because you said that …"
  std::string phone;       ///< May be empty
  std::string star_label;  ///< Text of the button; empty when starring is not offered
  bool starred = false;
  std::vector<std::string> details;  ///< Where and when, for a local activity
};

struct Button {
  std::string label;
  std::string value;  ///< Submitted as `button`
  enum class Kind { primary, secondary } kind = Kind::primary;
};

/// The buttons that submit the screen's form, side by side and of equal weight when of one kind.
struct Actions {
  std::vector<Button> buttons;
};

/// A control outside the form's own submit: sends the action `{"type": action, "target": target}`.
struct Command {
  std::string label;
  std::string action;  ///< "print", "clear", "change", "restart", "retry", "disagree" …
  std::string target;  ///< May be empty
};

/// A link that saves the file of that id, which an effect `file` brought.
struct Download {
  std::string file;
  std::string label;
};

/// A link to a page outside, which opens beside this one.
struct Link {
  std::string label;
  std::string address;  ///< https
};

/// Paragraphs and lists with words set off in them.
struct MarkedText {
  std::vector<pack::MarkedLine> lines;
};

/// The big coloured heading of a finished step.
struct Panel {
  std::string title;
  std::string text;
};

/// A line that a screen reader announces by itself (role status).
struct StatusLine {
  std::string text;
};

/// Text that opens on demand.
struct Details {
  std::string summary;
  std::vector<Block> blocks;
};

struct Screen {
  ScreenId id;
  std::string title;          ///< The document's title, with "Error: " in front when something was refused
  std::string language;       ///< BCP 47 tag of the texts: "en", "cy", "ur"
  std::string direction;      ///< "ltr" or "rtl"
  std::string service;        ///< The service's name, at the top of every screen
  int position = 0;           ///< Index in the resident's trail; grows by one a screen, for browser Back
  std::string back_label;     ///< "Back"; empty when there is nothing to go back to
  bool form = false;          ///< Blocks are inside a form with the screen's Actions
  std::vector<Block> alerts;  ///< Safety messages: above everything else, announced at once
  std::vector<Block> blocks;
  Contact help;             ///< Same place on every screen
  std::string clear_label;  ///< "Clear my answers"; empty when there is nothing to clear
  /// The languages to switch to, by their own names; empty when the pack has one.
  struct Language {
    std::string tag, name, direction;
    bool current = false;
  };
  std::vector<Language> languages;
};

}  // namespace sealwell::engine
