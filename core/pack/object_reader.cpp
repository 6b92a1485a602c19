#include "core/pack/object_reader.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace sealwell::pack {
namespace {

const json::Value null_value;

}  // namespace

bool is_identifier(std::string_view id) {
  if (id.empty() || id.size() > 64) return false;
  for (const char c : id) {
    if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') return false;
  }
  return true;
}

void remove_duplicate_failures(Failures& failures) {
  std::set<std::pair<Error, std::string>> seen;
  const auto again = [&seen](const Failure& failure) { return !seen.emplace(failure.error, failure.where).second; };
  // Each is looked at once and in order, which remove_if does not promise to a predicate with a memory.
  Failures kept;
  for (Failure& failure : failures) {
    if (!again(failure)) kept.push_back(std::move(failure));
  }
  failures = std::move(kept);
}

ObjectReader::ObjectReader(const json::Value& value, std::string pointer, Failures& failures,
                           const Translator* translator)
    : value_(value), object_(value.if_object()), pointer_(std::move(pointer)), failures_(failures),
      translator_(translator) {}

std::string ObjectReader::in_language(std::string text, std::string_view name, bool optional) const {
  return translator_ ? translator_->say(text, json::pointer_to(pointer_, name), optional) : text;
}

std::vector<std::string> ObjectReader::in_language(std::vector<std::string> texts, std::string_view name,
                                                   bool optional) const {
  if (!translator_) return texts;
  const std::string at = json::pointer_to(pointer_, name);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    texts[i] = translator_->say(texts[i], json::pointer_to(at, i), optional);
  }
  return texts;
}

std::string ObjectReader::required_localized(std::string_view name) const {
  return in_language(required_text(name), name, false);
}

std::string ObjectReader::localized(std::string_view name) const { return in_language(text(name), name, false); }

std::vector<std::string> ObjectReader::localized_list(std::string_view name) const {
  return in_language(texts(name), name, false);
}

std::string ObjectReader::optional_localized(std::string_view name) const {
  return in_language(text(name), name, true);
}

std::vector<std::string> ObjectReader::optional_localized_list(std::string_view name) const {
  return in_language(texts(name), name, true);
}

void ObjectReader::fail(Error error, std::string_view name) const {
  failures_.push_back({error, name.empty() ? pointer_ : json::pointer_to(pointer_, name)});
}

void ObjectReader::require_format(std::string_view format) const {
  if (required_text("format") != format) fail(Error::unknown_value, "format");
}

std::string ObjectReader::required_text(std::string_view name) const {
  if (!has(name)) {
    fail(Error::missing_field, name);
    return {};
  }
  return text(name);
}

std::string ObjectReader::text(std::string_view name) const {
  const json::Value* member = find(name);
  if (!member) return {};
  const std::string* text = member->if_string();
  if (!text) fail(Error::wrong_type, name);
  return text ? *text : std::string();
}

bool ObjectReader::boolean(std::string_view name) const {
  const json::Value* member = find(name);
  if (!member) return false;
  const bool* boolean = member->if_bool();
  if (!boolean) fail(Error::wrong_type, name);
  return boolean && *boolean;
}

std::vector<std::string> ObjectReader::texts(std::string_view name) const {
  std::vector<std::string> texts;
  const json::Value* member = find(name);
  if (!member) return texts;
  if (!member->if_array()) fail(Error::wrong_type, name);
  for (const json::Value& item : value_.items(name)) {
    if (const std::string* text = item.if_string()) texts.push_back(*text);
    else fail(Error::wrong_type, name);
  }
  return texts;
}

ObjectReader ObjectReader::object(std::string_view name) const {
  const json::Value* member = find(name);
  if (member && !member->if_object()) fail(Error::wrong_type, name);
  return {member ? *member : null_value, json::pointer_to(pointer_, name), failures_, translator_};
}

std::vector<ObjectReader> ObjectReader::objects(std::string_view name) const {
  std::vector<ObjectReader> readers;
  const json::Value* member = find(name);
  if (member && !member->if_array()) fail(Error::wrong_type, name);
  const std::string at = json::pointer_to(pointer_, name);
  const json::Array& items = value_.items(name);
  for (std::size_t i = 0; i < items.size(); ++i) {
    ObjectReader reader(items[i], json::pointer_to(at, i), failures_, translator_);
    if (reader.is_object()) readers.push_back(reader);
    else reader.fail(Error::wrong_type);
  }
  return readers;
}

std::vector<std::pair<std::string, ObjectReader>> ObjectReader::named_objects() const {
  std::vector<std::pair<std::string, ObjectReader>> readers;
  if (!object_) return readers;
  for (const json::Member& member : *object_) {
    ObjectReader reader(member.value, json::pointer_to(pointer_, member.name), failures_, translator_);
    if (reader.is_object()) readers.emplace_back(member.name, reader);
    else reader.fail(Error::wrong_type);
  }
  return readers;
}

void ObjectReader::allow_only(std::initializer_list<std::string_view> names) const {
  if (!object_) return;
  for (const json::Member& member : *object_) {
    if (std::find(names.begin(), names.end(), member.name) == names.end()) fail(Error::unknown_value, member.name);
  }
}

}  // namespace sealwell::pack
