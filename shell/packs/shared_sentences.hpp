#pragma once

#include <span>
#include <string_view>

namespace sealwell::shell {

/// The engine's own sentences in other languages, as site/translations has them: one JSON text a language.
[[nodiscard]] std::span<const std::string_view> shared_sentences();

}  // namespace sealwell::shell
