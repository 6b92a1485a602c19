#include "core/base/version.hpp"

namespace sealwell {

std::string_view version() { return SEALWELL_VERSION; }

}  // namespace sealwell
