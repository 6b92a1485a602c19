#include "tests/unit/html/screen_changes.hpp"

#include "core/engine/screen_members.hpp"

#include "tests/unit/html/samples.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

namespace sealwell::html::samples {
namespace {

using namespace engine;

using Names = std::set<std::string>;

std::string name_of(std::string_view part, std::string_view member) {
  return std::string(part) + "." + std::string(member);
}

// Every member of every part, found from an empty screen by the types of its members.
class Catalogue {
 public:
  template <typename Part> void part() {
    if (!seen_.insert(std::string(part_name<Part>)).second) return;
    const std::string_view outer = std::exchange(part_, part_name<Part>);
    Part empty{};
    members(*this, empty);
    part_ = outer;
  }
  template <typename T, typename... Usual> void operator()(std::string_view name, const T&, const Usual&...) {
    names.insert(name_of(part_, name));
    inside(static_cast<const T*>(nullptr));
  }

  Names names;

 private:
  template <typename T> void inside(const T*) {
    if constexpr (!part_name<T>.empty()) part<T>();
  }
  template <typename T> void inside(const std::vector<T>*) { inside(static_cast<const T*>(nullptr)); }
  template <typename... Parts> void inside(const std::variant<Parts...>*) { (part<Parts>(), ...); }

  Names seen_;
  std::string_view part_;
};

Names all_members() {
  Catalogue catalogue;
  catalogue.part<Screen>();
  return catalogue.names;
}

// Makes the change of that number, counted from 0 in the order of the members, and tells which member it is.
class Change {
 public:
  explicit Change(int number) : left_(number) {}

  /// "" when there are fewer changes.
  std::string make(Screen& screen) {
    part(screen);
    return changed_;
  }

  template <typename T, typename... Usual> void operator()(std::string_view name, T& member, const Usual&...) {
    name_ = name;
    change(member);
  }

 private:
  template <typename Part> void part(Part& each) {
    const std::string_view outer = std::exchange(part_, part_name<Part>);
    members(*this, each);
    part_ = outer;
  }

  bool is_next() {
    if (left_-- != 0) return false;
    changed_ = name_of(part_, name_);
    return true;
  }

  void change(std::string& text) {
    if (is_next()) text += " 7zq";
    if (is_next()) text = text == "rtl" ? "ltr" : "rtl";
    if (is_next()) text.clear();
  }
  void change(ScreenId& id) {
    if (is_next()) id = ScreenId::parse("item/7zq");
  }
  void change(bool& flag) {
    if (is_next()) flag = !flag;
  }
  void change(int& number) {
    if (is_next()) ++number;
  }
  template <typename Enumeration>
  requires std::is_enum_v<Enumeration>
  void change(Enumeration& value) {
    if (!is_next()) return;
    value = static_cast<Enumeration>(static_cast<int>(value) + 1);
    if (enumerator_name(value).empty()) value = Enumeration{};
  }
  void change(std::vector<std::string>& texts) {
    if (is_next()) texts.emplace_back("7zq");
    if (texts.empty()) return;
    if (is_next()) texts.front() += "7zq";
    if (is_next()) texts.pop_back();
  }
  template <typename Part> void change(std::vector<Part>& list) {
    if (list.empty()) return;
    if (is_next()) {
      list.pop_back();
      return;
    }
    for (Part& each : list) change(each);
  }
  template <typename... Parts> void change(std::variant<Parts...>& block) {
    std::visit([this](auto& each) { this->part(each); }, block);
  }
  template <typename Part>
  requires(!part_name<Part>.empty()) void change(Part& each) {
    if (is_next()) each = Part{};
    else part(each);
  }

  int left_;
  std::string_view part_, name_;
  std::string changed_;
};

// Which members are not what they begin with.
class Set {
 public:
  template <typename Part> void part(const Part& each) {
    const std::string_view outer = std::exchange(part_, part_name<Part>);
    // Both have the same members in the same order.
    std::vector<std::string> begins;
    const Part empty{};
    std::vector<std::string>* const outer_begins = std::exchange(begins_, &begins);
    const std::size_t outer_at = std::exchange(at_, 0);
    collecting_ = true;
    members(*this, empty);
    collecting_ = false;
    members(*this, each);
    part_ = outer;
    begins_ = outer_begins;
    at_ = outer_at;
  }
  template <typename T, typename... Usual> void operator()(std::string_view name, const T& member, const Usual&...) {
    if (collecting_) {
      begins_->push_back(told(member));
      return;
    }
    if (told(member) != (*begins_)[at_++]) names.insert(name_of(part_, name));
    inside(member);
  }

  Names names;

 private:
  static std::string told(const std::string& text) { return text; }
  static std::string told(const ScreenId& id) { return id.to_text(); }
  static std::string told(const bool& flag) { return flag ? "true" : ""; }
  static std::string told(const int& number) { return std::to_string(number); }
  template <typename T>
  requires std::is_enum_v<T>
  static std::string told(const T& value) { return std::string(enumerator_name(value)); }
  template <typename T> static std::string told(const std::vector<T>& list) { return list.empty() ? "" : "some"; }
  static std::string told(const Contact& contact) { return contact.lead + contact.phone; }

  template <typename T> void inside(const T& member) {
    if constexpr (!part_name<T>.empty()) part(member);
  }
  template <typename T> void inside(const std::vector<T>& list) {
    for (const T& each : list) inside(each);
  }
  template <typename... Parts> void inside(const std::variant<Parts...>& block) {
    std::visit([this](const auto& each) { this->part(each); }, block);
  }

  std::string_view part_;
  std::vector<std::string>* begins_ = nullptr;
  std::size_t at_ = 0;
  bool collecting_ = false;
};

// How many members a struct has: the most values that it can be made from.
struct Anything {
  template <typename T> operator T() const;
};
template <typename Part, std::size_t... Is> constexpr bool takes(std::index_sequence<Is...>) {
  return requires { Part{((void)Is, Anything{})...}; };
}
template <typename Part, std::size_t Count = 64> constexpr std::size_t member_count() {
  if constexpr (takes<Part>(std::make_index_sequence<Count>())) return Count;
  else return member_count<Part, Count - 1>();
}

struct Counter {
  template <typename T, typename... Usual> void operator()(std::string_view, const T&, const Usual&...) { ++count; }
  std::size_t count = 0;
};

template <typename Part> void count_members(std::vector<std::string>& wrong) {
  Counter counter;
  Part empty{};
  members(counter, empty);
  if (counter.count != member_count<Part>()) wrong.emplace_back(part_name<Part>);
}

template <typename... Parts> void count_all(const std::variant<Parts...>*, std::vector<std::string>& wrong) {
  (count_members<Parts>(wrong), ...);
}

}  // namespace

std::vector<std::string> faults_of_renderer(const Drawing& draw, std::span<const LeftOut> left_out) {
  const Names all = all_members();
  Names drawn;
  const auto try_changes = [&](const Screen& original) {
    const std::string before = draw(original);
    for (int number = 0;; ++number) {
      Screen changed = original;
      const std::string member = Change(number).make(changed);
      if (member.empty()) return;
      if (!drawn.contains(member) && draw(changed) != before) drawn.insert(member);
    }
  };
  for (const Sample& sample : samples::all()) try_changes(sample.screen);
  try_changes(rare_parts());
  std::vector<std::string> faults;
  Names named;
  for (const LeftOut& one : left_out) {
    const std::string member(one.member);
    named.insert(member);
    if (!all.contains(member)) faults.push_back(member + " is listed as left out, but there is no such member");
    else if (drawn.contains(member)) faults.push_back(member + " is listed as left out, but it is drawn");
    if (one.reason.empty()) faults.push_back(member + " is listed as left out without a reason");
  }
  for (const std::string& member : all) {
    if (!drawn.contains(member) && !named.contains(member)) {
      faults.push_back(member + " changes nothing of what is drawn: draw it, or list it as left out and say why");
    }
  }
  return faults;
}

std::vector<std::string> members_never_set(std::span<const Screen> screens) {
  Set set;
  for (const Screen& screen : screens) set.part(screen);
  std::vector<std::string> never;
  std::ranges::set_difference(all_members(), set.names, std::back_inserter(never));
  return never;
}

std::vector<std::string> parts_not_listed_whole() {
  std::vector<std::string> wrong;
  count_all(static_cast<const Block*>(nullptr), wrong);
  using Others = std::variant<Option, ErrorSummary::Entry, Chart::Bar, SummaryList::Row, Button, pack::MarkedRun,
                              pack::MarkedLine, Screen, Screen::Language>;
  count_all(static_cast<const Others*>(nullptr), wrong);
  return wrong;
}

}  // namespace sealwell::html::samples
