#pragma once

#include "core/pack/questionnaire.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace sealwell::pack {

struct JourneyStep;

/// A place on the way through a pack where a screen may stand, whatever is answered.
struct Place {
  enum class Kind {
    start,
    question,  ///< One question on a screen of its own
    page,      ///< A group whose questions share a screen
    note,      ///< A display text or a read-only question: stands above the next question of its run, or alone
    results,
    consent,
    check,  ///< Or a send step that has a screen of its own
  };
  Kind kind = Kind::start;
  int item = -1;         ///< question, page, note
  int top = -1;          ///< The item of the journey's step that it is or lies below
  std::size_t step = 0;  ///< Index of its step in the journey; past the last for the start and the closing check
  /// The places of one top-level item in one step, of which this is one: a note does not leave its run.
  std::size_t run_begin = 0, run_end = 0;

  [[nodiscard]] bool is_of_item() const { return kind == Kind::question || kind == Kind::page || kind == Kind::note; }
};

/// All places of a pack in their order, worked out once. A journey's screens are those of them that stand at the
/// time, so that finding the next one does not mean going through all.
struct Places {
  std::vector<Place> list;
  std::vector<std::size_t> landmarks;             ///< Those that are of no item, in order
  std::vector<std::vector<std::size_t>> of_item;  ///< By item: where it stands; on a page: the page's
  std::vector<int> moving;                        ///< Items that several steps ask: where they stand is up to these
};

/// Precondition: the journey's items are in the questionnaire.
[[nodiscard]] Places places_of(const Questionnaire& questionnaire, const std::vector<JourneyStep>& journey);

/// The items that share a page's screen, the group itself left out, in order; hidden ones are not among them. Nor are
/// further instances of a group that repeats, which have screens of their own: they go to `further`, where it is given.
[[nodiscard]] std::vector<int> items_on_page(const Questionnaire& questionnaire, int group,
                                             std::vector<int>* further = nullptr);

}  // namespace sealwell::pack
