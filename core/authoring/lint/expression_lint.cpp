// Native programs only, as all of the build.
#include "core/authoring/lint/expression_lint.hpp"

#include "core/engine/calculation/calculator.hpp"
#include "core/engine/calculation/expressions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace sealwell::lint {
namespace {

using engine::Expressions;
using engine::Parsed;
using pack::AnswerValue;
using pack::Item;
using pack::ItemType;
using Of = engine::Calculator::Outcome::Of;

// JSON pointers of the items, by linkId.
std::map<std::string, std::string, std::less<>> pointers_of(const json::Value& questionnaire) {
  std::map<std::string, std::string, std::less<>> pointers;
  std::vector<std::pair<const json::Value*, std::string>> waiting{{&questionnaire, "/questionnaire"}};
  while (!waiting.empty()) {
    const auto [holder, at] = waiting.back();
    waiting.pop_back();
    const json::Array& items = holder->items("item");
    for (std::size_t i = 0; i < items.size(); ++i) {
      std::string pointer = json::pointer_to(json::pointer_to(at, "item"), i);
      pointers.emplace(items[i].text_or("linkId"), pointer);
      waiting.emplace_back(&items[i], std::move(pointer));
    }
  }
  return pointers;
}

// An answer that fits the item's type, so that expressions have something to work on.
std::vector<AnswerValue> some_answer(const Item& item) {
  AnswerValue value;
  value.boolean = true;
  value.number = Decimal(1);
  value.date = {2000, 1, 2};
  value.moment = {value.date, 3600, 0};
  value.text = "a";
  switch (item.type) {
    case ItemType::group:
    case ItemType::display:
    case ItemType::attachment:
    case ItemType::reference: return {};
    case ItemType::boolean: value.kind = AnswerValue::Kind::boolean; break;
    case ItemType::integer: value.kind = AnswerValue::Kind::integer; break;
    case ItemType::decimal: value.kind = AnswerValue::Kind::decimal; break;
    case ItemType::quantity:
      value.kind = AnswerValue::Kind::quantity;
      value.coding = item.units.empty() ? item.unit_coding : item.units.front();
      value.text = item.units.empty() ? item.unit : item.units.front().display;
      break;
    case ItemType::date: value.kind = AnswerValue::Kind::date; break;
    case ItemType::date_time: value.kind = AnswerValue::Kind::date_time; break;
    case ItemType::time: value.kind = AnswerValue::Kind::time; break;
    case ItemType::string:
    case ItemType::text: value.kind = AnswerValue::Kind::text; break;
    case ItemType::url:
      value.kind = AnswerValue::Kind::url;
      value.text = "https://example.org";
      break;
    case ItemType::choice:
    case ItemType::open_choice:
      if (item.options.empty()) return {};
      value = item.options.front().value;
      break;
  }
  return {value};
}

class Checker {
 public:
  Checker(const json::Value& joined, const pack::ServicePack& pack)
      : source_(joined.find("questionnaire")), pack_(pack), questionnaire_(pack.questionnaire),
        all_(engine::parse_expressions(questionnaire_)) {
    if (source_) pointers_ = pointers_of(*source_);
  }

  std::vector<Problem> run() {
    for (const engine::ParsedVariable& variable : all_.variables) check_variable(variable);
    for (const engine::Rule& rule : all_.rules) check_parsed(rule.parsed, engine::name_of(rule.of), {});
    check_rings();
    // What can't be parsed or has unknown names has been named.
    if (problems_.empty() && questionnaire_.calculates) try_out();
    return problems_.take();
  }

 private:
  // Where an expression stands: "/questionnaire/item/3/extension/0/valueExpression/expression".
  [[nodiscard]] std::string place(int item, std::string_view extension, std::string_view name) const {
    std::string at = "/questionnaire";
    if (item >= 0) {
      const std::string& link_id = questionnaire_.item(item).link_id;
      const auto found = pointers_.find(link_id);
      at = found == pointers_.end() ? "/questionnaire/linkId=" + link_id : found->second;
    }
    const json::Value* holder = source_;
    for (std::size_t from = 15; holder && item >= 0 && from < at.size();) {
      const std::size_t slash = std::min(at.find('/', from), at.size());
      const std::string step = at.substr(from, slash - from);
      if (const json::Array* list = holder->if_array()) {
        const auto index = Decimal::parse(step);
        const auto place = index ? static_cast<std::size_t>(index->scaled(0).value_or(0)) : list->size();
        holder = place < list->size() ? &(*list)[place] : nullptr;
      } else {
        holder = holder->find(step);
      }
      from = slash + 1;
    }
    if (!holder) return at;
    const json::Array& extensions = holder->items("extension");
    for (std::size_t i = 0; i < extensions.size(); ++i) {
      const json::Value* expression = extensions[i].find("valueExpression");
      if (!extensions[i].text_or("url").ends_with(extension) || !expression) continue;
      if (!name.empty() && expression->text_or("name") != name) continue;
      return json::pointer_to(json::pointer_to(at, "extension"), i) + "/valueExpression/expression";
    }
    return at;
  }

  void check_variable(const engine::ParsedVariable& variable) {
    check_parsed(variable.parsed, "variable", variable.name);
    const std::string at = place(variable.parsed.item, "variable", variable.name);
    const std::string name(variable.name);
    for (const std::string_view given :
         {"resource", "rootResource", "context", "questionnaire", "ucum", "sct", "loinc"}) {
      if (variable.name == given) {
        problems_.error(at, "%" + name + " is a name of FHIRPath's own, and means that.",
                        "Give the variable another name.");
      }
    }
    for (int above = variable.above; above >= 0; above = all_.variables[static_cast<std::size_t>(above)].above) {
      if (all_.variables[static_cast<std::size_t>(above)].name != variable.name) continue;
      problems_.warn(at, "The variable hides another of the same name, %" + name + ".", "Give it a name of its own.");
      break;
    }
  }

  void check_parsed(const Parsed& parsed, std::string_view extension, std::string_view name) {
    const std::string at = place(parsed.item, extension, name);
    if (parsed.failure) {
      const bool unknown = parsed.failure->error == Error::unsupported;
      problems_.error(at,
                      "The expression can't be run: " + std::string(error_name(parsed.failure->error)) + " at " +
                          parsed.failure->where + ".",
                      unknown ? "Write it with the functions that docs/pack-format.md names."
                              : "Check it up to that byte: it begins at 0.");
    }
    for (const std::string& unknown : parsed.unknown) {
      problems_.error(at, "The expression asks for %" + unknown + ", and nothing here has that name.",
                      "Define a variable of that name on this item, above it, or on the Questionnaire.");
    }
  }

  // The items that an expression names, by itself or by its variables.
  void name_items(const Parsed& parsed, std::set<int>& named) const {
    std::vector<const Parsed*> waiting{&parsed};
    std::set<int> met;
    while (!waiting.empty()) {
      const Parsed* one = waiting.back();
      waiting.pop_back();
      for (const fhirpath::Node& node : one->expression.nodes) {
        if (node.op != fhirpath::Op::literal || node.value.size() != 1 || node.value[0].kind != fhirpath::Kind::string)
          continue;
        const int item = questionnaire_.find(node.value[0].text);
        if (item >= 0) named.insert(item);
      }
      for (const int variable : one->uses) {
        if (met.insert(variable).second) waiting.push_back(&all_.variables[static_cast<std::size_t>(variable)].parsed);
      }
    }
  }

  void check_rings() {
    const std::size_t count = questionnaire_.items.size();
    std::vector<std::vector<int>> waits_for(count);
    std::vector<std::uint8_t> has_rule(count, 0);
    for (const engine::Rule& rule : all_.rules) {
      if (rule.of == Of::initial) continue;  // counts once, so it can't go round
      const auto index = static_cast<std::size_t>(rule.parsed.item);
      has_rule[index] = 1;
      std::set<int> named;
      name_items(rule.parsed, named);
      waits_for[index].insert(waits_for[index].end(), named.begin(), named.end());
    }
    for (std::size_t i = 0; i < count; ++i) {
      const Item& item = questionnaire_.items[i];
      if (item.parent >= 0) waits_for[i].push_back(item.parent);
      for (const pack::Condition& condition : item.enable_rule.conditions) {
        if (condition.item >= 0) waits_for[i].push_back(condition.item);
      }
    }
    // A depth-first walk with its stack in a list; what is met again while it is open closes a ring. One without an
    // expression in it is a matter of enableWhen alone, which has its own check.
    enum class Mark : std::uint8_t { fresh, open, closed };
    std::vector<Mark> mark(count, Mark::fresh);
    for (std::size_t start = 0; start < count; ++start) {
      if (!has_rule[start] || mark[start] != Mark::fresh) continue;
      std::vector<std::pair<int, std::size_t>> way{{static_cast<int>(start), 0}};
      mark[start] = Mark::open;
      while (!way.empty()) {
        auto& [item, next] = way.back();
        if (next >= waits_for[static_cast<std::size_t>(item)].size()) {
          mark[static_cast<std::size_t>(item)] = Mark::closed;
          way.pop_back();
          continue;
        }
        const int other = waits_for[static_cast<std::size_t>(item)][next++];
        Mark& state = mark[static_cast<std::size_t>(other)];
        if (state == Mark::open) report_ring(way, other, has_rule);
        if (state != Mark::fresh) continue;
        state = Mark::open;
        way.emplace_back(other, 0);
      }
    }
  }

  void report_ring(const std::vector<std::pair<int, std::size_t>>& way, int closing,
                   const std::vector<std::uint8_t>& has_rule) {
    std::string names;
    int with_rule = -1;
    bool inside = false;
    for (const auto& [item, next] : way) {
      (void)next;
      inside = inside || item == closing;
      if (!inside) continue;
      names += (names.empty() ? "" : ", ") + questionnaire_.item(item).link_id;
      if (has_rule[static_cast<std::size_t>(item)]) with_rule = item;
    }
    if (with_rule < 0) return;
    const Item& item = questionnaire_.item(with_rule);
    const std::string at =
        place(with_rule, item.calculated.empty() ? "enableWhenExpression" : "calculatedExpression", {});
    // An expression may name its own item in order to leave it out.
    if (way.back().first == closing) {
      problems_.warn(at, "The expression names its own item, " + names + ".",
                     "Make sure that it does not count what it gave before.");
    } else {
      problems_.error(at, "These items wait for each other: " + names + ".",
                      "Break the ring: one of them must not ask for another.");
    }
  }

  void try_out() {
    constexpr std::int64_t now_ms = 1'767'225'600'000;  // 2026-01-01; no expression fails for the day alone
    engine::Answers answered;
    for (std::size_t i = 0; i < questionnaire_.items.size(); ++i) {
      const Item& item = questionnaire_.items[i];
      answered.set_holds(static_cast<int>(i), true);
      if (auto values = some_answer(item); !values.empty()) answered.at(item.link_id).values = std::move(values);
    }
    std::set<std::pair<int, std::string>> told;
    for (const engine::Answers& answers : {engine::Answers(), answered}) {
      for (const engine::ExpressionFailure& trouble : engine::expression_failures(pack_, answers, now_ms)) {
        if (!told.emplace(trouble.item, trouble.expression).second) continue;
        const bool variable = trouble.expression.starts_with("variable ");
        const std::string at = place(trouble.item, variable ? "variable" : trouble.expression,
                                     variable ? trouble.expression.substr(9) : "");
        if (trouble.failure.where.empty()) {
          problems_.warn(at, "With some answers the expression gives what the item can't hold.",
                         "Give one value of the item's type: a code for an option, the item's unit for a quantity.");
        } else {
          problems_.warn(at,
                         "With some answers the expression gives nothing: " +
                             std::string(error_name(trouble.failure.error)) + " at " + trouble.failure.where + ".",
                         trouble.failure.error == Error::too_costly
                             ? "Ask for less: all expressions together have a fixed number of steps."
                             : "Check what the part there works on.");
        }
      }
    }
  }

  const json::Value* source_;
  const pack::ServicePack& pack_;
  const pack::Questionnaire& questionnaire_;
  Expressions all_;
  std::map<std::string, std::string, std::less<>> pointers_;
  Problems problems_;
};

}  // namespace

std::vector<Problem> check_expressions(const json::Value& joined, const pack::ServicePack& pack) {
  return Checker(joined, pack).run();
}

}  // namespace sealwell::lint
