#pragma once

#include "core/json/value.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace sealwell::json {

/// The source text of one member of an object.
struct MemberText {
  std::string_view name;   ///< Without quotation marks; escapes are not decoded
  std::string_view value;  ///< Verbatim: a string with its quotation marks, an object with its braces
};

/// The members of the object in `text`, in order, if the text is compact: if `write(parse(text))` gives the same bytes.
/// Such a text can be copied without building a tree, which takes many times as long. Nothing for any other text, valid
/// or not, and for a value that is not an object; `parse` tells them apart. The views point into `text`.
[[nodiscard]] std::optional<std::vector<MemberText>> compact_members(std::string_view text, const Limits& limits = {});

/// The source text of member `name`; empty if there is none. Precondition: `name` needs no escapes.
[[nodiscard]] std::string_view text_of(const std::vector<MemberText>& members, std::string_view name);

}  // namespace sealwell::json
