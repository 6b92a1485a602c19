#include "core/base/text.hpp"
#include "core/fhirpath/arithmetic.hpp"
#include "core/fhirpath/evaluator.hpp"

#include <algorithm>

namespace sealwell::fhirpath {
namespace {

std::optional<int> zone_of(const std::optional<Moment>& now) {
  return now && now->zoned ? std::optional<int>(now->zone) : std::nullopt;
}

// Words without regard to ASCII case and to how much white space parts them.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : ascii_lower(trimmed(text))) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) out.push_back(c);
    else if (out.empty() || out.back() != ' ') out.push_back(' ');
  }
  return out;
}

std::uint64_t mixed(std::uint64_t seed, std::string_view bytes) {
  for (const char c : bytes) seed = (seed ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;  // FNV-1a
  return seed;
}

// The same for equal values. Only the outermost members of an object count: enough to tell items
// of a form apart, and no deep walk.
std::uint64_t hash_of(const Item& item) {
  constexpr std::uint64_t seed = 14'695'981'039'346'656'037U;
  if (item.is_number()) return mixed(seed, item.number.to_string());
  if (item.kind == Kind::boolean) return item.boolean ? 1 : 2;
  if (item.kind == Kind::string) return mixed(seed, item.text);
  // The same day or amount has many spellings.
  if (item.kind != Kind::element) return 3;
  std::uint64_t sum = 4;
  if (const json::Object* object = item.node ? item.node->if_object() : nullptr) {
    if (item.type == "Quantity") return 3;
    for (const json::Member& member : *object) {
      const json::Value* value = &member.value;
      while (const json::Array* list = value->if_array()) {
        if (list->empty()) break;
        value = &list->front();
      }
      const auto number = value->decimal();  // 1 and 1.0 are equal
      const std::string* text = value->if_string();
      sum += mixed(mixed(seed, member.name), number ? number->to_string() : text ? *text : std::string());
    }
  }
  return sum;
}

}  // namespace

Truth Evaluator::equal_json(const json::Value& a, const json::Value& b, const Node& node) {
  if (!pay(1, node)) return Truth::no;
  if (const json::Object* left = a.if_object()) {
    const json::Object* right = b.if_object();
    if (!right || left->size() != right->size()) return Truth::no;
    for (const json::Member& member : *left) {
      if (!pay(right->size() / 4, node)) return Truth::no;
      const json::Value* other = b.find(member.name);
      if (!other || equal_json(member.value, *other, node) != Truth::yes) return Truth::no;
    }
    return Truth::yes;
  }
  if (const json::Array* left = a.if_array()) {
    const json::Array* right = b.if_array();
    if (!right || left->size() != right->size()) return Truth::no;
    for (std::size_t i = 0; i < left->size(); ++i) {
      if (equal_json((*left)[i], (*right)[i], node) != Truth::yes) return Truth::no;
    }
    return Truth::yes;
  }
  const auto left = a.decimal();
  const auto right = b.decimal();
  return (left && right ? *left == *right : a == b) ? Truth::yes : Truth::no;
}

Truth Evaluator::equal(const Item& a, const Item& b, const Node& node) {
  if (failed()) return Truth::no;
  if (a.is_number() && b.is_number()) return a.number == b.number ? Truth::yes : Truth::no;
  if (a.kind == Kind::boolean && b.kind == Kind::boolean) {
    return a.boolean == b.boolean ? Truth::yes : Truth::no;
  }
  if (a.kind == Kind::string && b.kind == Kind::string) {
    return pay(a.text.size() / 16, node) && a.text == b.text ? Truth::yes : Truth::no;
  }
  const bool moments = a.is_moment() || b.is_moment() || a.kind == Kind::time || b.kind == Kind::time;
  if (moments) {
    const auto left = as_moment(a, b.kind);
    const auto right = as_moment(b, a.kind);
    if (!left || !right || left->first != right->first) return Truth::no;
    const Order how = compare(*left, *right, zone_of(context_.now));
    return how == Order::unknown ? Truth::unknown : how == Order::equal ? Truth::yes : Truth::no;
  }
  if (a.kind == Kind::quantity || b.kind == Kind::quantity || (a.type == "Quantity" && b.type == "Quantity")) {
    const auto left = as_quantity(a);
    const auto right = as_quantity(b);
    if (!left || !right) return Truth::no;
    if (canonical_unit(left->text) == canonical_unit(right->text)) {
      return left->number == right->number ? Truth::yes : Truth::no;
    }
    fail(Error::unsupported, node);
    return Truth::no;
  }
  return a.node && b.node ? equal_json(*a.node, *b.node, node) : Truth::no;
}

Truth Evaluator::equal(const Collection& a, const Collection& b, const Node& node) {
  if (a.empty() || b.empty()) return Truth::unknown;
  if (a.size() != b.size()) return Truth::no;
  Truth all = Truth::yes;
  for (std::size_t i = 0; i < a.size() && all != Truth::no; ++i) {
    if (!pay(1, node)) return Truth::unknown;
    const Truth same = equal(a[i], b[i], node);
    if (same != Truth::yes) all = same;
  }
  return all;
}

bool Evaluator::equivalent(const Item& a, const Item& b, const Node& node) {
  if (a.kind == Kind::string && b.kind == Kind::string) {
    return pay((a.text.size() + b.text.size()) / 8, node) && folded(a.text) == folded(b.text);
  }
  if (a.is_number() && b.is_number()) {
    const auto places = [](const Decimal& value) {  // written digits after the point, without trailing zeros
      const std::string text = value.to_string();
      const std::size_t point = text.find('.');
      return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
    };
    const int digits = std::min(places(a.number), places(b.number));
    return a.number.rounded(digits) == b.number.rounded(digits);
  }
  if (a.type == "Coding" && b.type == "Coding" && a.node && b.node) {
    return a.node->text_or("system") == b.node->text_or("system") && a.node->text_or("code") == b.node->text_or("code");
  }
  if (a.kind == Kind::element && b.kind == Kind::element && !(as_quantity(a) && as_quantity(b))) {
    fail(Error::unsupported, node);
    return false;
  }
  return equal(a, b, node) == Truth::yes;
}

bool Evaluator::equivalent(const Collection& a, const Collection& b, const Node& node) {
  if (a.size() != b.size()) return false;
  std::vector<bool> used(b.size());
  for (const Item& item : a) {
    bool found = false;
    for (std::size_t i = 0; i < b.size() && !found; ++i) {
      if (!pay(1, node)) return false;
      if (used[i] || !equivalent(item, b[i], node)) continue;
      used[i] = found = true;
    }
    if (!found) return false;
  }
  return true;
}

Order Evaluator::order(const Item& a, const Item& b, const Node& node) {
  const auto by = [](auto comparison) {
    return comparison < 0 ? Order::less : comparison > 0 ? Order::greater : Order::equal;
  };
  if (a.is_number() && b.is_number()) return by(a.number <=> b.number);
  if (a.kind == Kind::string && b.kind == Kind::string) {
    return pay(std::min(a.text.size(), b.text.size()) / 16, node) ? by(a.text.compare(b.text)) : Order::unknown;
  }
  if (a.is_moment() || b.is_moment() || a.kind == Kind::time || b.kind == Kind::time) {
    const auto left = as_moment(a, b.kind);
    const auto right = as_moment(b, a.kind);
    if (left && right && left->first == right->first) return compare(*left, *right, zone_of(context_.now));
  } else {
    const auto left = as_quantity(a);
    const auto right = as_quantity(b);
    if (left && right && canonical_unit(left->text) == canonical_unit(right->text)) {
      return by(left->number <=> right->number);
    }
    if (left && right) {
      fail(Error::unsupported, node);
      return Order::unknown;
    }
  }
  fail(Error::wrong_type, node);
  return Order::unknown;
}

DistinctItems::DistinctItems(Evaluator& evaluator, const Node& node, std::size_t expected)
    : evaluator_(evaluator), node_(node) {
  std::size_t size = 8;
  while (size < expected * 2) size *= 2;
  slots_.resize(size);
}

bool DistinctItems::find(const Item& item, bool add) {
  if (add && items.size() * 2 >= slots_.size()) {
    Collection all = std::move(items);
    items.clear();
    slots_.assign(slots_.size() * 2, 0);
    for (const Item& one_item : all) find(one_item, true);
  }
  const std::uint64_t hash = hash_of(item);
  for (std::size_t at = static_cast<std::size_t>(hash ^ hash >> 32);; ++at) {
    std::uint32_t& slot = slots_[at & (slots_.size() - 1)];
    if (!evaluator_.pay(1, node_)) return true;
    if (slot == 0) {
      if (!add) return false;
      items.push_back(item);
      slot = static_cast<std::uint32_t>(items.size());
      return false;
    }
    if (evaluator_.equal(items[slot - 1], item, node_) == Truth::yes) return true;
  }
}

Collection Evaluator::distinct(const Collection& items, const Node& node) {
  DistinctItems seen(*this, node, items.size());
  for (const Item& item : items) seen.find(item, true);
  return failed() ? Collection() : std::move(seen.items);
}

bool Evaluator::contains(const Collection& items, const Item& item, const Node& node) {
  for (const Item& candidate : items) {
    if (!pay(1, node)) return false;
    if (equal(candidate, item, node) == Truth::yes) return true;
  }
  return false;
}

}  // namespace sealwell::fhirpath
