#pragma once

#include "core/json/value.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace sealwell::json {

/// One member of an object as its text has it.
struct MemberText {
  std::string_view name;   ///< Without quotation marks, its escapes as they stand
  std::string_view value;  ///< As it stands: a text with its quotation marks, an object with its braces
};

/// The members of the object in `text`, in its order, when the text is compact: when `parse` would read it and
/// `write` would make the very same bytes of it again. Such a text can go on as it is, and no tree needs to be
/// built, which takes many times as long. Nothing for all other texts, good and bad ones, and when the value is no
/// object; `parse` says which. The views lie in `text`.
[[nodiscard]] std::optional<std::vector<MemberText>> compact_members(std::string_view text, const Limits& limits = {});

/// The text of member `name` (in which nothing needs an escape); empty when there is none.
[[nodiscard]] std::string_view text_of(const std::vector<MemberText>& members, std::string_view name);

}  // namespace sealwell::json
