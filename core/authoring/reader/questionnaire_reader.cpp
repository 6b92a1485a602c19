#include "core/authoring/reader/questionnaire_reader.hpp"

#include "core/authoring/reader/questionnaire_extensions.hpp"
#include "core/authoring/reader/repeating_groups.hpp"
#include "core/pack/answer_reader.hpp"
#include "core/pack/item_order.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace sealwell::pack {
namespace {

constexpr std::string_view instrument_system = "urn:sealwell:instrument";
constexpr std::string_view rendering_markdown = "http://hl7.org/fhir/StructureDefinition/rendering-markdown";

constexpr std::array<std::pair<std::string_view, ItemType>, 14> item_types{{
    {"group", ItemType::group},
    {"display", ItemType::display},
    {"boolean", ItemType::boolean},
    {"decimal", ItemType::decimal},
    {"integer", ItemType::integer},
    {"date", ItemType::date},
    {"dateTime", ItemType::date_time},
    {"time", ItemType::time},
    {"string", ItemType::string},
    {"text", ItemType::text},
    {"url", ItemType::url},
    {"choice", ItemType::choice},
    {"open-choice", ItemType::open_choice},
    {"quantity", ItemType::quantity},
}};

class Reading {
 public:
  Reading(const json::Value& value, const std::string& pointer, Failures& failures, const Translator* translator)
      : root_(value, pointer, failures, translator) {}

  Questionnaire read() {
    if (!root_.is_object()) {
      root_.fail(Error::wrong_type);
      return std::move(questionnaire_);
    }
    if (root_.required_text("resourceType") != "Questionnaire") root_.fail(Error::unknown_value, "resourceType");
    questionnaire_.url = root_.text("url");
    questionnaire_.version = root_.text("version");
    questionnaire_.title = root_.text("title");
    refuse_modifier_elements(root_);
    for (const ObjectReader& extension : root_.objects("extension")) read_variable(extension, questionnaire_.variables);
    read_value_sets();
    read_tree();
    questionnaire_.calculates =
        std::any_of(questionnaire_.items.begin(), questionnaire_.items.end(), [](const Item& item) {
          return !item.calculated.empty() || !item.enabled_by.empty() || !item.initially.empty();
        });
    for (const auto& [reader, question] : conditions_) {
      if (questionnaire_.find(question) < 0) reader.fail(Error::unknown_value, "question");
    }
    expand_repeating_groups(questionnaire_, readers_);
    order_items(questionnaire_);
    return std::move(questionnaire_);
  }

 private:
  // Item readers wait in a stack, each with its parent, so that nesting costs no recursion.
  void read_tree() {
    struct Waiting {
      ObjectReader reader;
      int parent;
    };
    std::vector<Waiting> waiting;
    const auto push = [&waiting](const ObjectReader& reader, int parent) {
      const auto children = reader.objects("item");
      for (auto child = children.rbegin(); child != children.rend(); ++child) waiting.push_back({*child, parent});
    };
    push(root_, -1);
    while (!waiting.empty()) {
      const Waiting next = waiting.back();
      waiting.pop_back();
      if (questionnaire_.items.size() >= max_items) {
        next.reader.fail(Error::too_large);
        return;
      }
      const int index = static_cast<int>(questionnaire_.items.size());
      questionnaire_.items.push_back(read_item(next.reader));
      readers_.push_back(next.reader);
      Item& item = questionnaire_.items.back();
      item.parent = next.parent;
      if (next.parent >= 0) {
        const Item& above = questionnaire_.item(next.parent);
        item.hidden = item.hidden || above.hidden;
        // What is told under a read-only question is another answer; a read-only group is one as a whole.
        item.read_only = item.read_only || (above.read_only && !above.is_question());
      }
      if (!item.link_id.empty() && !questionnaire_.by_link_id.emplace(item.link_id, index).second) {
        next.reader.fail(Error::duplicate_key, "linkId");
      }
      if (next.parent >= 0) attach(next.parent, index, next.reader);
      push(next.reader, index);
    }
  }

  void attach(int parent, int child, const ObjectReader& reader) {
    Item& above = questionnaire_.items[static_cast<std::size_t>(parent)];
    const Item& below = questionnaire_.item(child);
    if (above.type == ItemType::display) reader.fail(Error::unsupported);  // R4 (que-1): display has no items
    if (below.type == ItemType::display && below.control == ItemControl::help && above.help.empty()) {
      above.help = below.text;
    } else {
      above.children.push_back(child);
    }
  }

  Item read_item(const ObjectReader& reader) {
    Item item;
    item.link_id = reader.required_text("linkId");
    item.text = localized_text(reader, "text");
    if (const std::string own = reader.text("text"); own != item.text) item.own_text = own;
    item.type = read_type(reader);
    if (item.type == ItemType::display) read_marks(reader, item);
    item.enable_rule = read_enable_rule(reader);
    for (const ObjectReader& when : reader.objects("enableWhen")) {
      const std::string question = when.text("question");
      if (!question.empty()) conditions_.emplace_back(when, question);
    }
    item.required = reader.boolean("required");
    item.repeats = reader.boolean("repeats");
    if (item.repeats && (item.type == ItemType::display || item.type == ItemType::boolean)) {
      reader.fail(Error::unsupported, "repeats");
    }
    refuse_modifier_elements(reader);
    item.read_only = reader.boolean("readOnly");
    if (const json::Value* length = reader.find("maxLength")) {
      const auto whole = length->integer();
      if (!whole || *whole < 1 || *whole > 1'000'000) reader.fail(Error::out_of_range, "maxLength");
      else item.max_length = static_cast<int>(*whole);
    }
    for (const ObjectReader& code : reader.objects("code")) {
      if (code.text("system") == instrument_system) read_feed(code, item);
    }
    read_options(reader, item);
    for (const ObjectReader& extension : reader.objects("extension")) read_item_extension(extension, item);
    if (item.text.size() > max_text_bytes) reader.fail(Error::too_large, "text");
    if (item.link_id.size() > max_link_id_bytes) reader.fail(Error::too_large, "linkId");
    if (item.enable_rule.conditions.size() > max_conditions) reader.fail(Error::too_large, "enableWhen");
    if (item.options.size() > max_options) {
      reader.fail(Error::too_large, reader.has("answerOption") ? "answerOption" : "answerValueSet");
    }
    read_initial(reader, item);
    if (!item.calculated.empty()) {
      // What is calculated takes the place of an initial value at once.
      item.initial.clear();
      item.initially.clear();
      item.read_only = true;
    }
    check_occurrence(reader, item);
    if (item.short_text.empty()) item.short_text = item.text;
    return item;
  }

  // Where a text was translated and its Markdown was not, the text is what says it.
  void read_marks(const ObjectReader& reader, Item& item) const {
    for (const ObjectReader& extension : reader.object("_text").objects("extension")) {
      if (extension.text("url") != rendering_markdown) continue;
      const std::string said = localized_text(extension, "valueMarkdown");
      if (item.text != reader.text("text") && said == extension.text("valueMarkdown")) continue;
      item.marked = read_markdown(said).value_or(std::vector<MarkedLine>());
    }
  }

  static ItemType read_type(const ObjectReader& reader) {
    const std::string name = reader.required_text("type");
    for (const auto& [known, type] : item_types) {
      if (known == name) return type;
    }
    for (const std::string_view known : {"attachment", "reference", "question"}) {
      if (known == name) {
        reader.fail(Error::unsupported, "type");
        return ItemType::string;
      }
    }
    if (!name.empty()) reader.fail(Error::unknown_value, "type");
    return ItemType::string;
  }

  static void check_occurrence(const ObjectReader& reader, const Item& item) {
    const bool impossible = item.max_occurs > 0 && item.min_occurs > item.max_occurs;
    if (impossible || (!item.repeats && item.min_occurs > 1)) reader.fail(Error::out_of_range, "extension");
    if (item.has_instances() && std::max(item.min_occurs, item.max_occurs) > max_instances) {
      reader.fail(Error::out_of_range, "extension");
    }
    if (!item.has_repetitions()) return;
    if (item.min_occurs > max_answers) reader.fail(Error::out_of_range, "extension");
    // One unit beside each of several numbers is not drawn.
    if (!item.units.empty()) reader.fail(Error::unsupported, "repeats");
  }

  // An initial value is given as it is, or by options that are selected at first: not both (R4, que-11).
  static void read_initial(const ObjectReader& reader, Item& item) {
    for (const AnswerOption& option : item.options) {
      if (option.selected) item.initial.push_back(option.value);
    }
    if (!item.initial.empty() && reader.has("initial")) {
      reader.fail(Error::unsupported, "initial");
      return;
    }
    for (const ObjectReader& initial : reader.objects("initial")) {
      auto value = read_answer_value(initial, "value");
      if (!value) continue;
      bool fits = answers(item.type, value->kind);
      if (!fits) initial.fail(Error::wrong_type);
      for (const AnswerOption& option : item.options) {
        if (same_answer(option.value, *value)) value = option.value;
      }
      if (fits && item.is_choice() && !is_offered(item, *value)) {
        initial.fail(Error::unknown_value);
        fits = false;
      }
      // Its unit is shown beside the input, so the initial value must be in it.
      if (fits && value->kind == AnswerValue::Kind::quantity && value->text.empty()) value->text = item.unit;
      if (fits) item.initial.push_back(std::move(*value));
    }
    if (item.initial.size() > 1 && !item.repeats) reader.fail(Error::out_of_range, "initial");
  }

  static bool is_offered(const Item& item, const AnswerValue& value) {
    if (item.type == ItemType::open_choice && value.is_text()) return true;
    return std::any_of(item.options.begin(), item.options.end(),
                       [&](const AnswerOption& option) { return same_answer(option.value, value); });
  }

  static void read_feed(const ObjectReader& code, Item& item) {
    const std::string text = code.required_text("code");
    const std::size_t mark = text.find('#');
    if (mark == std::string::npos || mark == 0 || mark + 1 == text.size()) {
      code.fail(Error::unknown_value, "code");
      return;
    }
    InstrumentInput feed{text.substr(0, mark), text.substr(mark + 1), false};
    if (feed.input.ends_with('?')) {
      feed.input.pop_back();
      feed.yes_or_no = true;
    }
    item.feeds.push_back(std::move(feed));
  }

  void read_options(const ObjectReader& reader, Item& item) {
    for (const ObjectReader& option : reader.objects("answerOption")) item.options.push_back(read_option(option));
    if (reader.has("answerValueSet")) {
      const std::string reference = reader.text("answerValueSet");
      const auto found = value_sets_.find(reference);
      if (found != value_sets_.end()) item.options = found->second;
      else if (reference.starts_with("#")) reader.fail(Error::unknown_value, "answerValueSet");
      else reader.fail(Error::unsupported, "answerValueSet");  // nothing is fetched while a resident waits
    }
    if (item.is_choice()) {
      // A value set that is refused, or not understood, has been named already.
      if (item.options.empty() && !reader.has("answerValueSet")) reader.fail(Error::missing_field, "answerOption");
      check_submitted(reader, item);
      return;
    }
    for (const std::string_view name : {"answerOption", "answerValueSet"}) {
      if (reader.has(name)) reader.fail(Error::unsupported, name);
    }
  }

  // What a form sends must name one option.
  static void check_submitted(const ObjectReader& reader, const Item& item) {
    std::set<std::string_view> seen;
    if (item.type == ItemType::open_choice) seen.insert("#other");
    const std::string_view member = reader.has("answerOption") ? "answerOption" : "answerValueSet";
    for (const AnswerOption& option : item.options) {
      if (!option.submitted.empty() && !seen.insert(option.submitted).second) {
        reader.fail(Error::duplicate_key, member);
      }
    }
  }

  void read_value_sets() {
    for (const ObjectReader& contained : root_.objects("contained")) {
      if (contained.text("resourceType") != "ValueSet") continue;
      std::vector<AnswerOption> options;
      const ObjectReader compose = contained.object("compose");
      // What the set expands to is the set. Else concepts that are listed make it; what would have to be looked up
      // or taken out is not run.
      const bool expanded = contained.object("expansion").has("contains");
      if (expanded) {
        for (const ObjectReader& held : contained.object("expansion").objects("contains")) {
          if (held.has("contains") || held.boolean("abstract") || held.boolean("inactive")) {
            held.fail(Error::unsupported);
          }
          options.push_back(read_concept(held, held.text("system")));
        }
        if (options.empty()) contained.fail(Error::unsupported, "expansion");
        refuse_modifier_elements(contained);
        value_sets_.emplace("#" + contained.required_text("id"), std::move(options));
        continue;
      }
      bool listed = compose.has("include") && !compose.has("exclude");
      for (const ObjectReader& include : compose.objects("include")) {
        for (const ObjectReader& concept_reader : include.objects("concept")) {
          options.push_back(read_concept(concept_reader, include.text("system")));
        }
        listed = listed && include.has("concept") && !include.has("filter") && !include.has("valueSet");
      }
      if (!listed || options.empty()) contained.fail(Error::unsupported, "compose");
      refuse_modifier_elements(contained);
      value_sets_.emplace("#" + contained.required_text("id"), std::move(options));
    }
  }

  ObjectReader root_;
  Questionnaire questionnaire_;
  std::vector<ObjectReader> readers_;                             // of each item
  std::vector<std::pair<ObjectReader, std::string>> conditions_;  // where each stands, and what it asks about
  std::map<std::string, std::vector<AnswerOption>, std::less<>> value_sets_;
};

}  // namespace

Questionnaire read_questionnaire(const json::Value& value, const std::string& pointer, Failures& failures,
                                 const Translator* translator) {
  Questionnaire questionnaire = Reading(value, pointer, failures, translator).read();
  if (questionnaire.calculates) questionnaire.source = json::write(value);
  remove_duplicate_failures(failures);
  return questionnaire;
}

}  // namespace sealwell::pack
