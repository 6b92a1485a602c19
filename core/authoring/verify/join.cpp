// Native programs only: what was sealed in a browser is opened by the service.
#include "core/base/sorting.hpp"
#include "core/record/parts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace sealwell::record {
namespace {

// Members as `build` orders them; what stands here nowhere comes after.
constexpr std::array<std::string_view, 9> heading{"format",   "id",          "kind",   "parts",   "pack",
                                                  "language", "completedBy", "sentAt", "followUp"};
constexpr std::array<std::string_view, 5> response_heading{"resourceType", "language", "questionnaire", "status",
                                                           "authored"};

bool same(const json::Value* a, const json::Value* b) {
  return (!a && !b) || (a && b && json::write_canonical(*a) == json::write_canonical(*b));
}

// A forged part can hold very many of what a record has few of. Where joining compares each with each,
// it stops here.
constexpr std::size_t most_decisions = 1000;
constexpr std::size_t most_other_members = 100;

// An item, score or decision with the part that it came from.
struct Entry {
  const json::Value* value;
  std::size_t part;
};

// Whether an item only stands around others: a group.
bool is_group(const json::Value& entry) {
  if (!entry.if_object() || !entry.find("item")) return false;
  return std::all_of(entry.if_object()->begin(), entry.if_object()->end(), [](const json::Member& member) {
    return member.name == "linkId" || member.name == "text" || member.name == "item";
  });
}

class Joiner {
 public:
  Joiner(const pack::ServicePack* pack, const std::vector<RecordPart>& parts, std::size_t envelope_parts)
      : pack_(pack) {
    if (pack_ && pack_->parts.size() != envelope_parts) {
      joined_.problems.emplace_back("parts: the envelope has not as many as the pack");
      pack_ = nullptr;
    }
    for (const RecordPart& part : parts) {
      if (part.document.if_object()) parts_.push_back(&part);
      else joined_.problems.push_back("part " + ordinal(part.part_index) + ": not a referral record");
    }
  }

  Joined run() {
    json::Value& record = joined_.record;
    record = json::Value::object();
    for (const std::string_view name : heading) {
      if (name == "parts") record.set(name, names());
      else take(record, name, {});
    }
    responses(record);
    scores(record);
    for (const std::string_view name : {"comB", "favourites"}) take_once(record, name);
    decisions(record);
    take_others(record, {}, {"part", "questionnaireResponse", "scores", "comB", "favourites", "decisions"});
    compare_with_pack();
    return std::move(joined_);
  }

 private:
  static std::string ordinal(std::size_t place) { return std::to_string(place + 1); }

  // The object `inside` of a part's document, or the document itself when that is empty.
  static const json::Value* object_of(const RecordPart& part, std::string_view inside) {
    return inside.empty() ? &part.document : part.document.find(inside);
  }

  json::Value names() {
    json::Value list = json::Value::array();
    std::set<std::string> seen;
    for (const RecordPart* part : parts_) {
      const std::string said(part->document.text_or("part"));
      const std::string name = pack_ ? pack_->parts[part->part_index].id : said;
      if (!seen.insert(name).second || name.empty()) {
        joined_.problems.push_back("part " + ordinal(part->part_index) + ": it has no name of its own");
      }
      list.add(name);
    }
    return list;
  }

  // The first part's word for a member, and a problem where another says otherwise.
  void take(json::Value& into, std::string_view name, std::string_view inside) {
    const json::Value* first = nullptr;
    for (const RecordPart* part : parts_) {
      const json::Value* object = object_of(*part, inside);
      const json::Value* value = object ? object->find(name) : nullptr;
      if (!value) continue;
      if (!first) {
        first = value;
        into.set(name, *value);
      } else if (!same(first, value)) {
        joined_.problems.push_back(std::string(inside.empty() ? name : inside) + ": the parts do not say the same");
      }
    }
  }

  void take_once(json::Value& into, std::string_view name) {
    for (const RecordPart* part : parts_) {
      const json::Value* value = part->document.find(name);
      if (!value) continue;
      if (into.find(name)) joined_.problems.push_back(std::string(name) + ": more than one part has it");
      else into.set(name, *value);
    }
  }

  void take_others(json::Value& into, std::string_view inside, std::initializer_list<std::string_view> done) {
    for (const RecordPart* part : parts_) {
      const json::Value* object = object_of(*part, inside);
      if (!object || !object->if_object()) continue;
      std::size_t others = 0;
      for (const json::Member& member : *object->if_object()) {
        const bool known = std::find(done.begin(), done.end(), member.name) != done.end();
        if (member.name == "parts" && inside.empty()) {
          joined_.problems.push_back("part " + ordinal(part->part_index) + ": it speaks of other parts");
        } else if (!known && !into.find(member.name)) {
          if (++others > most_other_members) break;
          take(into, member.name, inside);
        }
      }
      if (others > most_other_members) {
        joined_.problems.push_back("part " + ordinal(part->part_index) + ": it has members that no record has");
      }
    }
  }

  void responses(json::Value& record) {
    json::Value response = json::Value::object();
    const std::string_view inside = "questionnaireResponse";
    for (const std::string_view name : response_heading) take(response, name, inside);
    std::vector<Entry> entries;
    for (const RecordPart* part : parts_) {
      const json::Value* own = part->document.find(inside);
      if (!own) continue;
      if (!own->if_object())
        joined_.problems.push_back("part " + ordinal(part->part_index) +
                                   ": its questionnaireResponse is not a JSON object");
      for (const json::Value& entry : own->items("item")) entries.push_back({&entry, part->part_index});
    }
    json::Array items = merged(entries);
    if (!items.empty()) response.set("item", std::move(items));
    take_others(response, inside, {"item"});
    record.set(inside, std::move(response));
  }

  // Each item once, groups that several parts hold as one, in the Questionnaire's order.
  json::Array merged(const std::vector<Entry>& entries) {
    std::vector<std::vector<Entry>> by_item;
    std::map<std::string_view, std::size_t> first_list;
    for (const Entry& entry : entries) {
      const auto [list, is_new] = first_list.emplace(entry.value->text_or("linkId"), by_item.size());
      // An item that one part holds twice stays as it is, for the check to find.
      if (is_new || by_item[list->second].back().part == entry.part) by_item.push_back({entry});
      else by_item[list->second].push_back(entry);
    }
    if (pack_) {
      const auto rank = [this](const std::vector<Entry>& list) {
        const int item = pack_->questionnaire.find(list.front().value->text_or("linkId"));
        return item < 0 ? static_cast<int>(pack_->questionnaire.items.size()) : item;
      };
      sort_stably(by_item, [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    }
    json::Array items;
    for (const std::vector<Entry>& list : by_item) add_item(list, items);
    return items;
  }

  void add_item(const std::vector<Entry>& list, json::Array& items) {
    const json::Value& first = *list.front().value;
    const bool one_group = list.size() > 1 && std::all_of(list.begin(), list.end(), [&](const Entry& entry) {
                             return is_group(*entry.value) && same(entry.value->find("text"), first.find("text"));
                           });
    if (one_group) {
      std::vector<Entry> below;
      for (const Entry& entry : list) {
        for (const json::Value& child : entry.value->items("item")) below.push_back({&child, entry.part});
      }
      json::Value group = first;
      group.set("item", merged(below));
      items.push_back(std::move(group));
      return;
    }
    if (list.size() > 1) joined_.problems.emplace_back("questionnaireResponse: more than one part has the same item");
    for (const Entry& entry : list) items.push_back(*entry.value);
  }

  void scores(json::Value& record) {
    bool there = false;
    std::map<std::string_view, std::vector<Entry>> by_instrument;
    std::vector<std::string_view> order;  // the pack's, then the parts'
    if (pack_) {
      for (const pack::Topic& topic : pack_->topics) {
        order.insert(order.end(), topic.instruments.begin(), topic.instruments.end());
      }
    }
    for (const RecordPart* part : parts_) {
      there = there || part->document.find("scores");
      for (const json::Value& score : part->document.items("scores")) {
        const std::string_view instrument = score.text_or("instrument");
        std::vector<Entry>& list = by_instrument[instrument];
        if (!list.empty() && list.back().part != part->part_index) {
          joined_.problems.emplace_back("scores: more than one part has the same instrument");
        }
        list.push_back({&score, part->part_index});
        order.push_back(instrument);
      }
    }
    json::Value list = json::Value::array();
    std::map<std::string_view, std::size_t> taken;
    for (const std::string_view instrument : order) {
      const auto found = by_instrument.find(instrument);
      if (found == by_instrument.end()) continue;
      std::size_t& next = taken[instrument];
      if (next < found->second.size()) list.add(*found->second[next++].value);
    }
    if (there) record.set("scores", std::move(list));
  }

  // Several parts may have the same decision; each part has its own in the order in which they were
  // made. The rest has all. Without it, the longest list comes first and the others' are added.
  void decisions(json::Value& record) {
    std::vector<const RecordPart*> with;
    std::size_t count = 0;
    for (const RecordPart* part : parts_) {
      if (part->document.find("decisions")) with.push_back(part);
      count += part->document.items("decisions").size();
    }
    if (with.empty()) return;
    const auto amount = [](const RecordPart* part) { return part->document.items("decisions").size(); };
    sort_stably(with, [&](const RecordPart* a, const RecordPart* b) {
      const auto is_rest = [this](const RecordPart* part) { return pack_ && part->part_index == pack_->rest_part; };
      return is_rest(a) != is_rest(b) ? is_rest(a) : amount(a) > amount(b);
    });
    json::Array all = with.front()->document.items("decisions");
    if (count > most_decisions) joined_.problems.emplace_back("decisions: there are more than a record has");
    for (std::size_t i = 1; i < with.size() && count <= most_decisions; ++i) add_decisions(*with[i], all);
    record.set("decisions", std::move(all));
  }

  static void add_decisions(const RecordPart& part, json::Array& all) {
    std::size_t from = 0;
    for (const json::Value& decision : part.document.items("decisions")) {
      std::size_t at = from;
      while (at < all.size() && !(all[at] == decision)) ++at;
      if (at == all.size()) {
        at = from;
        while (at < all.size() && all[at].text_or("at") <= decision.text_or("at")) ++at;
        all.insert(all.begin() + static_cast<std::ptrdiff_t>(at), decision);
      }
      from = at + 1;
    }
  }

  // Whether each part is what comes of dividing the joined record again.
  void compare_with_pack() {
    if (!pack_) return;
    const std::vector<json::Value> expected = split(*pack_, joined_.record);
    for (const RecordPart* part : parts_) {
      const json::Value& right = expected[part->part_index];
      std::set<std::string> differing;
      for (const json::Member& member : *part->document.if_object()) {
        if (!same(&member.value, right.find(member.name))) differing.insert(member.name);
      }
      for (const json::Member& member : *right.if_object()) {
        if (!part->document.find(member.name)) differing.insert(member.name);
      }
      for (const std::string& name : differing) {
        joined_.problems.push_back("part " + ordinal(part->part_index) + ": " + name +
                                   " is not what the pack puts into " + pack_->parts[part->part_index].id);
      }
    }
  }

  const pack::ServicePack* pack_;
  std::vector<const RecordPart*> parts_;
  Joined joined_;
};

}  // namespace

Joined join(const pack::ServicePack* pack, const std::vector<RecordPart>& parts, std::size_t envelope_parts) {
  return Joiner(pack, parts, envelope_parts).run();
}

}  // namespace sealwell::record
