#include "core/pack/language.hpp"

#include <algorithm>
#include <cstddef>

namespace sealwell::pack {
namespace {

constexpr char right_to_left_languages[][4] = {"apc", "ar",  "bal", "bgn", "bqi", "ckb", "dv",  "fa",
                                               "he",  "ks",  "lrc", "mzn", "nqo", "ps",  "rhg", "sd",
                                               "sdh", "skr", "syr", "trw", "ug",  "ur",  "yi"};
constexpr char right_to_left_scripts[][5] = {"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"};

template <std::size_t Count, std::size_t Size> bool has(const char (&list)[Count][Size], std::string_view tag) {
  return std::any_of(list, list + Count, [&](const char* each) { return tag == each; });
}

}  // namespace

std::string_view primary_language(std::string_view language) { return language.substr(0, language.find('-')); }

std::string_view direction_of(std::string_view language) {
  const std::string_view primary = primary_language(language);
  const std::string_view rest = language.substr(std::min(primary.size() + 1, language.size()));
  const std::string_view script = primary_language(rest);
  const bool from_right =
      script.size() == 4 ? has(right_to_left_scripts, script) : has(right_to_left_languages, primary);
  return from_right ? "rtl" : "ltr";
}

std::string_view name_of_language(std::string_view language) {
  if (language == "en") return "English";
  if (language == "cy") return "Cymraeg";
  if (language == "ur") return "اردو";
  return language;
}

}  // namespace sealwell::pack
