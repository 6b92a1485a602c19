#pragma once

#include "site/intake/envelope_store.hpp"

#include <memory>
#include <string>

namespace sealwell::intake {

/// Whether `where` has one of the forms that open_store takes: sqlite:FILE or postgresql://….
[[nodiscard]] bool names_store(const std::string& where);

/// Opens the store of that name, or makes it. Throws StartupError when it can't be used.
[[nodiscard]] std::unique_ptr<EnvelopeStore> open_store(const std::string& where);

}  // namespace sealwell::intake
