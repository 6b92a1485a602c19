#pragma once

#include "core/base/civil_date.hpp"
#include "core/pack/messages.hpp"
#include "core/pack/service_pack.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace sealwell::amend {

/// All sentences of these screens in English.
[[nodiscard]] std::span<const pack::Sentence> changes_sentences();

/// The English of a sentence of these screens; empty when there is no such id.
[[nodiscard]] std::string_view changes_sentence(std::string_view id);

/// The sentences of these screens in the language of a pack: the pack's own, or English.
class Words {
 public:
  explicit Words(const pack::ServicePack& pack) : pack_(pack) {}

  [[nodiscard]] std::string say(std::string_view id, std::initializer_list<pack::NamedText> values = {}) const;

  /// "22 November 2026".
  [[nodiscard]] std::string date(const CivilDate& date) const { return pack::Messages(pack_).date(date); }

 private:
  const pack::ServicePack& pack_;
};

}  // namespace sealwell::amend
