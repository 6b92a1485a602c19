// The page of what runs is data, and the reader does what each row says.
#include "core/authoring/reader/questionnaire_support.hpp"

#include "core/authoring/reader/questionnaire_reader.hpp"
#include "core/base/text.hpp"

#include "tests/unit/fixtures/first_difference.hpp"
#include "tests/unit/fixtures/pack_fixtures.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

using namespace sealwell;
using namespace sealwell::pack;

namespace {

void tell(const AnswerValue& value, std::string& into) {
  into += "(" + std::to_string(static_cast<int>(value.kind)) + " " + (value.boolean ? "1" : "0") + " " +
          value.number.to_string() + " " + to_iso(value.date) + " " + value.text + " " + value.coding.system + "|" +
          value.coding.code + "|" + value.coding.display + " " + to_iso(value.moment) + ")";
}

// Everything that the reader takes from a Questionnaire. A new member of Item is told here too, or the
// row about it fails.
std::string told(const Questionnaire& read) {
  std::string text = read.url + "," + read.version + "," + read.title;
  for (const Item& item : read.items) {
    text += "\n" + item.link_id + "," + std::to_string(static_cast<int>(item.type)) + "," + item.text + "," +
            item.short_text + "," + item.help + "," + std::to_string(item.parent) + "," +
            std::to_string(static_cast<int>(item.control)) + "," + (item.required ? "required" : "") +
            (item.repeats ? "repeats" : "") + "," + item.options_chosen_in + "," + item.unit + "," +
            (item.min_value ? item.min_value->to_string() : "") + "," +
            (item.max_value ? item.max_value->to_string() : "") + "," + (item.min_date ? to_iso(*item.min_date) : "") +
            "," + (item.max_date ? to_iso(*item.max_date) : "") + "," + std::to_string(item.min_length) + "," +
            std::to_string(item.max_length) + "," + item.autocomplete;
    text += std::string(item.read_only ? ",read only" : "") + (item.hidden ? ",hidden" : "") +
            (item.in_a_row ? ",in a row" : "") + "," + std::to_string(item.min_occurs) + ".." +
            std::to_string(item.max_occurs) + "," + item.entry_format + "," + item.link + "," +
            item.unit_coding.system + "|" + item.unit_coding.code + "," + std::to_string(item.max_decimals) + "," +
            item.step + "," + (item.pattern ? "pattern" : "") + "," +
            (item.min_moment ? to_iso(*item.min_moment) : "") + "," + (item.max_moment ? to_iso(*item.max_moment) : "");
    for (const AnswerValue& value : item.initial) tell(value, text);
    for (const MarkedLine& line : item.marked) {
      for (const MarkedRun& run : line.runs) text += "," + run.text;
    }
    for (const Coding& unit : item.units) text += "," + unit.system + "|" + unit.code + "|" + unit.display;
    for (const InstrumentInput& feed : item.feeds) text += "," + feed.instrument + "#" + feed.input;
    text += "," + item.calculated + "," + item.enabled_by + "," + item.initially;
    for (const Variable& variable : item.variables) text += "," + variable.name + "=" + variable.expression;
    text += item.enable_rule.any ? ",any" : ",all";
    for (const Condition& condition : item.enable_rule.conditions) {
      text += condition.question + std::to_string(static_cast<int>(condition.comparison));
      tell(condition.expected, text);
    }
    for (const AnswerOption& option : item.options) {
      tell(option.value, text);
      text += option.submitted + "," + option.label + "," + (option.weight ? option.weight->to_string() : "") +
              (option.exclusive ? "exclusive" : "") + (option.selected ? "selected" : "");
    }
  }
  return text;
}

// The sample as a whole Questionnaire.
json::Value whole(const SupportRow& row) {
  json::Value value = json_of(row.sample);
  if (value.if_object()) return value;
  json::Value questionnaire = json_of("{'resourceType': 'Questionnaire'}");
  questionnaire.set("item", std::move(value));
  return questionnaire;
}

std::string place_in(const SupportRow& row) { return (row.sample.front() == '[' ? "/item" : "") + std::string(row.at); }

void take_out(json::Value& value, const std::string& pointer) {
  const std::size_t slash = pointer.rfind('/');
  json::Value& parent = at(value, pointer.substr(0, slash));
  const std::string name = pointer.substr(slash + 1);
  if (json::Array* list = parent.if_array()) {
    list->erase(list->begin() + static_cast<std::ptrdiff_t>(Decimal::parse(name)->scaled(0).value()));
    return;
  }
  REQUIRE(parent.find(name) != nullptr);
  std::erase_if(*parent.if_object(), [&](const json::Member& member) { return member.name == name; });
}

struct Read {
  std::string told;
  std::vector<std::string> failures;
};

Read read(const json::Value& value) {
  Failures failures;
  const Translator welsh("cy", nullptr);
  const Questionnaire questionnaire = read_questionnaire(value, "", failures, &welsh);
  Read result{told(questionnaire), {}};
  for (const Failure& failure : failures)
    result.failures.push_back(std::string(error_name(failure.error)) + " " + failure.where);
  return result;
}

}  // namespace

TEST_CASE("the reader does what each row of the page says") {
  for (const SupportRow& row : questionnaire_support()) {
    INFO(row.section << ": " << row.name);
    const json::Value with = whole(row);
    json::Value without = with;
    take_out(without, place_in(row));
    const Read there = read(with);
    const Read gone = read(without);
    switch (row.support) {
      case Support::runs:
        CHECK(there.failures.empty());
        CHECK((there.told != gone.told || there.failures != gone.failures));
        break;
      case Support::ignored:
        CHECK(there.failures.empty());
        CHECK(gone.failures.empty());
        CHECK(there.told == gone.told);
        CHECK_FALSE(row.words.empty());
        break;
      case Support::refused: {
        REQUIRE_FALSE(there.failures.empty());
        // By name, and at its place or in it.
        const auto named = [&](const std::string& line) { return line.starts_with("unsupported "); };
        CHECK(std::any_of(there.failures.begin(), there.failures.end(), named));
        CHECK(std::none_of(gone.failures.begin(), gone.failures.end(), named));
        CHECK_FALSE(row.words.empty());
        break;
      }
    }
  }
}

TEST_CASE("no row stands twice, and each is found by its name") {
  std::set<std::string> seen;
  for (const SupportRow& row : questionnaire_support()) {
    INFO(row.name);
    CHECK(seen.insert(std::string(row.section) + " " + std::string(row.name)).second);
    const SupportRow* found = find_support(row.section, row.name);
    REQUIRE(found != nullptr);
    CHECK(found->at == row.at);
    CHECK(found->sample == row.sample);
  }
  CHECK(find_support("Items", "nothing") == nullptr);
  CHECK(find_support("Items", "repeats")->name.starts_with("repeats"));
}

TEST_CASE("every item type and every element of an item that R4 has is on the page") {
  for (const char* name : {"group", "display", "boolean", "decimal", "integer", "date", "dateTime", "time", "string",
                           "text", "url", "choice", "open-choice", "attachment", "reference", "quantity"}) {
    INFO(name);
    CHECK(find_support("Item types", name) != nullptr);
  }
  for (const char* name : {"linkId", "definition", "code", "prefix", "text", "enableWhen", "enableBehavior", "required",
                           "repeats", "readOnly", "maxLength", "answerValueSet", "answerOption", "initial", "item"}) {
    INFO(name);
    CHECK(find_support("Items", name) != nullptr);
  }
}

TEST_CASE("docs/questionnaire-support.md is what the command prints") {
  std::ifstream file("docs/questionnaire-support.md", std::ios::binary);
  CHECK(first_difference(std::string(std::istreambuf_iterator<char>(file), {}), questionnaire_support_markdown()) ==
        "");
}
