#pragma once

#include "core/json/value.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::pack {

/// A pack's texts for people, in one of its languages (docs/translations.md). Whoever reads a pack asks here for each
/// text that a resident sees, so that what can be translated is what is shown.
class Translator {
 public:
  /// One text as the pack's first language has it.
  struct Text {
    std::string source;
    std::string pointer;    ///< Where it stands in the joined pack
    bool optional = false;  ///< A name, a number, an address: what may stand as it is in every language
  };

  /// `language` is empty for the pack's first; `texts` are its entry's `texts` in the joined pack's `translations`,
  /// by source, or null.
  Translator(std::string_view language, const json::Value* texts);

  /// Empty: every text stands as it is.
  [[nodiscard]] const std::string& language() const { return language_; }

  /// `source` in this language; as it is where there is no translation.
  [[nodiscard]] std::string say(const std::string& source, const std::string& pointer, bool optional = false) const;

  /// The translation of `source`; null where there is none.
  [[nodiscard]] const std::string* find(std::string_view source) const;

  /// Takes down in `texts`, which must outlive this, every text that is asked for from now on.
  void listen(std::vector<Text>& texts) { heard_ = &texts; }

 private:
  std::string language_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::vector<Text>* heard_ = nullptr;
};

}  // namespace sealwell::pack
