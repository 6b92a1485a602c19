#include "core/base/text.hpp"
#include "core/record/parts.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace sealwell::record {
namespace {

// Which part has an instrument's inputs.
using InstrumentParts = std::map<std::string_view, std::size_t>;

InstrumentParts instrument_parts(const pack::ServicePack& pack) {
  InstrumentParts parts;
  for (std::size_t i = 0; i < pack.questionnaire.items.size(); ++i) {
    for (const pack::InstrumentInput& feed : pack.questionnaire.items[i].feeds) {
      parts.emplace(feed.instrument, pack.part_of[i]);
    }
  }
  return parts;
}

// Takes out of a record what falls into some parts.
class Splitter {
 public:
  Splitter(const pack::ServicePack& pack, const InstrumentParts& instruments, const json::Value& record,
           const std::vector<std::uint8_t>& wanted)
      : pack_(pack), instruments_(instruments), record_(record), wanted_(wanted), rest_(wanted[pack.rest_part]) {
    for (std::size_t part = 0; part < wanted.size(); ++part) {
      named_ = named_ || (wanted[part] && !pack.parts[part].anonymous);
    }
  }

  // `name_of_parts` is "part" or "parts", and `whose` its value.
  json::Value document(std::string_view name_of_parts, const json::Value& whose) const {
    json::Value document = json::Value::object();
    for (const json::Member& member : *record_.if_object()) {
      const std::string& name = member.name;
      if (name == "part" || name == "parts") document.set(name_of_parts, whose);
      else if (name == "questionnaireResponse") add(document, name, response(member.value));
      else if (name == "scores") add(document, name, scores(member.value));
      else if (name == "decisions") add(document, name, decisions(member.value));
      else if (goes_here(name)) document.set(name, member.value);
    }
    if (!document.find(name_of_parts)) document.set(name_of_parts, whose);
    return document;
  }

 private:
  static void add(json::Value& document, std::string_view name, std::optional<json::Value> value) {
    if (value) document.set(name, std::move(*value));
  }

  bool goes_here(std::string_view name) const {
    if (is_one_of(name, {"format", "id", "pack"})) return true;
    if (is_one_of(name, {"kind", "language", "completedBy", "sentAt", "followUp"})) return named_;
    if (is_one_of(name, {"comB", "favourites"})) return wanted_[com_b_part()];
    return rest_;
  }

  std::size_t part_of(std::string_view link_id) const {
    const int item = pack_.questionnaire.find(link_id);
    return item < 0 ? pack_.rest_part : pack_.part_of[static_cast<std::size_t>(item)];
  }

  std::size_t part_of_instrument(std::string_view instrument) const {
    const auto found = instruments_.find(instrument);
    return found == instruments_.end() ? pack_.rest_part : found->second;
  }

  std::size_t com_b_part() const {
    return pack_.goal_item.empty() ? part_of_instrument("comb_keyworth6") : part_of(pack_.goal_item);
  }

  std::optional<json::Value> response(const json::Value& whole) const {
    if (!whole.if_object()) return rest_ ? std::optional<json::Value>(whole) : std::nullopt;
    json::Value own = json::Value::object();
    for (const json::Member& member : *whole.if_object()) {
      if (member.name == "item" && member.value.if_array()) {
        json::Array items = items_of(*member.value.if_array());
        if (!items.empty()) own.set("item", std::move(items));
      } else if (is_one_of(member.name, {"resourceType", "questionnaire", "status"}) ||
                 (is_one_of(member.name, {"language", "authored"}) ? named_ : rest_)) {
        own.set(member.name, member.value);
      }
    }
    return own;
  }

  // Recursion ends where the document does: a reader allows no nesting deeper than json::Limits.
  json::Array items_of(const json::Array& entries) const {
    json::Array own;
    for (const json::Value& entry : entries) {
      if (auto kept = item_of(entry)) own.push_back(std::move(*kept));
    }
    return own;
  }

  std::optional<json::Value> item_of(const json::Value& entry) const {
    if (wanted_[part_of(entry.text_or("linkId"))]) return own_item(entry);
    // What stands below somebody else's item keeps the groups that it stands in.
    json::Array below = items_of(entry.items("item"));
    for (const json::Value& answer : entry.items("answer")) {
      for (json::Value& child : items_of(answer.items("item"))) below.push_back(std::move(child));
    }
    if (below.empty()) return std::nullopt;
    json::Value around = json::Value::object();
    for (const std::string_view name : {"linkId", "text"}) {
      if (const json::Value* value = entry.find(name)) around.set(name, *value);
    }
    around.set("item", std::move(below));
    return around;
  }

  std::optional<json::Value> own_item(const json::Value& entry) const {
    if (!entry.if_object()) return entry;
    json::Value own = json::Value::object();
    bool emptied = false;
    bool more = false;
    for (const json::Member& member : *entry.if_object()) {
      if (member.name == "item" && member.value.if_array()) {
        json::Array below = items_of(*member.value.if_array());
        emptied = below.empty() && !member.value.if_array()->empty();
        if (!emptied) own.set("item", std::move(below));
      } else if (member.name == "answer" && member.value.if_array()) {
        more = true;
        own.set("answer", answers_of(*member.value.if_array()));
      } else {
        more = more || !is_one_of(member.name, {"linkId", "text"});
        own.set(member.name, member.value);
      }
    }
    // A group of which everything went to other parts says nothing.
    if (emptied && !more) return std::nullopt;
    return own;
  }

  json::Array answers_of(const json::Array& answers) const {
    json::Array own;
    for (const json::Value& answer : answers) {
      json::Value kept = answer;
      if (const json::Array& below = answer.items("item"); !below.empty()) kept.set("item", items_of(below));
      own.push_back(std::move(kept));
    }
    return own;
  }

  std::optional<json::Value> scores(const json::Value& all) const {
    if (!all.if_array()) return rest_ ? std::optional<json::Value>(all) : std::nullopt;
    json::Value own = json::Value::array();
    for (const json::Value& score : *all.if_array()) {
      if (wanted_[part_of_instrument(score.text_or("instrument"))]) own.add(score);
    }
    return own;
  }

  std::optional<json::Value> decisions(const json::Value& all) const {
    if (rest_) return all;
    if (!named_ || !all.if_array()) return std::nullopt;
    json::Value own = json::Value::array();
    for (const json::Value& decision : *all.if_array()) {
      if (decision_goes_here(decision.text_or("statement"))) own.add(decision);
    }
    return own;
  }

  // What was required for sending stands in every record, so it tells nothing about the resident.
  bool decision_goes_here(std::string_view id) const {
    const pack::Statement* statement = pack_.statement(id);
    if (!statement) return false;
    const bool required = !statement->required_for.empty() && statement->required_for == record_.text_or("kind");
    bool named = required;
    for (std::size_t part = 0; part < wanted_.size() && !named; ++part) {
      const std::vector<std::string>& statements = pack_.parts[part].statements;
      named = wanted_[part] && std::find(statements.begin(), statements.end(), id) != statements.end();
    }
    return named;
  }

  const pack::ServicePack& pack_;
  const InstrumentParts& instruments_;
  const json::Value& record_;
  const std::vector<std::uint8_t>& wanted_;  // by part
  bool rest_;                                // the part that takes the rest is wanted
  bool named_ = false;                       // a part that is not anonymous is wanted
};

}  // namespace

std::vector<json::Value> split(const pack::ServicePack& pack, const json::Value& record) {
  std::vector<json::Value> documents;
  if (pack.parts.size() <= 1) {
    documents.push_back(record);
    return documents;
  }
  const json::Value nothing = json::Value::object();
  const json::Value& whole = record.if_object() ? record : nothing;
  const InstrumentParts instruments = instrument_parts(pack);
  for (std::size_t part = 0; part < pack.parts.size(); ++part) {
    std::vector<std::uint8_t> wanted(pack.parts.size(), false);
    wanted[part] = true;
    documents.push_back(Splitter(pack, instruments, whole, wanted).document("part", pack.parts[part].id));
  }
  return documents;
}

json::Value reduce(const pack::ServicePack& pack, const json::Value& record, const std::vector<std::uint8_t>& at_hand) {
  json::Value names = json::Value::array();
  for (std::size_t part = 0; part < at_hand.size(); ++part) {
    if (at_hand[part]) names.add(pack.parts[part].id);
  }
  const InstrumentParts instruments = instrument_parts(pack);
  return Splitter(pack, instruments, record, at_hand).document("parts", names);
}

}  // namespace sealwell::record
