#pragma once

#include <span>
#include <string_view>

namespace sealwell::scoring {

/// A source that a text may still name and that another has taken the place of.
struct SupersededSource {
  std::string_view mark;         ///< What a text says when it cites it: "PH10"
  std::string_view what;         ///< What it is
  std::string_view replacement;  ///< What to cite now, and since when
};

/// The ones that health questionnaires of this field are known to cite. Marks are compared as whole
/// words, without regard to case.
[[nodiscard]] std::span<const SupersededSource> superseded_sources();

}  // namespace sealwell::scoring
