#pragma once

#include "core/engine/screen_fwd.hpp"
#include "core/pack/service_pack.hpp"

#include <string>

// What a pack collects, why, who can open it and how it is taken back, on one page for whoever answers for its
// information governance. Everything on it follows from the pack and from what the engine does with any pack; where
// the pack does not say what Article 13 of the UK GDPR asks for, the page says that it doesn't.
namespace sealwell::describe {

/// The page as blocks. The service's texts are in the pack's language, the page's own words are English.
[[nodiscard]] engine::Screen description_of(const pack::ServicePack& pack);

/// The page as one HTML document: no script, nothing from elsewhere, set small enough to print on A4.
[[nodiscard]] std::string description_html(const pack::ServicePack& pack);

/// The same as plain text, lines of any length.
[[nodiscard]] std::string description_text(const pack::ServicePack& pack);

}  // namespace sealwell::describe
