#include "core/authoring/explore/triggers.hpp"

#include "core/base/sorting.hpp"
#include "core/engine/scores.hpp"
#include "core/scoring/safety_flags.hpp"

#include <algorithm>
#include <set>

namespace sealwell::explore {
namespace {

using Given = std::vector<std::pair<int, Values>>;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Tries are cheap but not free: a try scores every instrument.
constexpr int most_tries = 6'000;

class Raising {
 public:
  Raising(const Space& space, Budget& budget) : space_(space), budget_(budget) {}

  std::vector<Trigger> run(const std::function<bool(const std::string&, const Given&)>& accept) {
    accept_ = &accept;
    collect();
    find();
    std::vector<Trigger> found;
    // What no answers that were tried raise is not named: the pack's questions are not about it.
    for (std::size_t flag = 0; flag < scoring::safety_flag_count; ++flag) {
      const auto known = found_.find(std::string(scoring::safety_flag_id(static_cast<scoring::SafetyFlag>(flag))));
      if (known != found_.end()) found.push_back(std::move(known->second));
    }
    return found;
  }

  // The questions that speak for themselves, and those of each instrument together.
  void collect() {
    const auto& items = space_.questionnaire().items;
    std::map<std::string, std::vector<int>> of_instrument;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].is_fixed()) {
        if (!items[i].initial.empty()) given_.emplace_back(static_cast<int>(i), items[i].initial);
        continue;
      }
      for (const pack::InstrumentInput& feed : items[i].feeds) {
        const auto sources = engine::flag_sources();
        const bool source = std::any_of(sources.begin(), sources.end(), [&](const engine::FlagSource& one) {
          return one.instrument == feed.instrument;
        });
        if (feed.instrument != "red_flags" && !source) continue;
        speaking_.insert(static_cast<int>(i));
        if (feed.instrument != "red_flags") of_instrument[feed.instrument].push_back(static_cast<int>(i));
      }
    }
    for (auto& [instrument, its] : of_instrument) instruments_.push_back(std::move(its));
  }

  std::vector<std::string> flags_of(const Given& given) {
    budget_.spend(static_cast<std::int64_t>(space_.questionnaire().items.size()));
    engine::Answers answers;
    for (const Given* all : {static_cast<const Given*>(&given_), &given}) {
      for (const auto& [item, values] : *all) {
        if (values.empty()) continue;
        engine::Answer& answer = answers.at(space_.questionnaire().item(item).link_id);
        answer.values = values;
        answer.accepted = true;
      }
    }
    return engine::raised_flags(space_.pack(), answers);
  }

  bool raises(const std::string& flag, const Given& given) {
    const auto flags = flags_of(given);
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
  }

  bool out_of_tries() const { return tries_left_ < 0 || budget_.gone(); }

  // One answer, then two, then whole forms, then forms with one more answer.
  void find() {
    std::vector<Given> singles;
    for (const int item : speaking_) {
      for (const Values& values : space_.kinds().all[at(item)]) singles.push_back({{item, values}});
    }
    for (const Given& single : singles) take(single);
    for (std::size_t i = 0; i < singles.size(); ++i) {
      for (std::size_t j = i + 1; j < singles.size() && tries_left_ > most_tries / 2; ++j) {
        if (singles[i].front().first == singles[j].front().first) continue;
        Given pair = singles[i];
        pair.push_back(singles[j].front());
        take(pair);
      }
    }
    std::vector<Given> whole = whole_forms();
    sort_stably(whole, [](const Given& a, const Given& b) { return a.size() < b.size(); });
    for (const Given& form : whole) take(form);
    for (const Given& form : whole) {
      for (const Given& single : singles) {
        if (out_of_tries()) return;
        const bool there =
            std::any_of(form.begin(), form.end(), [&](const auto& one) { return one.first == single.front().first; });
        if (there) continue;
        Given more = form;
        more.push_back(single.front());
        take(more);
      }
    }
  }

  // Each instrument's questions answered at their ends: the lowest or the highest that can be.
  std::vector<Given> whole_forms() const {
    std::vector<Given> forms;
    for (const std::vector<int>& items : instruments_) {
      const std::size_t corners = std::size_t{1} << std::min<std::size_t>(items.size(), 8);
      for (std::size_t corner = 0; corner < corners; ++corner) {
        Given form;
        for (std::size_t i = 0; i < items.size(); ++i) {
          const auto& all = space_.kinds().all[at(items[i])];
          if (all.empty()) continue;
          // Beyond the eighth all go the way of the first.
          const bool high = (corner >> (i < 8 ? i : 0)) & 1;
          form.emplace_back(items[i], *end_of(items[i], all, high));
        }
        forms.push_back(form);
        // A form in two systems of units, or with questions for some people: without each of them.
        for (std::size_t i = 0; corner + 1 == corners && i < form.size() && form.size() > 1; ++i) {
          Given without = form;
          without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
          forms.push_back(std::move(without));
        }
      }
      // Each choice of answering a question or not, for short forms.
      for (std::size_t which = 1; items.size() <= 7 && which < (std::size_t{1} << items.size()); ++which) {
        for (std::size_t corner = 0; corner < (std::size_t{1} << items.size()); ++corner) {
          if ((corner & ~which) != 0) continue;
          Given form;
          for (std::size_t i = 0; i < items.size(); ++i) {
            const auto& all = space_.kinds().all[at(items[i])];
            if (((which >> i) & 1) == 0 || all.empty()) continue;
            form.emplace_back(items[i], *end_of(items[i], all, ((corner >> i) & 1) != 0));
          }
          forms.push_back(std::move(form));
        }
      }
    }
    return forms;
  }

  Decimal strength(int item, const Values& values) const {
    if (values.empty()) return Decimal(-1);
    const pack::AnswerOption* option = engine::option_of(space_.questionnaire().item(item), values.front());
    if (option && option->weight) return *option->weight;
    if (values.front().is_number()) return values.front().number;
    return Decimal(values.front().kind == pack::AnswerValue::Kind::boolean && values.front().boolean ? 1 : 0);
  }

  const Values* end_of(int item, const std::vector<Values>& all, bool high) const {
    const auto weaker = [&](const Values& a, const Values& b) { return strength(item, a) < strength(item, b); };
    return high ? &*std::max_element(all.begin(), all.end(), weaker)
                : &*std::min_element(all.begin(), all.end(), weaker);
  }

  void take(const Given& given) {
    if (out_of_tries()) return;
    --tries_left_;
    for (const std::string& flag : flags_of(given)) {
      Trigger& trigger = found_[flag];
      if (trigger.raised == Truth::yes) continue;
      trigger.flag = flag;
      const Given mild = milder(flag, given);
      trigger.confirmed = (*accept_)(flag, mild);
      if (!trigger.confirmed) continue;
      trigger.raised = Truth::yes;
      trigger.answers = mild;
    }
  }

  // Leaves out what is not needed, then takes of each question the answer nearest to its start in
  // the order of the options that still raises it.
  Given milder(const std::string& flag, Given given) {
    for (std::size_t i = 0; i < given.size() && given.size() > 1;) {
      Given without = given;
      without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
      if (raises(flag, without)) given = std::move(without);
      else ++i;
    }
    for (auto& [item, values] : given) {
      const Values strongest = values;
      auto all = space_.kinds().all[at(item)];
      const int which = item;
      const bool down = strength(which, strongest) == strength(which, *end_of(which, all, false));
      sort_stably(all, [&](const Values& a, const Values& b) {
        return down ? strength(which, b) < strength(which, a) : strength(which, a) < strength(which, b);
      });
      for (const Values& milder : all) {
        values = milder;
        if (raises(flag, given)) break;
        values = strongest;
      }
    }
    return given;
  }

  const Space& space_;
  Budget& budget_;
  Given given_;  // what questions that nobody is asked hold
  std::set<int> speaking_;
  std::vector<std::vector<int>> instruments_;
  const std::function<bool(const std::string&, const Given&)>* accept_ = nullptr;
  int tries_left_ = most_tries;
  std::map<std::string, Trigger> found_;
};

}  // namespace

std::vector<Trigger> triggers(const Space& space,
                              const std::function<bool(const std::string& flag, const Given&)>& accept,
                              Budget& budget) {
  return Raising(space, budget).run(accept);
}

}  // namespace sealwell::explore
