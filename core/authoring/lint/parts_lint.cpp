// Native programs only, as pack_lint.cpp.
#include "core/authoring/lint/parts_lint.hpp"

#include <set>

namespace sealwell::lint {

using namespace pack;

namespace {

// Whether an answer could hold a name, an address, a number to call, a date of birth.
bool could_name_somebody(const Item& item) {
  if (!item.autocomplete.empty()) return true;
  switch (item.type) {
    case ItemType::string:
    case ItemType::text:
    case ItemType::open_choice:
    case ItemType::date: return true;
    case ItemType::integer:
    case ItemType::decimal:
    case ItemType::quantity: return !item.min_value || !item.max_value;
    default: return false;
  }
}

class PartsChecker {
 public:
  PartsChecker(const ServicePack& pack, Problems& problems)
      : pack_(pack), questionnaire_(pack.questionnaire), problems_(problems) {}

  void run() {
    for (std::size_t i = 0; i < questionnaire_.items.size(); ++i) check_item(i);
    std::set<std::string> instruments;
    for (const Topic& topic : pack_.topics) instruments.insert(topic.instruments.begin(), topic.instruments.end());
    instruments.insert("comb_keyworth6");
    for (const std::string& instrument : instruments) check_instrument(instrument);
    for (std::size_t p = 0; p < pack_.parts.size(); ++p) {
      if (pack_.parts[p].anonymous) check_anonymous(p);
    }
  }

 private:
  static std::string pointer_of(std::size_t part) { return json::pointer_to("/pack/parts", part); }
  const std::string& name_of(std::size_t part) const { return pack_.parts[part].id; }
  std::size_t part_of(int item) const { return pack_.part_of[static_cast<std::size_t>(item)]; }

  void check_item(std::size_t index) {
    const Item& item = questionnaire_.items[index];
    if (!item.is_question() || item.instance > 1) return;
    const std::string at = "/questionnaire/linkId=" + item.link_id;
    const std::size_t part = pack_.part_of[index];
    for (int above = item.parent; above >= 0; above = questionnaire_.item(above).parent) {
      if (!questionnaire_.item(above).is_question() || part_of(above) == part) continue;
      problems_.error(at,
                      "It falls into the part " + name_of(part) + " and stands below " +
                          questionnaire_.item(above).link_id + ", which falls into " + name_of(part_of(above)) + ".",
                      "Name both in one part: what is asked below an answer tells that answer.");
      break;
    }
    const int source = item.options_chosen_in.empty() ? -1 : questionnaire_.find(item.options_chosen_in);
    if (source >= 0 && part_of(source) != part) {
      problems_.error(at,
                      "It falls into the part " + name_of(part) + ", and " + item.options_chosen_in +
                          ", where its options are chosen, into " + name_of(part_of(source)) + ".",
                      "Name both in one part: the one's answer is the other's.");
    }
    if (pack_.parts[part].anonymous && could_name_somebody(item)) {
      problems_.error(
          at, "Its answer could name somebody, and it falls into the anonymous part " + name_of(part) + ".",
          "Ask with fixed options, yes or no, or a number between minValue and maxValue; or name it in another part.");
    }
  }

  void check_instrument(const std::string& instrument) {
    const bool com_b = instrument == "comb_keyworth6";
    int first = com_b && !pack_.goal_item.empty() ? questionnaire_.find(pack_.goal_item) : -1;
    for (std::size_t i = 0; i < questionnaire_.items.size(); ++i) {
      const Item& item = questionnaire_.items[i];
      bool feeds = false;
      for (const InstrumentInput& feed : item.feeds) feeds = feeds || feed.instrument == instrument;
      for (const BarrierChecklist& list : pack_.checklists) feeds = feeds || (com_b && list.item == item.link_id);
      if (!feeds) continue;
      if (first < 0) first = static_cast<int>(i);
      if (pack_.part_of[i] == part_of(first)) continue;
      const Item& other = questionnaire_.item(first);
      problems_.error("/questionnaire/linkId=" + item.link_id,
                      (com_b ? "What COM-B rests on, and the goal," : "The inputs of " + instrument) +
                          " lie in different parts: " + item.link_id + " in " + name_of(pack_.part_of[i]) + ", " +
                          other.link_id + " in " + name_of(part_of(first)) + ".",
                      "Name them all in one part, so that what is worked out from them has a place.");
      return;
    }
  }

  std::set<std::string> keys_of(std::size_t part) const {
    std::set<std::string> keys;
    for (const std::string& id : pack_.parts[part].recipients) {
      keys.insert("id " + id);
      for (const Recipient& recipient : pack_.recipients) {
        if (recipient.id == id) keys.insert(recipient.public_key);
      }
    }
    return keys;
  }

  void check_anonymous(std::size_t part) {
    const PartRule& rule = pack_.parts[part];
    if (rule.takes_rest) {
      problems_.error(pointer_of(part), "The anonymous part " + rule.id + " takes whatever no other part names.",
                      "Name its items, and let another part take the rest.");
    }
    if (!rule.statements.empty()) {
      problems_.error(pointer_of(part) + "/statements", "The anonymous part " + rule.id + " names statements.",
                      "Take them out: the time of a decision leads to whoever made it.");
    }
    const std::set<std::string> keys = keys_of(part);
    for (std::size_t other = 0; other < pack_.parts.size(); ++other) {
      if (other == part) continue;
      bool shared = false;
      for (const std::string& key : keys_of(other)) shared = shared || keys.contains(key);
      if (!shared) continue;
      problems_.error(pointer_of(part) + "/recipients",
                      "A recipient of the anonymous part " + rule.id + " also opens " + name_of(other) + ".",
                      "Give one of the two parts to a recipient with another key: one key would put both together.");
      return;
    }
  }

  const ServicePack& pack_;
  const Questionnaire& questionnaire_;
  Problems& problems_;
};

}  // namespace

void check_parts(const ServicePack& pack, Problems& problems) {
  if (!pack.parts.empty() && pack.part_of.size() == pack.questionnaire.items.size()) PartsChecker(pack, problems).run();
}

}  // namespace sealwell::lint
