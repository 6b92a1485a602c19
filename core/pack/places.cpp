#include "core/pack/places.hpp"

#include "core/pack/service_pack.hpp"

#include <algorithm>
#include <set>

namespace sealwell::pack {
namespace {

// An item and all below it, in the order of the document; `below` says whether to go into one's children.
template <typename Visit> void walk(const Questionnaire& questionnaire, int top, const Visit& below) {
  std::vector<int> waiting{top};
  while (!waiting.empty()) {
    const int index = waiting.back();
    waiting.pop_back();
    const Item& item = questionnaire.item(index);
    if (item.hidden || !below(index, item)) continue;
    waiting.insert(waiting.end(), item.children.rbegin(), item.children.rend());
  }
}

class Placing {
 public:
  Placing(const Questionnaire& questionnaire, const std::vector<JourneyStep>& journey)
      : questionnaire_(questionnaire), journey_(journey) {
    places_.of_item.resize(questionnaire.items.size());
  }

  Places run() {
    add(Place::Kind::start, -1, journey_.size());
    for (std::size_t step = 0; step < journey_.size(); ++step) {
      switch (journey_[step].kind) {
        case JourneyStep::Kind::questions: add_questions(step); break;
        case JourneyStep::Kind::results: add(Place::Kind::results, -1, step); break;
        case JourneyStep::Kind::consent: add(Place::Kind::consent, -1, step); break;
        case JourneyStep::Kind::check: add(Place::Kind::check, -1, step); break;
        case JourneyStep::Kind::send:
          if (asks_after_check(step)) add(Place::Kind::check, -1, step);
          break;
      }
    }
    add(Place::Kind::check, -1, journey_.size());
    return std::move(places_);
  }

 private:
  void add(Place::Kind kind, int item, std::size_t step) {
    Place place;
    place.kind = kind;
    place.item = item;
    place.step = step;
    if (item < 0) places_.landmarks.push_back(places_.list.size());
    else places_.of_item[static_cast<std::size_t>(item)].push_back(places_.list.size());
    places_.list.push_back(place);
  }

  // Whether anything stands between a check and this send step.
  [[nodiscard]] bool asks_after_check(std::size_t send) const {
    bool asks = false;
    for (std::size_t step = send; step-- > 0;) {
      if (journey_[step].kind == JourneyStep::Kind::check) return asks;
      asks = asks || journey_[step].kind != JourneyStep::Kind::send;
    }
    return false;
  }

  void add_questions(std::size_t step) {
    std::set<int> own;
    for (const std::string& link_id : journey_[step].items) {
      const int top = questionnaire_.find(link_id);
      if (top < 0 || !own.insert(top).second) continue;
      const std::size_t begin = places_.list.size();
      walk(questionnaire_, top, [&](int index, const Item& item) { return add_item(index, item, step); });
      for (std::size_t at = begin; at < places_.list.size(); ++at) {
        places_.list[at].top = top;
        places_.list[at].run_begin = begin;
        places_.list[at].run_end = places_.list.size();
      }
      if (!seen_.insert(top).second) places_.moving.push_back(top);
    }
  }

  bool add_item(int index, const Item& item, std::size_t step) {
    if (item.type == ItemType::group) {
      if (item.control != ItemControl::page) return true;
      std::vector<int> further;
      for (const int on_page : items_on_page(questionnaire_, index, &further)) {
        places_.of_item[static_cast<std::size_t>(on_page)].push_back(places_.list.size());
      }
      add(Place::Kind::page, index, step);
      for (const int instance : further) {
        walk(questionnaire_, instance, [&](int below, const Item& other) { return add_item(below, other, step); });
      }
      return false;
    }
    const bool told = item.type == ItemType::display || item.read_only;
    add(told ? Place::Kind::note : Place::Kind::question, index, step);
    return true;
  }

  const Questionnaire& questionnaire_;
  const std::vector<JourneyStep>& journey_;
  Places places_;
  std::set<int> seen_;
};

}  // namespace

std::vector<int> items_on_page(const Questionnaire& questionnaire, int group, std::vector<int>* further) {
  std::vector<int> items;
  walk(questionnaire, group, [&](int index, const Item& item) {
    if (item.instance > questionnaire.item(group).instance) {
      if (further) further->push_back(index);
      return false;
    }
    if (index != group) items.push_back(index);
    return true;
  });
  return items;
}

Places places_of(const Questionnaire& questionnaire, const std::vector<JourneyStep>& journey) {
  return Placing(questionnaire, journey).run();
}

}  // namespace sealwell::pack
