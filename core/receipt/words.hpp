#pragma once

#include "core/base/civil_date.hpp"
#include "core/json/value.hpp"
#include "core/pack/messages.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace sealwell::receipt {

/// All of a receipt's sentences in English.
[[nodiscard]] std::span<const pack::Sentence> receipt_sentences();

/// The English of a receipt's sentence; empty when there is no such id.
[[nodiscard]] std::string_view receipt_sentence(std::string_view id);

/// What a pack says in `language` instead of a receipt's own English, by id; null where it says nothing.
[[nodiscard]] json::Value words_of(const pack::ServicePack& pack, std::string_view language);

/// Whether a language (BCP 47) is written from right to left.
[[nodiscard]] bool is_right_to_left(std::string_view language);

/// A receipt's sentences: its `words`, or English.
class Words {
 public:
  explicit Words(const json::Value& receipt) : own_(receipt.find("words")) {}

  using Value = pack::NamedText;
  [[nodiscard]] std::string say(std::string_view id, std::initializer_list<Value> values = {}) const;

  /// "22 November 2026".
  [[nodiscard]] std::string date(const CivilDate& date) const;

 private:
  const json::Value* own_;
};

}  // namespace sealwell::receipt
