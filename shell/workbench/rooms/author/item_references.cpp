#include "shell/workbench/rooms/author/item_references.hpp"

#include <algorithm>

namespace sealwell::workbench {
namespace {

constexpr std::string_view questionnaire = "questionnaire.json";
constexpr std::string_view instruments = "urn:sealwell:instrument";

bool is_in(std::string_view pointer, std::string_view part) {
  return pointer.starts_with(part) && (pointer.size() == part.size() || pointer[part.size()] == '/');
}

/// Goes through one file; `name` is the member in which a value stands.
class Search {
 public:
  Search(const std::set<std::string>& link_ids, std::string file, std::string own, std::vector<ItemReference>& found)
      : link_ids_(link_ids), file_(std::move(file)), own_(std::move(own)), found_(found) {}

  void refresh(const json::Value& value, const std::string& pointer, std::string_view name) {
    const bool is_own = !own_.empty() && file_ == questionnaire && is_in(pointer, own_);
    if (is_own) return feeds(value);
    if (const std::string* text = value.if_string()) look_at_text(*text, pointer, name);
    if (const json::Array* items = value.if_array()) {
      for (std::size_t i = 0; i < items->size(); ++i) refresh((*items)[i], json::pointer_to(pointer, i), name);
    }
    const json::Object* members = value.if_object();
    for (std::size_t i = 0; members && i < members->size(); ++i) {
      const json::Member& member = (*members)[i];
      const std::string at = json::pointer_to(pointer, member.name);
      look_at_name(member.name, at);
      // Within the categories of consent each list has a name of its own.
      refresh(member.value, at, name == "categories" ? name : std::string_view(member.name));
    }
  }

 private:
  void look_at_text(const std::string& text, const std::string& pointer, std::string_view name) {
    if (name == "expression") {
      const bool named = std::any_of(link_ids_.begin(), link_ids_.end(), [&](const std::string& link_id) {
        return text.find("'" + link_id + "'") != std::string::npos ||
               text.find("\"" + link_id + "\"") != std::string::npos;
      });
      return named ? add(pointer, "A calculation") : void();
    }
    if (!link_ids_.contains(text)) return;
    if (name == "question") add(pointer, "A condition");
    else if (name == "items") add(pointer, of_items(pointer));
    else if (name == "item") add(pointer, file_ == "consent.json" ? "A consent statement" : "A checklist of barriers");
    else if (name == "categories") add(pointer, "What consent says is sent");
    else if (file_ == "pack.json" && pointer == "/comB/goal") add(pointer, "The goal that COM-B is about");
    else if (file_ == "pack.json" && pointer == "/completedBy") add(pointer, "Who filled it in");
  }

  void look_at_name(const std::string& name, const std::string& pointer) {
    const std::size_t slash = name.rfind('/');
    if (file_ == "pack.json" && is_in(pointer, "/messages") && slash != std::string::npos &&
        link_ids_.contains(name.substr(slash + 1))) {
      add(pointer, "A message");
    }
    if (file_.starts_with("scenarios/") && is_in(pointer, "/answers") && link_ids_.contains(name))
      add(pointer, "A scenario's answer");
  }

  static std::string of_items(std::string_view pointer) {
    if (is_in(pointer, "/topics")) return "A topic";
    if (is_in(pointer, "/parts")) return "A part of what is sent";
    return is_in(pointer, "/journey") ? "A step of the journey" : "A list of items";
  }

  // What is below the items themselves names nobody, but their codes say which scores they are for.
  void feeds(const json::Value& item) {
    for (const json::Value& code : item.items("code")) {
      const std::string_view input = code.text_or("code");
      if (code.text_or("system") != instruments) continue;
      found_.push_back({file_, own_,
                        "The score " + std::string(input.substr(0, input.find('#'))) + ", for which " +
                            std::string(item.text_or("linkId")) + " is asked"});
    }
    for (const json::Value& below : item.items("item")) feeds(below);
  }

  void add(const std::string& pointer, const std::string& what) {
    found_.push_back({file_, pointer, what + " (" + file_ + " " + pointer + ")"});
  }

  const std::set<std::string>& link_ids_;
  std::string file_, own_;
  std::vector<ItemReference>& found_;
};

}  // namespace

std::vector<ItemReference> references_to(const std::set<std::string>& link_ids, const Draft::Texts& texts,
                                         const std::string& own) {
  std::vector<ItemReference> found;
  for (const auto& [file, text] : texts) {
    const auto value = json::parse(text);
    if (value.ok() && !file.starts_with("translations/"))
      Search(link_ids, file, own, found).refresh(value.value(), "", {});
  }
  return found;
}

}  // namespace sealwell::workbench
