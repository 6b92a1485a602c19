#pragma once

#include "core/base/result.hpp"
#include "core/json/value.hpp"
#include "core/pack/translator.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::pack {

/// Collects what is wrong with a document while it is read; reading goes on where it can, so
/// that an editor sees every problem at once. `where` of each is a JSON pointer.
using Failures = std::vector<Failure>;

/// Takes out what was noted twice, keeping the order.
void remove_duplicate_failures(Failures& failures);

/// Whether `id` is 1 to 64 of a-z, 0-9 and -.
[[nodiscard]] bool is_identifier(std::string_view id);

/// One JSON object of a contract, with the place where it stands. Each getter notes a failure
/// when a required member is absent or a member has the wrong type.
class ObjectReader {
 public:
  /// `translator`, which must outlive this and all readers got from it, says texts for people; null: as they stand.
  ObjectReader(const json::Value& value, std::string pointer, Failures& failures,
               const Translator* translator = nullptr);

  [[nodiscard]] bool is_object() const { return object_ != nullptr; }
  [[nodiscard]] const std::string& pointer() const { return pointer_; }
  [[nodiscard]] bool has(std::string_view name) const { return value_.find(name) != nullptr; }

  [[nodiscard]] std::string required_text(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name) const;
  [[nodiscard]] bool boolean(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;

  // The same for texts that a resident reads: in the language of the translator.
  [[nodiscard]] std::string required_localized(std::string_view name) const;
  [[nodiscard]] std::string localized(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> localized_list(std::string_view name) const;
  /// For what may stand as it is in every language: a name, a number, an address.
  [[nodiscard]] std::string optional_localized(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> optional_localized_list(std::string_view name) const;
  /// Which language that is; empty: the pack's first.
  [[nodiscard]] std::string_view language() const {
    return translator_ ? std::string_view(translator_->language()) : std::string_view();
  }
  [[nodiscard]] const Translator* translator() const { return translator_; }

  /// The member as an object reader; not an object when it is absent.
  [[nodiscard]] ObjectReader object(std::string_view name) const;
  /// A reader for each item of an array of objects.
  [[nodiscard]] std::vector<ObjectReader> objects(std::string_view name) const;
  /// A reader for each member of an object whose members are objects, with its name.
  [[nodiscard]] std::vector<std::pair<std::string, ObjectReader>> named_objects() const;
  [[nodiscard]] const json::Value* find(std::string_view name) const { return value_.find(name); }

  /// Notes unknown_value for every member that `names` does not list.
  void allow_only(std::initializer_list<std::string_view> names) const;
  /// Notes unknown_value where the member `format` says anything but `format`.
  void require_format(std::string_view format) const;
  /// Notes a failure at member `name` (or at this object when empty).
  void fail(Error error, std::string_view name = {}) const;

 private:
  const json::Value& value_;
  const json::Object* object_;
  std::string pointer_;
  Failures& failures_;
  const Translator* translator_;

  [[nodiscard]] std::string in_language(std::string text, std::string_view name, bool optional) const;
  [[nodiscard]] std::vector<std::string> in_language(std::vector<std::string> texts, std::string_view name,
                                                     bool optional) const;
};

}  // namespace sealwell::pack
