#pragma once

#include "core/pack/checker.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace sealwell::journey {

/// The contrast of two colours written `#rgb` or `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast
/// ratio"); nothing when one is no such colour.
[[nodiscard]] std::optional<double> contrast(std::string_view a, std::string_view b);

/// What is wrong with how a pack looks and with its forms: theme colours that are none or that
/// can't be read where the frame's styles put them (WCAG 2.2 AA: 4.5 to 1 for text, 3 to 1 for what
/// is no text), and questions of one page whose inputs would have the same name.
[[nodiscard]] std::vector<pack::Problem> check_look(const pack::ServicePack& pack);

}  // namespace sealwell::journey
