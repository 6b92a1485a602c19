#include "core/fhirpath/function_table.hpp"

namespace sealwell::fhirpath {
namespace {

constexpr std::string_view weight_urls[] = {
    "http://hl7.org/fhir/StructureDefinition/itemWeight",
    "http://hl7.org/fhir/StructureDefinition/ordinalValue",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue",
};

const json::Value* weight_on(const json::Value& element) {
  for (const json::Value& extension : element.items("extension")) {
    for (const std::string_view url : weight_urls) {
      if (extension.text_or("url") != url) continue;
      for (const std::string_view name : {"valueDecimal", "valueInteger"}) {
        if (const json::Value* value = extension.find(name); value && value->decimal()) return value;
      }
    }
  }
  return nullptr;
}

// Where things lie, by a key that tells them apart; open addressing in a list of at least twice the size.
class Places {
 public:
  struct Place {
    std::uint64_t key = 0;
    const json::Value* value = nullptr;
  };

  void add(std::uint64_t key, const json::Value& value) {
    if (++count_ * 2 > slots_.size()) {
      std::vector<Place> old(slots_.empty() ? 16 : slots_.size() * 2);
      old.swap(slots_);
      for (const Place& place : old) {
        if (place.value) put(place);
      }
    }
    put({key, &value});
  }

  /// Each value that was added with `key`, until `take` returns true.
  template <typename Take> void each(std::uint64_t key, Take take) const {
    if (slots_.empty()) return;
    for (std::size_t at = begin(key); slots_[at].value; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].key == key && take(*slots_[at].value)) return;
    }
  }

 private:
  std::size_t begin(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E37'79B9'7F4A'7C15U) >> 32) & (slots_.size() - 1);
  }
  void put(const Place& place) {
    std::size_t at = begin(place.key);
    while (slots_[at].value) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = place;
  }

  std::vector<Place> slots_;
  std::size_t count_ = 0;
};

std::uint64_t key_of(std::string_view text) {
  std::uint64_t key = 14'695'981'039'346'656'037U;
  for (const char c : text) key = (key ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;  // FNV-1a
  return key;
}
std::uint64_t key_of(const json::Value& value) { return reinterpret_cast<std::uintptr_t>(&value); }

// The weights that a Questionnaire gives the options of its items. The Questionnaire and the response
// are walked once, at the first coding that brings no weight of its own.
class Weights {
 public:
  Weights(Evaluator& evaluator, const Node& node) : evaluator_(evaluator), node_(node) {}

  const json::Value* find(const json::Value& coding) {
    const Context& context = evaluator_.context();
    if (!context.questionnaire || !context.resource) return nullptr;
    if (!walked_) {
      walked_ = true;
      walk(*context.questionnaire, false);
      walk(*context.resource, true);
    }
    // The same code may weigh differently in another question, so it matters whose answer it is.
    const json::Value* answered = nullptr;
    answered_.each(key_of(coding), [&](const json::Value& item) { return answered = &item, true; });
    if (!answered) return nullptr;
    const std::string_view link_id = answered->text_or("linkId");
    const json::Value* weight = nullptr;
    asked_.each(key_of(link_id), [&](const json::Value& item) {
      if (!evaluator_.pay(1, node_)) return true;
      if (item.text_or("linkId") != link_id) return false;
      weight = in_item(item, coding);
      return true;
    });
    return weight;
  }

 private:
  void walk(const json::Value& root, bool response) {
    std::vector<const json::Value*> waiting{&root};
    while (!waiting.empty()) {
      const json::Value& holder = *waiting.back();
      waiting.pop_back();
      for (const json::Value& item : holder.items("item")) {
        if (!evaluator_.pay(1, node_)) return;
        waiting.push_back(&item);
        if (!response) asked_.add(key_of(item.text_or("linkId")), item);
        else
          for (const json::Value& answer : item.items("answer")) {
            if (const json::Value* coding = answer.find("valueCoding")) answered_.add(key_of(*coding), item);
            waiting.push_back(&answer);
          }
      }
    }
  }

  static bool means(const json::Value& option, const json::Value& coding, std::string_view system) {
    return option.text_or("code") == coding.text_or("code") &&
           option.text_or("system", system) == coding.text_or("system");
  }

  const json::Value* in_item(const json::Value& item, const json::Value& coding) {
    for (const json::Value& option : item.items("answerOption")) {
      if (!evaluator_.pay(1, node_)) return nullptr;
      const json::Value* own = option.find("valueCoding");
      if (!own || !means(*own, coding, {})) continue;
      const json::Value* weight = weight_on(option);
      return weight ? weight : weight_on(*own);
    }
    const std::string_view set = item.text_or("answerValueSet");
    if (!set.starts_with('#')) return nullptr;
    for (const json::Value& contained : evaluator_.context().questionnaire->items("contained")) {
      if (!evaluator_.pay(1, node_)) return nullptr;
      if (contained.text_or("id") == set.substr(1)) return in_value_set(contained, coding);
    }
    return nullptr;
  }

  const json::Value* in_value_set(const json::Value& set, const json::Value& coding) {
    if (const json::Value* expansion = set.find("expansion")) {
      for (const json::Value& concept_ : expansion->items("contains")) {
        if (!evaluator_.pay(1, node_)) return nullptr;
        if (means(concept_, coding, {})) return weight_on(concept_);
      }
    }
    const json::Value* compose = set.find("compose");
    if (!compose) return nullptr;
    for (const json::Value& include : compose->items("include")) {
      for (const json::Value& concept_ : include.items("concept")) {
        if (!evaluator_.pay(1, node_)) return nullptr;
        if (means(concept_, coding, include.text_or("system"))) return weight_on(concept_);
      }
    }
    return nullptr;
  }

  Evaluator& evaluator_;
  const Node& node_;
  bool walked_ = false;
  Places asked_;     // items of the Questionnaire by linkId
  Places answered_;  // items of the response by the coding that answers them
};

}  // namespace

Collection run_answers(Evaluator& evaluator, const Call& call) {
  // In the order of the document: the deepest unfinished element is always the last one waiting.
  Collection found;
  Collection waiting(call.input.rbegin(), call.input.rend());
  while (!waiting.empty()) {
    if (!evaluator.pay(1, call.node)) return {};
    const Item item = std::move(waiting.back());
    waiting.pop_back();
    if (!item.node) continue;
    const json::Array& answers = item.node->items("answer");
    const json::Array& items = item.node->items("item");
    if (!evaluator.pay(answers.size() + items.size(), call.node)) return {};
    for (std::size_t i = items.size(); i-- > 0;) waiting.push_back(of_element(items[i]));
    for (std::size_t i = answers.size(); i-- > 0;) waiting.push_back(of_element(answers[i], "answer"));
    if (item.type == "answer") found.push_back(of_element(*item.node));
  }
  return found;
}

Collection run_weight(Evaluator& evaluator, const Call& call) {
  Collection found;
  Weights weights(evaluator, call.node);
  for (const Item& item : call.input) {
    if (!evaluator.pay(1, call.node)) return {};
    if (!item.node) continue;
    // An answer has its coding inside.
    const json::Value* coding = item.node->find("valueCoding");
    if (!coding) coding = item.node;
    const json::Value* weight = weight_on(*coding);
    if (!weight && !item.node->if_object() && item.primitive_extensions) weight = weight_on(*item.primitive_extensions);
    if (!weight && coding->find("code")) weight = weights.find(*coding);
    if (weight) found.push_back(of_element(*weight, "decimal"));
  }
  return evaluator.failed() ? Collection() : found;
}

}  // namespace sealwell::fhirpath
