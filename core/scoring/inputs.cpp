#include "core/scoring/inputs.hpp"

namespace sealwell::scoring {
namespace {

// Enough for anything a person can weigh, measure or pour, and few enough that every product in
// this room fits 128 bits.
constexpr int most_digits = 9;

std::string item_name(std::string_view name, std::size_t index) {
  return std::string(name) + "/" + std::to_string(index);
}

}  // namespace

Inputs::Inputs(const json::Value& object) : object_(object) {
  if (!object.if_object()) reject({}, Error::wrong_type);
}

const json::Value* Inputs::find(std::string_view name) const {
  const json::Value* value = object_.find(name);
  return value && !value->is_null() ? value : nullptr;
}

bool Inputs::is_null(std::string_view name) const {
  const json::Value* value = object_.find(name);
  return value && value->is_null();
}

void Inputs::reject(std::string_view where, Error error) {
  if (!wrong_) wrong_ = Failure{error, std::string(where)};
}

void Inputs::miss(std::string_view where) {
  if (!missing_) missing_ = Failure{Error::incomplete, std::string(where)};
}

std::optional<Failure> Inputs::failure() const { return wrong_ ? wrong_ : missing_; }

const json::Value* Inputs::wanted(std::string_view name) {
  const json::Value* value = find(name);
  if (!value) miss(name);
  return value;
}

std::optional<int> Inputs::checked(const json::Value& value, std::string_view where, int least, int most) {
  if (!value.if_number()) {
    reject(where, Error::wrong_type);
    return std::nullopt;
  }
  const auto whole = value.integer();
  if (!whole || *whole < least || *whole > most) {
    reject(where);
    return std::nullopt;
  }
  return static_cast<int>(*whole);
}

std::optional<int> Inputs::optional_whole(std::string_view name, int least, int most) {
  const json::Value* value = find(name);
  return value ? checked(*value, name, least, most) : std::nullopt;
}

int Inputs::whole(std::string_view name, int least, int most) {
  wanted(name);
  return optional_whole(name, least, most).value_or(least);
}

std::optional<Decimal> Inputs::optional_number(std::string_view name, int least, int most) {
  const json::Value* value = find(name);
  if (!value) return std::nullopt;
  if (!value->if_number()) {
    reject(name, Error::wrong_type);
    return std::nullopt;
  }
  auto decimal = value->decimal();
  if (decimal) decimal = decimal->rounded(most_digits);
  if (!decimal || *decimal < least || *decimal > most) {
    reject(name);
    return std::nullopt;
  }
  return decimal;
}

Decimal Inputs::number(std::string_view name, int least, int most) {
  wanted(name);
  return optional_number(name, least, most).value_or(least);
}

bool Inputs::optional_truth(std::string_view name) {
  const json::Value* value = find(name);
  if (!value) return false;
  if (const bool* truth = value->if_bool()) return *truth;
  reject(name, Error::wrong_type);
  return false;
}

bool Inputs::truth(std::string_view name) {
  wanted(name);
  return optional_truth(name);
}

std::optional<std::size_t> Inputs::known(const json::Value& value, std::string_view where,
                                         std::span<const std::string_view> ids) {
  const std::string* text = value.if_string();
  if (!text) {
    reject(where, Error::wrong_type);
    return std::nullopt;
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == *text) return i;
  }
  reject(where);
  return std::nullopt;
}

std::optional<std::size_t> Inputs::optional_code(std::string_view name, std::span<const std::string_view> ids) {
  const json::Value* value = find(name);
  return value ? known(*value, name, ids) : std::nullopt;
}

std::size_t Inputs::code(std::string_view name, std::span<const std::string_view> ids) {
  wanted(name);
  return optional_code(name, ids).value_or(0);
}

std::vector<std::size_t> Inputs::codes(std::string_view name, std::span<const std::string_view> ids) {
  std::vector<std::size_t> found;
  const json::Array* values = list(name);
  for (std::size_t i = 0; values && i < values->size(); ++i) {
    const std::string where = item_name(name, i);
    if ((*values)[i].is_null()) miss(where);
    else if (const auto index = known((*values)[i], where, ids)) found.push_back(*index);
  }
  return found;
}

std::optional<std::string_view> Inputs::text(std::string_view name) {
  const json::Value* value = wanted(name);
  if (!value) return std::nullopt;
  if (const std::string* text = value->if_string()) return *text;
  reject(name, Error::wrong_type);
  return std::nullopt;
}

const json::Array* Inputs::list(std::string_view name) {
  const json::Value* value = wanted(name);
  if (!value) return nullptr;
  if (const json::Array* items = value->if_array()) return items;
  reject(name, Error::wrong_type);
  return nullptr;
}

const json::Array* Inputs::list(std::string_view name, std::size_t length) {
  const json::Array* items = list(name);
  if (items && items->size() > length) reject(item_name(name, length));
  return items;
}

void Inputs::item(const json::Array& items, std::string_view name, std::size_t index, int& into, int least, int most) {
  into = 0;
  if (index >= items.size() || items[index].is_null()) {
    miss(item_name(name, index));
  } else if (const auto value = checked(items[index], item_name(name, index), least, most)) {
    into = *value;
  }
}

void Inputs::items(std::string_view name, std::span<int> into, int least, int most) {
  const json::Array* values = list(name, into.size());
  for (std::size_t i = 0; values && i < into.size(); ++i) item(*values, name, i, into[i], least, most);
}

void Inputs::items(std::string_view name, std::span<int> into, std::span<const int> most) {
  const json::Array* values = list(name, into.size());
  for (std::size_t i = 0; values && i < into.size(); ++i) item(*values, name, i, into[i], 0, most[i]);
}

}  // namespace sealwell::scoring
