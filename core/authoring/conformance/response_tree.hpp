#pragma once

#include "core/authoring/conformance/form.hpp"
#include "core/authoring/conformance/rules.hpp"
#include "core/base/pattern.hpp"
#include "core/fhirpath/moment.hpp"

namespace sealwell::conformance {

/// The enablement of an item. `unknown`: its conditions could not be evaluated.
enum class Enabled : std::uint8_t { not_yet, in_progress, yes, no, unknown };

/// An item of the response. Nodes are in document order: the descendants of a node follow it, up to `end`.
struct Node {
  const json::Value* json;
  int item = -1;    ///< Index in Form::items
  int parent = -1;  ///< Index of the parent node; -1: the response itself
  int answer = -1;  ///< Index of the parent's answer that contains it; -1: it is in the parent's `item`
  int index = 0;    ///< Index in that list
  int end = 0;      ///< One past its last descendant
  bool misplaced = false;
  bool answered = false;  ///< True if it or a descendant has an answer
  Enabled enabled = Enabled::not_yet;
};

/// The response as a list of nodes.
struct Tree {
  const json::Value* json;
  std::vector<Node> nodes;
  std::vector<std::vector<int>> occurrences;  ///< By form item: its nodes in document order

  [[nodiscard]] const Node& node(int index) const { return nodes[static_cast<std::size_t>(index)]; }
  /// The FHIR path of a node: "QuestionnaireResponse.item[2].answer[0].item[1]".
  [[nodiscard]] std::string path(int node) const;
};

/// One check of one response. Each group of rules is implemented in a file of its own.
class Check {
 public:
  Check(const Form& form, const json::Value& response, std::optional<std::int64_t> now_ms, Extent extent,
        const Limits& limits);
  Status run();
  Report report;

 private:
  void find(Rule rule, std::string path, std::string_view link_id, std::string problem, bool violation = true);
  void find(Rule rule, int node, std::string problem, std::string_view below = {});
  /// Adds a note, once for each item of the form and problem.
  void note(int item, std::string path, std::string problem);

  // check_response.cpp
  void check_head();
  // response_tree.cpp
  bool read_items(const json::Value& list, int parent, int answer, std::size_t depth);
  void read_item(const json::Value& json, int node, std::size_t depth);
  [[nodiscard]] std::string path_of_list(int parent, int answer) const;
  // enablement.cpp
  void evaluate_enablement();
  Enabled enabled(int item, int node, int parent, int before);
  bool waits(int node, std::vector<int>& stack);
  int nearest(const EnableWhen& condition, int parent, int before) const;
  bool holds(const EnableWhen& condition, int parent, int before);
  // occurrences.cpp
  void check_occurrences();
  void check_holder(int parent, int answer, int item, std::span<const int> present);
  void check_child(int item, int parent, int before, const std::string& path, std::span<const int> present);
  void check_missing(int item, int parent, int before, const std::string& path);
  // values.cpp, options.cpp, bounds.cpp
  void check_answers(int node);
  void check_value(int node, std::size_t answer, const json::Member& value);
  bool check_form_of(int node, const std::string& below, const json::Member& value);
  void check_option(int node, const std::string& below, const json::Member& value);
  void check_exclusive(int node);
  void check_bounds(int node, const std::string& below, const json::Member& value);
  void check_text(int node, const std::string& below, std::string_view text);
  void check_pattern(int node, const std::string& below, std::string_view text, const json::Value& expression);
  void check_quantity(int node, const std::string& below, const json::Value& quantity);
  void check_attachment(int node, const std::string& below, const json::Value& attachment);
  void check_reference(int node, const std::string& below, const json::Value& reference);
  /// Precondition: the item is a choice.
  [[nodiscard]] const Options& options_of(int item) const {
    return form_.options[static_cast<std::size_t>(form_.item(item).options)];
  }
  // constraints.cpp
  void check_constraints();
  void check_constraints_of(const json::Value& element, int item, int node);
  /// The boolean result of an expression at a node (-1: the response). Nothing, with a note, if it can't be evaluated.
  std::optional<std::optional<bool>> condition(std::string_view expression, int item, int node);
  /// The result of an expression at a node, at the time `now`. Nothing, with a note, if it can't be evaluated.
  std::optional<fhirpath::Collection> evaluated(std::string_view expression, int item, int node,
                                                const std::optional<fhirpath::Moment>& now);
  // calculated.cpp
  void check_calculated(int node);

  const Form& form_;
  Tree tree_;
  std::optional<fhirpath::Moment> now_;
  const Limits& limits_;
  std::size_t steps_;
  std::size_t elements_ = 0;      // items and answers of the response
  std::size_t work_ = 0;          // places looked at for something missing
  bool part_;                     // what isn't there may lie elsewhere
  bool complete_answers_ = true;  // required is enforced
  std::optional<Failure> failure_;
  std::vector<std::pair<int, std::string>> noted_;
  std::map<int, Result<Pattern>> patterns_;  // of items that were met
  std::size_t places_ = 0;                   // of all these patterns
};

}  // namespace sealwell::conformance
