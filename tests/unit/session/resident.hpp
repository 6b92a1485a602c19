#pragma once

#include "core/session/screens.hpp"
#include "core/session/session.hpp"
#include "tests/unit/pack/fixtures.hpp"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace sealwell::session {

/// 22 November 2026, 12:00 UTC.
inline constexpr std::int64_t noon = 1'795'348'800'000;

using Typed = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// Somebody who runs through a pack: what they do, and what they see.
class Resident {
 public:
  explicit Resident(const json::Value& joined, std::string_view language = "en");

  /// Sends the form of the present screen.
  Resident& submit(const Typed& typed = {}, const std::string& button = "continue");
  /// The same for a question with one input that has the question's name.
  Resident& answer(const std::string& text);
  Resident& input(const Typed& typed);
  Resident& act(Action action);
  Resident& act(Action::Type type, const std::string& target = {});
  Resident& visit(int position, const Typed& typed = {});

  [[nodiscard]] const std::string& at() const { return now.screen.id; }
  [[nodiscard]] const Answer* held(std::string_view link_id) const { return now.state.answers.find(link_id); }
  /// The answer in words as "check your answers" shows it; "-" when there is none.
  [[nodiscard]] std::string words(std::string_view link_id) const;
  /// The field of that name on the screen, which must be there.
  [[nodiscard]] Field field(std::string_view name) const;
  /// The texts of the error summary.
  [[nodiscard]] std::vector<std::string> errors() const;
  /// The titles of the safety messages.
  [[nodiscard]] std::vector<std::string> alerts() const;
  /// The effects of the last action, by name.
  [[nodiscard]] std::string effects() const;
  /// Every text of the screen, one after the other.
  [[nodiscard]] std::string texts() const;
  [[nodiscard]] bool says(std::string_view text) const { return texts().find(text) != std::string::npos; }
  /// Whether the screen has a control with this action (and target).
  [[nodiscard]] bool offers(std::string_view action, std::string_view target = {}) const;

  pack::ServicePack pack;
  Context context{noon};
  Update now;

 private:
  json::Value joined_;  // what the pack is read from again in another language
};

/// Every text of these blocks.
[[nodiscard]] std::string texts_of(const std::vector<Block>& blocks);

/// A new resident of the allotment at the results, with a first goal and ratings that make physical
/// opportunity the barrier.
[[nodiscard]] Resident at_results();
/// The same of the allotment with a checklist, of which they picked these.
[[nodiscard]] Resident at_results_of_checklist(const std::vector<std::string>& picked);
/// The first who has agreed to everything and given their details.
[[nodiscard]] Resident at_check();
/// Somebody known who has asked to be called back.
[[nodiscard]] Resident at_check_of_call_back();

}  // namespace sealwell::session
