#include "core/authoring/reader/repeating_groups.hpp"

#include "core/pack/messages.hpp"

#include <algorithm>
#include <utility>

namespace sealwell::pack {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// A group that repeats, by indexes of the list as it was read.
struct Group {
  int begin, end;   // the group itself, and what comes after the last item in it
  int least, most;  // instances that are there unasked, and at most
};

class Writer {
 public:
  Writer(Questionnaire& questionnaire, const std::vector<ObjectReader>& readers)
      : questionnaire_(questionnaire), items_(questionnaire.items), readers_(readers) {}

  void run() {
    find_groups();
    if (groups_.empty()) return;
    check_references();
    auto group = groups_.begin();
    for (int i = 0; i < static_cast<int>(items_.size());) {
      if (group == groups_.end() || i < group->begin) {
        copy(i++, 0);
        continue;
      }
      write(*group);
      i = group->end;
      ++group;
    }
    items_ = std::move(written_);
    questionnaire_.by_link_id.clear();
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (!items_[i].link_id.empty()) questionnaire_.by_link_id.emplace(items_[i].link_id, static_cast<int>(i));
    }
  }

 private:
  // Items stand in document order, so what is in a group follows it without a gap.
  void find_groups() {
    const int count = static_cast<int>(items_.size());
    int grown = 0;
    for (int i = 0; i < count; ++i) {
      Item& item = items_[at(i)];
      const bool inside = !groups_.empty() && i < groups_.back().end;
      const bool repeats = inside || item.has_instances();
      const bool asks =
          !item.calculated.empty() || !item.enabled_by.empty() || !item.initially.empty() || !item.variables.empty();
      // Whose instance an expression would speak of is not worked out.
      if (repeats && asks) readers_[at(i)].fail(Error::unsupported, "extension");
      if (inside && !item.feeds.empty()) readers_[at(i)].fail(Error::unsupported, "code");
      if (item.type == ItemType::group && item.repeats) {
        if (inside) readers_[at(i)].fail(Error::unsupported, "repeats");
        else groups_.push_back(group_at(i));
      }
      place_.push_back(i + grown);
      if (groups_.empty() || i + 1 != groups_.back().end) continue;
      Group& group = groups_.back();
      const auto more = [&group] {
        return (group.most - 1) * (group.end - group.begin) + group.most - std::min(group.least, group.most);
      };
      if (static_cast<std::size_t>(count + grown + more()) > max_items) {
        readers_[at(group.begin)].fail(Error::too_large);
        group.most = 1;
      }
      grown += more();
    }
  }

  Group group_at(int begin) const {
    const Item& item = items_[at(begin)];
    int end = begin + 1;
    while (at(end) < items_.size() && items_[at(end)].parent >= begin) ++end;
    Group group{begin, end, std::clamp(item.min_occurs, 1, max_instances), max_instances};
    if (item.max_occurs > 0) group.most = std::min(group.most, item.max_occurs);
    if (item.is_fixed()) group.most = group.least;  // nobody can add to it
    return group;
  }

  [[nodiscard]] const Group* group_around(int item) const {
    for (const Group& group : groups_) {
      if (group.begin < item && item < group.end) return &group;
    }
    return nullptr;
  }

  void check_references() const {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].options_chosen_in.empty()) continue;
      const Group* source = group_around(questionnaire_.find(items_[i].options_chosen_in));
      if (source && source != group_around(static_cast<int>(i))) readers_[i].fail(Error::unsupported, "extension");
    }
  }

  // `shift`: how far behind the first instance's it stands.
  Item& copy(int index, int shift) {
    Item item = items_[at(index)];
    if (item.parent >= 0) item.parent = place_[at(item.parent)] + shift;
    for (int& child : item.children) child = place_[at(child)] + shift;
    written_.push_back(std::move(item));
    return written_.back();
  }

  void write(const Group& group) {
    const int first = place_[at(group.begin)];
    bool on_page = false;
    for (int above = items_[at(group.begin)].parent; above >= 0; above = items_[at(above)].parent) {
      on_page = on_page || items_[at(above)].control == ItemControl::page;
    }
    for (int i = group.begin; i < group.end; ++i) {
      Item& item = copy(i, 0);
      if (i > group.begin) item.in_instance = first;
    }
    const std::string name = items_[at(group.begin)].link_id;
    int before = 0;
    for (int instance = 2; instance <= group.most; ++instance) {
      const std::string mark = "@" + std::to_string(instance);
      const std::string more = name + mark + "-more";
      if (instance > group.least) add_question(group, more, instance);
      const int shift = next_index() - first;
      written_[at(first)].children.push_back(first + shift);
      for (int i = group.begin; i < group.end; ++i) {
        written_[at(place_[at(i)] + before)].next_instance = place_[at(i)] + shift;
        Item& item = copy(i, shift);
        item.instance = instance;
        item.written = std::exchange(item.link_id, item.link_id + mark);
        refuse_taken(item.link_id, i);
        if (i > group.begin) {
          item.in_instance = first + shift;
          // Inside, each instance asks its own.
          for (Condition& condition : item.enable_rule.conditions) ask_own(condition.question, group, mark);
          ask_own(item.options_chosen_in, group, mark);
          continue;
        }
        item.parent = first;
        item.repeats = false;
        if (on_page) item.control = ItemControl::page;
        item.enable_rule = instance > group.least ? says_yes(more) : EnableRule();
      }
      before = shift;
    }
  }

  [[nodiscard]] int next_index() const { return static_cast<int>(written_.size()); }

  void add_question(const Group& group, const std::string& link_id, int instance) {
    const int first = place_[at(group.begin)];
    Item item;
    item.link_id = link_id;
    item.type = ItemType::boolean;
    item.required = true;
    item.parent = first;
    item.instance = instance;
    item.is_add_another_question = true;
    std::vector<int>& children = written_[at(first)].children;
    // Only after the instance before, where that was asked for too.
    if (instance > group.least + 1) item.enable_rule = written_[at(children.back())].enable_rule;
    children.push_back(next_index());
    refuse_taken(link_id, group.begin);
    written_.push_back(std::move(item));
  }

  static EnableRule says_yes(const std::string& question) {
    Condition condition;
    condition.question = question;
    condition.comparison = Operator::equal;
    condition.expected.kind = AnswerValue::Kind::boolean;
    condition.expected.boolean = true;
    return {{condition}, false};
  }

  void ask_own(std::string& link_id, const Group& group, const std::string& mark) const {
    const int item = questionnaire_.find(link_id);
    if (group.begin < item && item < group.end) link_id += mark;
  }

  void refuse_taken(const std::string& link_id, int item) const {
    if (questionnaire_.find(link_id) >= 0) readers_[at(item)].fail(Error::duplicate_key, "linkId");
  }

  Questionnaire& questionnaire_;
  std::vector<Item>& items_;
  const std::vector<ObjectReader>& readers_;
  std::vector<Group> groups_;
  std::vector<int> place_;  // where each item comes to stand
  std::vector<Item> written_;
};

// What one instance is called: the group's name, else that of the first question in it.
std::string name_of(const Questionnaire& questionnaire, int group) {
  std::string name = questionnaire.item(group).short_text;
  for (std::size_t i = at(group) + 1; name.empty() && i < questionnaire.items.size(); ++i) {
    if (questionnaire.items[i].parent < group) break;
    if (questionnaire.items[i].is_question()) name = questionnaire.items[i].short_text;
  }
  return name;
}

}  // namespace

void expand_repeating_groups(Questionnaire& questionnaire, const std::vector<ObjectReader>& readers) {
  Writer(questionnaire, readers).run();
}

void label_instances(Questionnaire& questionnaire, const Messages& messages) {
  for (std::size_t i = 0; i < questionnaire.items.size(); ++i) {
    Item& item = questionnaire.items[i];
    if (item.instance == 1) continue;
    if (item.is_add_another_question) {
      item.text = messages.say("another", {{"label", name_of(questionnaire, item.parent)}});
      item.short_text = item.text;
    } else if (item.type == ItemType::group && (item.in_instance < 0 || !item.text.empty())) {
      const int above = item.in_instance < 0 ? item.parent : static_cast<int>(i);
      item.text =
          messages.say("place", {{"label", name_of(questionnaire, above)}, {"number", std::to_string(item.instance)}});
      item.short_text = item.text;
    }
  }
}

}  // namespace sealwell::pack
