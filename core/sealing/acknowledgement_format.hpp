#pragma once

#include "core/base/bytes.hpp"
#include "core/sealing/acknowledgement.hpp"

#include <string>

namespace sealwell::sealing {

/// The bytes that the intake signs.
[[nodiscard]] Bytes acknowledgement_statement(const Acknowledgement& said);

/// The one spelling of an acknowledgement.
[[nodiscard]] std::string acknowledgement_text(const Acknowledgement& said, ByteView signature);

}  // namespace sealwell::sealing
