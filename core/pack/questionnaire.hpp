#pragma once

#include "core/base/pattern.hpp"
#include "core/pack/answer_value.hpp"
#include "core/pack/marked_text.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::pack {

/// FHIR R4's item types. No pack has the last two, which the engine does not run: core/authoring/conformance checks
/// answers to them in forms of others.
enum class ItemType {
  group,
  display,
  boolean,
  decimal,
  integer,
  date,
  date_time,
  time,
  string,
  text,
  url,
  choice,
  open_choice,
  quantity,
  attachment,
  reference,
};

/// How an item wants to be drawn (extension questionnaire-itemControl); others are read and ignored.
/// Table groups read as `page`, autocomplete as `drop_down`.
enum class ItemControl { none, page, help, radio_button, check_box, drop_down, slider };

/// The seven operators of Questionnaire.item.enableWhen.operator.
enum class Operator { exists, equal, not_equal, greater, less, greater_or_equal, less_or_equal };

/// One enableWhen of an item, a journey step or an ending.
struct Condition {
  /// Which answer counts where the question stands in a group that repeats: that of the instance that
  /// the condition is in, or, from outside, that of the last or the first instance that has one.
  enum class Instance { own, last, first };
  std::string question;  ///< linkId of the question whose answer is compared
  int item = -1;         ///< Its index in the Questionnaire, looked up by order_items; -1 when there is none
  Instance instance = Instance::own;  ///< Looked up by order_items
  Operator comparison = Operator::exists;
  AnswerValue expected;  ///< For `exists` a boolean
};

/// Conditions and how they combine; empty is always true.
struct EnableRule {
  std::vector<Condition> conditions;
  bool any = false;  ///< enableBehavior: any, else all
};

/// One permitted answer of a choice.
struct AnswerOption {
  AnswerValue value;
  std::string submitted;          ///< What a form sends for it: the code, else the value as text
  std::string label;              ///< What people read
  std::optional<Decimal> weight;  ///< ordinalValue or itemWeight: the number an instrument reads
  bool exclusive = false;         ///< Choosing it clears the others
  bool selected = false;          ///< initialSelected
};

/// Which input of which instrument an item feeds (code system urn:sealwell:instrument).
struct InstrumentInput {
  std::string instrument;  ///< "audit_c"
  std::string input;       ///< "q1", or "items/0" for a place in a list
  bool yes_or_no = false;  ///< Written "instrument#input?": any weight or number but zero is true
};

/// A FHIRPath expression that others reach as `%name` (extension variable).
struct Variable {
  std::string name;
  std::string expression;
};

/// Most answers to a question that repeats and is no choice.
inline constexpr int max_answers = 20;

/// Most instances of a group that repeats.
inline constexpr int max_instances = 10;

/// One item of a Questionnaire. Items lie in one list in document order, a parent before its
/// children, so that no nesting however deep needs recursion.
struct Item {
  std::string link_id;
  ItemType type = ItemType::string;
  std::string text;
  std::string own_text;    ///< Where `text` is a translation: the Questionnaire's own, which is recorded; else empty
  std::string short_text;  ///< sdc-questionnaire-shortText, else `text`
  std::string help;        ///< Text of its help display, shown as the hint
  std::vector<MarkedLine> marked;  ///< Of a display: `text` as its Markdown has it; empty where there is none
  int parent = -1;                 ///< Index of the parent; -1 at the top
  std::vector<int> children;
  EnableRule enable_rule;
  /// At the top: the conditions of the journey's steps that ask it; it applies while those of any
  /// step hold. Empty when some step always asks it, or when there is no journey.
  std::vector<EnableRule> asked_when;
  bool asked = true;                ///< At the top: false when no step of the journey asks it
  bool in_condition_cycle = false;  ///< Its conditions stand in a ring: it never applies
  bool required = false;
  bool repeats = false;
  int min_occurs = 0;                ///< minOccurs: fewest answers, where there is any
  int max_occurs = 0;                ///< maxOccurs: most answers; 0 is no limit of its own
  bool read_only = false;            ///< It, or a group that it is in: shown, and not asked
  bool hidden = false;               ///< It, or what it is in: never shown
  std::vector<AnswerValue> initial;  ///< What it holds until somebody answers otherwise
  ItemControl control = ItemControl::none;
  std::vector<AnswerOption> options;
  std::string options_chosen_in;  ///< linkId whose chosen options are the ones offered here
  bool in_a_row = false;          ///< choiceOrientation: horizontal
  std::string entry_format;       ///< How to write the answer: "01234 567 890"
  std::string link;               ///< supportLink: an https address with more about the question
  std::string unit;
  Coding unit_coding;                                   ///< System and code of `unit`, where both are given
  std::vector<Coding> units;                            ///< unitOption: the units that a quantity may be told in
  std::optional<Decimal> min_value, max_value;          ///< Inclusive
  std::optional<CivilDate> min_date, max_date;          ///< Inclusive
  std::optional<CivilDateTime> min_moment, max_moment;  ///< Of a dateTime, or a time's `second`; inclusive
  int min_length = 0;
  int max_length = 0;              ///< Unicode code points; 0 is no limit
  int max_decimals = -1;           ///< Digits after the point; -1 is no limit
  std::string step;                ///< sliderStepValue, said and not enforced
  std::optional<Pattern> pattern;  ///< regex: what the whole text must match
  std::string autocomplete;        ///< HTML autofill token
  std::vector<InstrumentInput> feeds;
  // In a group that repeats (repeating_groups.hpp). Only items of the first instance are the Questionnaire's own.
  int instance = 1;                      ///< Which instance it belongs to
  int in_instance = -1;                  ///< Index of the group that is the instance around it; -1 outside of any
  int next_instance = -1;                ///< Index of the same item in the next instance; -1 when there is none
  bool is_add_another_question = false;  ///< Asks whether there is a further instance; no Questionnaire has it
  std::string written;                   ///< linkId in a response, where that is not `link_id`
  // FHIRPath expressions (docs/pack-format.md, "Calculated answers"); empty where there is none. What they give is
  // worked out behind engine::Calculator.
  std::string calculated;           ///< calculatedExpression: its answer; nobody is asked
  std::string enabled_by;           ///< enableWhenExpression: it applies only while this holds; never beside enableWhen
  std::string initially;            ///< initialExpression: stands in the input until somebody answers otherwise
  std::vector<Variable> variables;  ///< For its own expressions and for those below it, in their order

  /// The linkId that a response has it under.
  [[nodiscard]] const std::string& written_id() const { return written.empty() ? link_id : written; }
  /// The text that a response has.
  [[nodiscard]] const std::string& written_text() const { return own_text.empty() ? text : own_text; }
  [[nodiscard]] bool is_question() const { return type != ItemType::group && type != ItemType::display; }
  /// Nobody is asked: it holds its initial or calculated value and nothing else.
  [[nodiscard]] bool is_fixed() const { return read_only || hidden || !calculated.empty(); }
  /// A group with instances.
  [[nodiscard]] bool has_instances() const { return type == ItemType::group && repeats; }
  /// Asked for several answers, each with inputs of its own; a choice takes several in one.
  [[nodiscard]] bool has_repetitions() const { return repeats && is_question() && !is_choice(); }
  /// How many places it may have.
  [[nodiscard]] int max_repetitions() const {
    return max_occurs > 0 && max_occurs < max_answers ? max_occurs : max_answers;
  }
  [[nodiscard]] bool is_choice() const { return type == ItemType::choice || type == ItemType::open_choice; }
};

/// A Questionnaire in the form in which it runs.
struct Questionnaire {
  std::string url;      ///< Canonical; may be empty
  std::string version;  ///< May be empty
  std::string title;
  std::vector<Item> items;
  std::map<std::string, int, std::less<>> by_link_id;
  /// Every item once, after its parent and all those that its conditions and its options ask about.
  std::vector<int> order;
  std::vector<int> rank;                     ///< By item: its place in `order`
  std::vector<std::vector<int>> dependents;  ///< By item: those that ask about it, each once
  /// By instrument: the items that feed it, in order.
  std::map<std::string, std::vector<int>, std::less<>> feeding;
  std::vector<Variable> variables;  ///< For the expressions of all items
  bool calculates = false;          ///< Some item is calculated, enabled or filled in by an expression
  /// Its JSON, for expressions that ask about the Questionnaire itself; empty when it calculates nothing.
  std::string source;

  /// Index of the item with that linkId, or -1.
  [[nodiscard]] int find(std::string_view link_id) const {
    const auto at = by_link_id.find(link_id);
    return at == by_link_id.end() ? -1 : at->second;
  }
  [[nodiscard]] const Item& item(int index) const { return items[static_cast<std::size_t>(index)]; }
};

/// Largest number of items that a Questionnaire may have.
inline constexpr std::size_t max_items = 20'000;
/// Longest text of an item, in bytes, and longest linkId.
inline constexpr std::size_t max_text_bytes = 20'000;
inline constexpr std::size_t max_link_id_bytes = 255;
/// Most options of one question, and most conditions of one item.
inline constexpr std::size_t max_options = 2'000;
inline constexpr std::size_t max_conditions = 200;
/// Most variables of one item, and longest expression in bytes.
inline constexpr std::size_t max_variables = 100;
inline constexpr std::size_t max_expression_bytes = 16'384;

}  // namespace sealwell::pack
