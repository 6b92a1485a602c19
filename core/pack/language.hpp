#pragma once

#include <string_view>

// What is known of a language itself, by its tag (BCP 47).
namespace sealwell::pack {

/// "rtl" for what is written from right to left, else "ltr": by the script that the tag names ("pa-Arab"), else by the one
/// that the language is usually written in. Source: Unicode CLDR 48, likelySubtags and scriptMetadata, of the languages
/// that CLDR has a locale for.
[[nodiscard]] std::string_view direction_of(std::string_view language);

/// What the language is called in itself ("Cymraeg"), as CLDR has it; the tag for one whose name is not known here.
[[nodiscard]] std::string_view name_of_language(std::string_view language);

/// The language without script, region or anything else: "cy" of "cy-GB".
[[nodiscard]] std::string_view primary_language(std::string_view language);

}  // namespace sealwell::pack
