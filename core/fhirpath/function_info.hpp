#pragma once

#include <span>
#include <string_view>

namespace sealwell::fhirpath {

/// One function of the subset, described for documentation. Only documents and tests use these texts; residents'
/// downloads do not link them.
struct FunctionInfo {
  std::string_view name;
  std::string_view use;      ///< Its call: "where(criteria)"
  std::string_view meaning;  ///< Its result, and where the subset is narrower than the specification
  std::string_view source;   ///< "N1", "FHIR" or "SDC"
};

/// All functions that run, sorted by name.
[[nodiscard]] std::span<const FunctionInfo> supported_functions();

/// Functions of the specifications that are refused by name; `meaning` is the reason.
[[nodiscard]] std::span<const FunctionInfo> refused_functions();

}  // namespace sealwell::fhirpath
