#pragma once

#include "core/engine/com_b.hpp"
#include "core/engine/navigator.hpp"
#include "core/engine/screen.hpp"
#include "core/engine/session.hpp"
#include "core/pack/messages.hpp"

#include <string>

namespace sealwell::engine {

/// Builds the screen of a state. Each kind of screen has a file of its own.
class Screens {
 public:
  Screens(const pack::ServicePack& pack, const State& state, const Context& context);

  /// The current screen of the state, with the errors of the last submit.
  [[nodiscard]] Screen current(const Errors& errors = {}) const;

  /// Adds a notice to `screen` that the texts in `language` are not available.
  void miss(std::string_view language, Screen& screen) const;

  /// The results as a file to keep, without controls.
  [[nodiscard]] Screen results_document() const;

 private:
  using Id = ScreenId::Kind;

  [[nodiscard]] Screen frame(ScreenId id, std::string heading, bool refused = false) const;

  [[nodiscard]] Screen start() const;
  [[nodiscard]] Screen question(const ScreenSlot& slot, const Errors& errors) const;
  [[nodiscard]] Screen results() const;
  [[nodiscard]] Screen consent(const ScreenSlot& slot) const;
  [[nodiscard]] Screen refused(const std::string& statement) const;
  [[nodiscard]] Screen ended(const std::string& ending) const;
  [[nodiscard]] Screen given_up() const;
  [[nodiscard]] Screen finished() const;
  [[nodiscard]] Screen check(const ScreenSlot& here) const;
  [[nodiscard]] Screen sending() const;
  [[nodiscard]] Screen not_sent() const;
  [[nodiscard]] Screen sent() const;

  [[nodiscard]] std::string label_of(const pack::Item& item, const std::string& text) const;
  [[nodiscard]] Field field(const pack::Item& item, const Errors& errors) const;
  /// The fields of a question with repetitions.
  [[nodiscard]] FieldGroup repetitions(const pack::Item& item, const Errors& errors) const;
  /// The buttons that add and remove a repetition.
  void add_repetition_buttons(const pack::Item& item, std::vector<Button>& buttons) const;
  /// The instances of a repeating group, and the buttons that remove one.
  void add_instances(const pack::Item& more, std::vector<Block>& blocks, std::vector<Button>& buttons) const;
  /// An answer with its question, without a "Change" link.
  [[nodiscard]] SummaryList::Row answer_row(const pack::Item& item) const;
  void add_topic(const pack::Topic& topic, std::vector<Block>& blocks) const;
  void add_com_b(std::vector<Block>& blocks, bool document) const;
  [[nodiscard]] Chart ratings_chart(const ComB& found, const std::string& goal) const;
  [[nodiscard]] Chart picked_chart(const ComB& found, const std::string& goal) const;
  [[nodiscard]] Chart empty_chart() const;
  void add_bar(Chart& chart, scoring::Component component, int value,
               const std::vector<std::string>& standing_out) const;
  void add_barriers(const ComB& found, std::vector<Block>& blocks, bool document) const;
  [[nodiscard]] std::string barrier_text(const ComB& found, scoring::Component component) const;
  /// A sentence about the single answer whose change would change the barriers; empty if there is none.
  [[nodiscard]] std::string what_would_change(const ComB& found) const;
  void add_disagree_option(const std::vector<scoring::Component>& standing_out, std::vector<Block>& blocks) const;
  void add_suggestions(const ComB& found, std::vector<Block>& blocks, bool document) const;
  [[nodiscard]] std::string suggestion_reason(const ComB& found, const std::string& component) const;
  void add_results_download(std::vector<Block>& blocks) const;
  void offer_receipt(std::vector<Block>& blocks) const;
  /// The safety messages above this screen: those that it raises, those of immediate danger, or with `all` all.
  [[nodiscard]] std::vector<Block> alerts(const std::optional<ScreenSlot>& slot, bool all) const;
  [[nodiscard]] std::string component_name(std::string_view component) const;
  [[nodiscard]] std::string goal_text() const;

  const pack::ServicePack& pack_;
  const pack::Questionnaire& questionnaire_;
  const State& state_;
  const Context& context_;
  pack::Messages messages_;
};

}  // namespace sealwell::engine
