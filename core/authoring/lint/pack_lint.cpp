// Native programs only: a browser refuses a bad pack by name and needs no explanations.
#include "core/authoring/lint/pack_lint.hpp"

#include "core/authoring/lint/item_reference_lint.hpp"
#include "core/authoring/lint/parts_lint.hpp"
#include "core/authoring/lint/privacy_notice_lint.hpp"

#include <algorithm>
#include <set>

namespace sealwell::lint {

using namespace pack;

namespace {

using Severity = Problem::Severity;

struct Words {
  Error error;
  std::string_view problem, fix;
};

constexpr Words reader_words[] = {
    {Error::missing_field, "A required member is missing.", "Add it."},
    {Error::wrong_type, "The value has another type than the contract says.", "See docs/pack-format.md for the type."},
    {Error::unknown_value, "The name or value is not one that is known here.",
     "Check the spelling, or use one that docs/pack-format.md or the pack itself lists."},
    {Error::unsupported, "This is known, and this version does not run it.",
     "Take it out, or use what docs/pack-format.md lists."},
    {Error::duplicate_key, "This id stands twice.", "Give each an id of its own."},
    {Error::out_of_range, "The number is outside what can be used.", "Use a number within the range."},
    {Error::too_large, "There are more items than one questionnaire may have.", "Split the questionnaire."},
};

// The same failures, where they are about the division into parts.
constexpr Words parts_words[] = {
    {Error::missing_field, "Exactly one part must take what no other part names.",
     "Give all parts but one `items` or `topics`."},
    {Error::duplicate_key, "Another part names this item too.", "Name each item in one part only."},
    {Error::unsupported, "The part takes some items of a group that repeats, and another takes the rest.",
     "Name the whole group."},
};

// And of /pack/followUp/after.
constexpr Words periods_words[] = {
    {Error::missing_field, "No time is given after which the questions are asked again.", "Add one, such as P3M."},
    {Error::unknown_value, "Each must be a length of time, and longer than the one before.",
     "Write them in order, such as P3M, P6M and P12M."},
    {Error::out_of_range, "There are more than six.", "Leave some out."},
};

// "/pack/parts" itself, and what a part names: "/pack/parts/1/items", "/pack/parts/1/topics/0".
bool is_about_division(const Failure& failure) {
  const std::string_view pointer = failure.where;
  if (!pointer.starts_with("/pack/parts")) return false;
  return failure.error == Error::unsupported || pointer == "/pack/parts" ||
         pointer.find("/items") != std::string_view::npos || pointer.find("/topics") != std::string_view::npos;
}

class Checker {
 public:
  explicit Checker(const ServicePack& pack) : pack_(pack), questionnaire_(pack.questionnaire) {}

  std::vector<Problem> run() {
    for (std::size_t i = 0; i < questionnaire_.items.size(); ++i) check_item(static_cast<int>(i));
    check_rings();
    check_journey();
    check_results();
    check_consent();
    check_privacy_notice(pack_, problems_);
    check_parts(pack_, problems_);
    check_item_references(pack_, problems_);
    check_follow_up();
    return problems_.take();
  }

 private:
  static std::string item_pointer(const Item& item) { return "/questionnaire/linkId=" + item.link_id; }

  void check_item(int index) {
    const Item& item = questionnaire_.item(index);
    if (item.instance > 1) return;  // as the one that it was made from
    const std::string at = item_pointer(item);
    if (item.text.empty() && item.type != ItemType::group)
      problems_.error(at, "The item has no text.", "Write the question.");
    check_conditions(item.enable_rule, at);
    if (item.is_choice()) check_options(item, at);
    if (item.min_value && item.max_value && *item.min_value > *item.max_value) {
      problems_.error(at, "minValue is larger than maxValue: no answer fits.", "Swap or correct the two.");
    }
    if (item.min_date && item.max_date && *item.min_date > *item.max_date) {
      problems_.error(at, "The earliest date lies after the latest: no answer fits.", "Swap or correct the two.");
    }
    if (item.max_length > 0 && item.min_length > item.max_length) {
      problems_.error(at, "minLength is larger than maxLength: no answer fits.", "Swap or correct the two.");
    }
    if (!item.options_chosen_in.empty()) {
      const int source = questionnaire_.find(item.options_chosen_in);
      if (source < 0 || !questionnaire_.item(source).is_choice()) {
        problems_.error(at, "options-chosen-in names no choice question: " + item.options_chosen_in,
                        "Name the linkId of a choice question.");
      }
    }
  }

  void check_follow_up() {
    if (!pack_.follows_up) return;
    const auto& steps = pack_.journey;
    const auto has = [&](auto is_one) { return std::any_of(steps.begin(), steps.end(), is_one); };
    const bool sends = has(
        [](const JourneyStep& step) { return step.kind == JourneyStep::Kind::send && step.record_kind == "referral"; });
    const bool asks = has([](const JourneyStep& step) { return step.kind == JourneyStep::Kind::consent; });
    if (sends && asks) return;
    problems_.error("/pack/followUp", "Nobody gets a receipt of a referral, so nobody can begin again with one.",
                    "Ask for consent and send a referral, or take followUp out.");
  }

  void check_options(const Item& item, const std::string& at) {
    if (item.options.empty()) problems_.error(at, "The question has no options.", "Add answerOption.");
    std::set<std::string> seen;
    for (const AnswerOption& option : item.options) {
      if (option.submitted.empty()) problems_.error(at, "An option has no code.", "Give each option a code.");
      if (!seen.insert(option.submitted).second) {
        problems_.error(at, "Two options have the code " + option.submitted + ".",
                        "Give each option a code of its own.");
      }
    }
    if (item.options.size() == 1 && item.required && !item.repeats) {
      problems_.warn(at, "There is one option, so the question decides nothing.",
                     "Add an option or remove the question.");
    }
  }

  void check_conditions(const EnableRule& enable_rule, const std::string& at) {
    for (const Condition& condition : enable_rule.conditions) {
      const int index = questionnaire_.find(condition.question);
      if (index < 0) {
        problems_.error(at, "enableWhen names no question: " + condition.question, "Name the linkId of a question.");
        continue;
      }
      const Item& asked = questionnaire_.item(index);
      if (!asked.is_question()) {
        problems_.error(at, "enableWhen names " + condition.question + ", which is never answered.",
                        "Name a question, not a group or text.");
      } else if (asked.is_choice() && asked.type == ItemType::choice &&
                 condition.expected.kind == AnswerValue::Kind::coding) {
        const auto offers = [&](const AnswerOption& option) {
          return option.value.coding.means(condition.expected.coding);
        };
        if (std::none_of(asked.options.begin(), asked.options.end(), offers)) {
          problems_.error(at,
                          "enableWhen waits for the option " + condition.expected.coding.code + ", which " +
                              condition.question + " does not offer.",
                          "Use the code of one of its options.");
        }
      }
    }
  }

  // Conditions that wait for each other never hold. A depth-first walk over "depends on", with
  // its stack in a list; an item met again while it is still open closes a ring.
  void check_rings() {
    enum class Mark : std::uint8_t { fresh, open, closed };
    std::vector<Mark> mark(questionnaire_.items.size(), Mark::fresh);
    for (std::size_t start = 0; start < mark.size(); ++start) {
      std::vector<std::pair<int, bool>> waiting{{static_cast<int>(start), false}};
      while (!waiting.empty()) {
        const auto [index, leaving] = waiting.back();
        waiting.pop_back();
        Mark& state = mark[static_cast<std::size_t>(index)];
        if (leaving) {
          state = Mark::closed;
          continue;
        }
        if (state != Mark::fresh) continue;
        state = Mark::open;
        waiting.emplace_back(index, true);
        const Item& item = questionnaire_.item(index);
        const auto follow = [&](int other) {
          if (other < 0) return;
          if (mark[static_cast<std::size_t>(other)] == Mark::open) {
            if (item.instance == 1)
              problems_.error(
                  item_pointer(item),
                  "This item's conditions wait for themselves, by way of " + questionnaire_.item(other).link_id + ".",
                  "Break the ring: one of them must not depend on the other.");
          } else {
            waiting.emplace_back(other, false);
          }
        };
        follow(item.parent);
        for (const Condition& condition : item.enable_rule.conditions) follow(questionnaire_.find(condition.question));
      }
    }
  }

  void check_journey() {
    bool asked = false;
    bool checked = false;
    std::set<std::string> placed;
    for (std::size_t i = 0; i < pack_.journey.size(); ++i) {
      const JourneyStep& step = pack_.journey[i];
      const std::string at = "/pack/journey/" + std::to_string(i);
      check_conditions(step.enable_rule, at);
      asked = asked || step.kind == JourneyStep::Kind::questions;
      checked = checked || step.kind == JourneyStep::Kind::check;
      if (step.kind == JourneyStep::Kind::results && !asked) {
        problems_.error(at, "Results come before any question.", "Put a questions step before.");
      }
      if (step.kind == JourneyStep::Kind::send && !checked) {
        problems_.error(at, "Answers would be sent before the resident has checked them.", "Put a check step before.");
      }
      for (const std::string& link_id : step.items) placed.insert(link_id);
    }
    for (const Item& item : questionnaire_.items) {
      if (item.parent < 0 && !placed.contains(item.link_id)) {
        problems_.error(item_pointer(item), "No step of the journey asks this item.", "Name it in a questions step.");
      }
    }
    for (std::size_t i = 0; i < pack_.endings.size(); ++i) {
      check_conditions(pack_.endings[i].enable_rule, "/pack/endings/" + std::to_string(i));
    }
  }

  void check_results() {
    for (const Topic& topic : pack_.topics) {
      const std::string at = "/pack/topics/" + topic.id;
      for (const std::string& link_id : topic.items) {
        if (questionnaire_.find(link_id) < 0)
          problems_.error(at, "The topic names no item: " + link_id, "Name a linkId.");
      }
      for (const std::string& instrument : topic.instruments) {
        const bool fed = std::any_of(questionnaire_.items.begin(), questionnaire_.items.end(), [&](const Item& item) {
          return std::any_of(item.feeds.begin(), item.feeds.end(),
                             [&](const InstrumentInput& feed) { return feed.instrument == instrument; });
        });
        if (!fed)
          problems_.error(at, "No item feeds " + instrument + ".", "Bind its items by code (docs/pack-format.md).");
        if (!pack_.bands.contains(instrument)) {
          problems_.warn("/advice/bands", "There are no words for the results of " + instrument + ".", "Add them.");
        }
      }
    }
    if (pack_.goal_item.empty()) return;
    const int goal = questionnaire_.find(pack_.goal_item);
    if (goal < 0) return;
    for (const AnswerOption& option : questionnaire_.item(goal).options) {
      if (!pack_.goals.contains(option.submitted)) {
        problems_.error("/pack/comB/goals", "The goal " + option.submitted + " has no words.",
                        "Add what it is, as in \"stop smoking\".");
      }
    }
    for (const std::string_view component : {"physical_capability", "psychological_capability", "physical_opportunity",
                                             "social_opportunity", "reflective_motivation", "automatic_motivation"}) {
      if (!pack_.components.contains(component)) {
        problems_.error("/advice/components", "There are no words for " + std::string(component) + ".",
                        "Add name and means.");
      }
    }
  }

  void check_consent() {
    for (const Statement& statement : pack_.statements) {
      const std::string at = "/consent/statements/" + statement.id;
      if (statement.withdrawal.empty()) {
        problems_.error(at, "Nothing says how to change one's mind.",
                        "Add withdrawal.text: it must be as easy as agreeing.");
      }
      if (statement.controllers.empty())
        problems_.error(at, "Nobody is named as responsible.", "Name the controllers.");
      for (const std::string& name : statement.recipients) {
        if (name == "partners" || name == "third parties" || name == "our partners") {
          problems_.error(at, "A recipient is not named: \"" + name + "\".", "Name each organisation.");
        }
      }
      if (statement.retention.empty()) problems_.error(at, "Nothing says how long it is kept.", "Add retention.text.");
      for (const auto& [language, wording] : statement.wording) {
        if (!statement.required_for.empty() && (wording.refusal_title.empty() || wording.refusal_text.empty())) {
          problems_.error(at + "/wording/" + language, "There are no words for a refusal.",
                          "Add refusal with title and text.");
        }
      }
      const bool shown = std::any_of(pack_.journey.begin(), pack_.journey.end(),
                                     [&](const JourneyStep& step) { return step.statement == statement.id; });
      if (!shown)
        problems_.error(at, "No step of the journey asks this statement.", "Add a consent step, or remove it.");
    }
  }

  const ServicePack& pack_;
  const Questionnaire& questionnaire_;
  Problems problems_;
};

}  // namespace

std::vector<Problem> explain(const Failures& failures) {
  std::vector<Problem> problems;
  for (const Failure& failure : failures) {
    Problem problem;
    problem.pointer = failure.where;
    problem.problem = std::string(error_name(failure.error));
    for (const Words& words : reader_words) {
      if (words.error != failure.error) continue;
      problem.problem = words.problem;
      problem.fix = words.fix;
    }
    for (const Words& words : parts_words) {
      if (words.error != failure.error || !is_about_division(failure)) continue;
      problem.problem = words.problem;
      problem.fix = words.fix;
    }
    for (const Words& words : periods_words) {
      if (words.error != failure.error || failure.where != "/pack/followUp/after") continue;
      problem.problem = words.problem;
      problem.fix = words.fix;
    }
    problems.push_back(std::move(problem));
  }
  return problems;
}

std::vector<Problem> check_pack(const ServicePack& pack) { return Checker(pack).run(); }

}  // namespace sealwell::lint
