#pragma once

#include "core/engine/screen_fwd.hpp"
#include "core/pack/service_pack.hpp"

#include <string>

// A description of a pack on one page for information governance: what it collects, why, who can open it and how
// consent is withdrawn. Everything follows from the pack and from what the engine does with any pack; what Article 13
// of the UK GDPR requires and the pack does not say is marked as missing.
namespace sealwell::describe {

/// The description as a screen. The service's texts are in the pack's language, the page's own in English.
[[nodiscard]] engine::Screen description_of(const pack::ServicePack& pack);

/// The description as one HTML document without scripts or external resources, for printing on A4.
[[nodiscard]] std::string description_html(const pack::ServicePack& pack);

/// The description as plain text, without line wrapping.
[[nodiscard]] std::string description_text(const pack::ServicePack& pack);

}  // namespace sealwell::describe
