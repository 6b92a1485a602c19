// Native programs only, as all of the build.
#include "core/authoring/lint/com_b_lint.hpp"

#include "core/base/text.hpp"
#include "core/scoring/behaviour_change_wheel.hpp"
#include "core/scoring/tdf.hpp"

#include <algorithm>
#include <string_view>

namespace sealwell::lint {
namespace {

using scoring::Component;

std::string component_list() {
  std::vector<std::string_view> ids;
  for (const Component component : scoring::components) ids.push_back(scoring::component_id(component));
  return joined(ids);
}

class ComBChecker {
 public:
  explicit ComBChecker(const pack::ServicePack& pack) : pack_(pack) {}

  std::vector<Problem> run() {
    for (std::size_t i = 0; i < pack_.checklists.size(); ++i) {
      check_checklist(pack_.checklists[i], "/pack/comB/checklists/" + std::to_string(i));
    }
    if (!pack_.checklists.empty() && asks_for_ratings()) {
      problems_.error("/pack/comB/checklists", "The pack asks for six ratings and has checklists as well.",
                      "Choose one way in: remove the checklists, or the items that feed comb_keyworth6.");
    }
    for (const auto& entry : pack_.components) {
      if (!scoring::component_from_id(entry.first)) {
        unknown_component("/advice/components/" + entry.first, entry.first);
      }
    }
    for (const pack::Advice& advice : pack_.suggestions) check_suggestion(advice);
    return problems_.take();
  }

 private:
  void unknown_component(std::string at, const std::string& id) {
    problems_.error(std::move(at), "There is no component " + id + ".", "Use one of: " + component_list() + ".");
  }

  [[nodiscard]] bool asks_for_ratings() const {
    const auto& items = pack_.questionnaire.items;
    return std::any_of(items.begin(), items.end(), [](const pack::Item& item) {
      return std::any_of(item.feeds.begin(), item.feeds.end(),
                         [](const pack::InstrumentInput& feed) { return feed.instrument == "comb_keyworth6"; });
    });
  }

  void check_checklist(const pack::BarrierChecklist& checklist, const std::string& at) {
    if (!checklist.goal.empty() && !pack_.goals.contains(checklist.goal)) {
      problems_.error(at + "/goal", "There is no goal " + checklist.goal + ".", "Use a code that comB.goals lists.");
    }
    const int index = pack_.questionnaire.find(checklist.item);
    if (index < 0 || !pack_.questionnaire.item(index).is_choice() || !pack_.questionnaire.item(index).repeats) {
      problems_.error(at + "/item", checklist.item + " is not a choice question with several answers.",
                      "Name the linkId of a choice question with \"repeats\": true.");
      return;
    }
    const std::vector<pack::AnswerOption>& options = pack_.questionnaire.item(index).options;
    for (const pack::ListedBarrier& barrier : checklist.barriers) {
      const std::string place = at + "/barriers/" + barrier.option;
      if (std::none_of(options.begin(), options.end(),
                       [&](const pack::AnswerOption& option) { return option.submitted == barrier.option; })) {
        problems_.error(place, checklist.item + " offers no option " + barrier.option + ".",
                        "Use the code of one of its options.");
      }
      check_barrier(barrier, place);
    }
    for (const pack::AnswerOption& option : options) {
      const bool has_component =
          std::any_of(checklist.barriers.begin(), checklist.barriers.end(),
                      [&](const pack::ListedBarrier& barrier) { return barrier.option == option.submitted; });
      if (!has_component && !option.exclusive) {
        problems_.error(at + "/barriers",
                        "The option " + option.submitted + " has no component, so picking it would count for nothing.",
                        "Give it one, or make it exclusive if it means that nothing is in the way.");
      }
    }
  }

  void check_barrier(const pack::ListedBarrier& barrier, const std::string& at) {
    const auto component = scoring::component_from_id(barrier.component);
    if (!component) unknown_component(at + "/component", barrier.component);
    if (barrier.domain.empty()) return;
    const auto domain = scoring::tdf_domain_from_id(barrier.domain);
    if (!domain) {
      problems_.error(at + "/domain", "There is no domain " + barrier.domain + " in the Theoretical Domains Framework.",
                      "`sealwell score --list` names them at tdf_comb.");
      return;
    }
    const std::vector<Component> its = scoring::components_for(*domain);
    if (!component || std::find(its.begin(), its.end(), *component) != its.end()) return;
    std::vector<std::string_view> ids;
    for (const Component one : its) ids.push_back(scoring::component_id(one));
    problems_.error(at + "/domain", barrier.domain + " is not a domain of " + barrier.component + ".",
                    "It belongs to: " + joined(ids) + ".");
  }

  void check_suggestion(const pack::Advice& advice) {
    const std::string at = "/advice/suggestions/" + advice.id;
    for (const std::string& topic : advice.topics) {
      if (!pack_.goals.contains(topic)) {
        problems_.error(at + "/topics", "There is no goal " + topic + ", so this would never be shown for it.",
                        "Use codes that comB.goals lists.");
      }
    }
    std::vector<scoring::InterventionFunction> functions;
    for (const std::string& id : advice.functions) {
      if (const auto function = scoring::function_from_id(id)) {
        functions.push_back(*function);
      } else {
        problems_.error(at + "/functions", "The behaviour change wheel has no function " + id + ".",
                        "`sealwell score --list` names them at bcw_2014.");
      }
    }
    if (advice.functions.empty()) {
      problems_.error(at + "/functions", "No behaviour change function is named, so this would never be shown.",
                      "Name what it does: education, persuasion, incentivisation, training, "
                      "environmental_restructuring, modelling "
                      "or enablement.");
      return;
    }
    for (const std::string& id : advice.components) {
      const auto component = scoring::component_from_id(id);
      if (!component) {
        unknown_component(at + "/components", id);
        continue;
      }
      const auto offered = scoring::offered_functions({&*component, 1});
      const bool serves = std::any_of(functions.begin(), functions.end(), [&](scoring::InterventionFunction function) {
        return std::find(offered.begin(), offered.end(), function) != offered.end();
      });
      if (serves) continue;
      std::vector<std::string_view> ids;
      for (const auto function : offered) ids.push_back(scoring::function_id(function));
      problems_.error(
          at + "/functions",
          "The behaviour change wheel ticks none of them for " + id + ", so this would never be shown for it.",
          "For " + id + " it ticks: " + joined(ids) + ".");
    }
  }

  const pack::ServicePack& pack_;
  Problems problems_;
};

}  // namespace

std::vector<Problem> check_com_b(const pack::ServicePack& pack) { return ComBChecker(pack).run(); }

}  // namespace sealwell::lint
