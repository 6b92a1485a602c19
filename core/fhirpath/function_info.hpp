#pragma once

#include <span>
#include <string_view>

namespace sealwell::fhirpath {

/// One function of the subset, for a reader. Only documents and tests need these texts; what a resident
/// downloads doesn't link them.
struct FunctionInfo {
  std::string_view name;
  std::string_view use;      ///< As it is written: "where(criteria)"
  std::string_view meaning;  ///< What it gives, and where the subset is narrower than the specification
  std::string_view source;   ///< "N1", "FHIR" or "SDC"
};

/// Every function that runs, in the order of their names.
[[nodiscard]] std::span<const FunctionInfo> supported_functions();

/// Functions of the specifications that are known and refused, with the reason as `meaning`.
[[nodiscard]] std::span<const FunctionInfo> refused_functions();

}  // namespace sealwell::fhirpath
