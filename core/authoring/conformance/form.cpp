#include "core/authoring/conformance/form.hpp"

#include <iterator>

namespace sealwell::conformance {
namespace {

constexpr std::string_view type_names[] = {"group",       "display",  "boolean",    "decimal",  "integer", "date",
                                           "dateTime",    "time",     "string",     "text",     "url",     "choice",
                                           "open-choice", "quantity", "attachment", "reference"};

static_assert(std::size(type_names) == static_cast<std::size_t>(ItemType::reference) + 1 &&
                  type_names[static_cast<std::size_t>(ItemType::choice)] == "choice" &&
                  type_names[static_cast<std::size_t>(ItemType::reference)] == "reference",
              "a name for each ItemType, in its order");

std::optional<ItemType> type_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(type_names); ++i) {
    if (type_names[i] == name) return static_cast<ItemType>(i);
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(Form& form, const Limits& limits) : form_(form), limits_(limits) {}

  // Depth is bounded by the limit, so recursion is.
  void read(const json::Value& holder, int parent, const std::string& pointer, std::size_t depth) {
    const json::Array& items = holder.items("item");
    for (std::size_t i = 0; i < items.size() && !failure; ++i) {
      const json::Value& json = items[i];
      const auto refuse = [&](Error error, std::string_view member) {
        const std::string place = json::pointer_to(pointer + "/item", i);
        failure = Failure{error, member.empty() ? place : json::pointer_to(place, member)};
      };
      if (depth > limits_.nesting) return refuse(Error::too_deep, {});
      if (form_.items.size() >= limits_.items) return refuse(Error::too_large, {});
      FormItem item;
      item.json = &json;
      item.link_id = json.text_or("linkId");
      if (item.link_id.empty()) return refuse(Error::missing_field, "linkId");
      if (json.text_or("type").empty()) return refuse(Error::missing_field, "type");
      const auto type = type_named(json.text_or("type"));
      if (!type) return refuse(Error::unknown_value, "type");
      item.type = *type;
      item.parent = parent;
      item.sibling_index = static_cast<int>(i);
      item.required = json.bool_or("required", false) && *type != ItemType::display;
      item.repeats = json.bool_or("repeats", false);
      item.any = json.text_or("enableBehavior", "any") != "all";
      const int index = static_cast<int>(form_.items.size());
      if (!form_.by_link_id.emplace(item.link_id, index).second) {
        refuse(Error::duplicate_key, "linkId");
        failure->where += ": " + std::string(item.link_id);
        return;
      }
      form_.items.push_back(std::move(item));
      (parent < 0 ? form_.top : form_.items[static_cast<std::size_t>(parent)].children).push_back(index);
      if (json.find("item")) read(json, index, json::pointer_to(pointer + "/item", i), depth + 1);
    }
  }

  std::optional<Failure> failure;

 private:
  Form& form_;
  const Limits& limits_;
};

int shared_by(const Form& form, int a, int b) {
  const auto depth = [&form](int index) {
    int count = 0;
    for (; index >= 0; index = form.item(index).parent) ++count;
    return count;
  };
  int depth_a = depth(a);
  int depth_b = depth(b);
  while (a != b) {
    if (depth_a >= depth_b) {
      a = form.item(a).parent;
      --depth_a;
    } else {
      b = form.item(b).parent;
      --depth_b;
    }
  }
  return a;
}

}  // namespace

Result<Form> read_form(const json::Value& questionnaire, const Limits& limits) {
  if (questionnaire.text_or("resourceType") != "Questionnaire") {
    return Failure{questionnaire.find("resourceType") ? Error::unknown_value : Error::missing_field, "/resourceType"};
  }
  Form form;
  form.json = &questionnaire;
  Reader reader(form, limits);
  reader.read(questionnaire, -1, "", 1);
  if (reader.failure) return *reader.failure;
  for (std::size_t i = 0; i < form.items.size(); ++i) {
    FormItem& item = form.items[i];
    for (const json::Value& condition : item.json->items("enableWhen")) {
      const int question = form.find(condition.text_or("question"));
      const int self = static_cast<int>(i);
      item.conditions.push_back({&condition, question, question < 0 ? -1 : shared_by(form, item.parent, question)});
      // A question that holds the item is its own nearest holder.
      if (question == self) item.conditions.back().question = -1;
    }
  }
  read_options(form);
  return form;
}

std::vector<const json::Value*> extensions(const json::Value& element, std::string_view url) {
  constexpr std::string_view usual = "http://hl7.org/fhir/StructureDefinition/";
  std::vector<const json::Value*> found;
  for (const json::Value& one : element.items("extension")) {
    std::string_view own = one.text_or("url");
    if (!url.starts_with("http") && own.starts_with(usual)) own.remove_prefix(usual.size());
    if (own == url) found.push_back(&one);
  }
  return found;
}

const json::Value* extension(const json::Value& element, std::string_view url) {
  const auto found = extensions(element, url);
  const json::Member* value = found.empty() ? nullptr : value_of(*found.front());
  return value ? &value->value : nullptr;
}

const json::Member* value_of(const json::Value& element, std::string_view base) {
  if (const json::Object* object = element.if_object()) {
    for (const json::Member& member : *object) {
      if (member.name.size() > base.size() && member.name.starts_with(base) && member.name[base.size()] >= 'A' &&
          member.name[base.size()] <= 'Z') {
        return &member;
      }
    }
  }
  return nullptr;
}

}  // namespace sealwell::conformance
