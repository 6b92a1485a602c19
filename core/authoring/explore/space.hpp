#pragma once

#include "core/authoring/explore/answer_kinds.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sealwell::explore {

/// Three-valued logic (Kleene): the truth of a proposition while some answers are undecided.
enum class Truth : std::uint8_t { no, yes, open };

[[nodiscard]] inline Truth negated(Truth truth) {
  return truth == Truth::open ? Truth::open : truth == Truth::yes ? Truth::no : Truth::yes;
}
[[nodiscard]] inline Truth both(Truth a, Truth b) {
  if (a == Truth::no || b == Truth::no) return Truth::no;
  return a == Truth::yes && b == Truth::yes ? Truth::yes : Truth::open;
}
[[nodiscard]] inline Truth either(Truth a, Truth b) { return negated(both(negated(a), negated(b))); }

/// By variable: index of the decided kind; -1 if undecided.
using Decisions = std::vector<std::int16_t>;

/// A work budget in conditions evaluated.
struct Budget {
  std::int64_t left = 0;
  std::int64_t spent = 0;
  [[nodiscard]] bool gone() const { return left <= 0; }
  void spend(std::int64_t work) {
    left -= work;
    spent += work;
  }
};

/// The search space of a pack: its variables, and three-valued evaluation of its conditions.
class Space {
 public:
  Space(const pack::ServicePack& pack, std::int64_t now_ms);

  [[nodiscard]] const pack::ServicePack& pack() const { return pack_; }
  [[nodiscard]] const pack::Questionnaire& questionnaire() const { return pack_.questionnaire; }
  [[nodiscard]] const AnswerKinds& kinds() const { return kinds_; }
  [[nodiscard]] std::int64_t now_ms() const { return now_ms_; }

  /// The items that these depend on, by way of parents, conditions and offered options, with
  /// themselves, each after those that it depends on.
  [[nodiscard]] std::vector<int> closure(const std::vector<int>& items) const;

  /// Computes `applies` for the items of `closure`. Precondition: `applies` has one entry for each item.
  void work_out(const std::vector<int>& closure, const Decisions& decisions, std::vector<Truth>& applies,
                Budget& budget) const;

  [[nodiscard]] Truth holds(const pack::EnableRule& enable_rule, const Decisions& decisions,
                            const std::vector<Truth>& applies) const;

  /// True if an expression gives the item its value; the explorer evaluates no expressions.
  [[nodiscard]] bool is_calculated(int item) const;
  /// True if the pack gives the item its value. False for an item that has a decision as its answer: that is varied.
  [[nodiscard]] bool is_given(int item) const;

  /// Three-valued: whether an applicable question is asked (not if another question leaves it fewer than two options).
  /// For a question that is never asked: whether it applies.
  [[nodiscard]] Truth is_asked(int item, const Decisions& decisions, const std::vector<Truth>& applies) const;

  /// Three-valued: whether the decision about a variable is consistent: its option is offered, an exclusive option is
  /// alone, and a required question has an answer.
  [[nodiscard]] Truth can_be(int variable, const Decisions& decisions, const std::vector<Truth>& applies) const;

  [[nodiscard]] std::size_t variable_count() const { return kinds_.variables.size(); }
  [[nodiscard]] const Variable& variable(int index) const { return kinds_.variables[static_cast<std::size_t>(index)]; }
  /// The index of the item whose chosen options this one offers, or -1.
  [[nodiscard]] int source_of(int item) const { return sources_[static_cast<std::size_t>(item)]; }
  /// The variable of an option of a question that takes several, or -1.
  [[nodiscard]] int option_variable(int item, const pack::AnswerValue& option) const;

 private:
  [[nodiscard]] Truth condition(const pack::Condition& condition, const Decisions& decisions,
                                const std::vector<Truth>& applies) const;
  [[nodiscard]] Truth condition_at(const pack::Condition& condition, int item, const Decisions& decisions,
                                   const std::vector<Truth>& applies) const;
  /// The kind that is decided about a variable or given by the questionnaire; -1 if undecided.
  [[nodiscard]] std::int16_t kind_of(int variable, const Decisions& decisions) const;
  [[nodiscard]] Truth answered(int item, const Decisions& decisions) const;
  [[nodiscard]] bool fits(const pack::Condition& condition, int item, int variable, std::int16_t kind) const;
  [[nodiscard]] Truth offers(int source, const pack::AnswerValue& option, const Decisions& decisions,
                             const std::vector<Truth>& applies) const;

  const pack::ServicePack& pack_;
  std::int64_t now_ms_;
  AnswerKinds kinds_;
  std::vector<int> sources_;
  std::vector<std::vector<int>> needs_;  // by item
  std::vector<int> place_in_order_;
  // For each condition with a question of its, and each kind of each variable of that, whether it holds.
  std::map<std::pair<const pack::Condition*, int>, std::vector<std::vector<std::uint8_t>>> truths_;
};

}  // namespace sealwell::explore
