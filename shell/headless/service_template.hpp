#pragma once

#include <span>
#include <string_view>

namespace sealwell::shell {

/// One file of the pack that `pack new` begins with.
struct TemplateFile {
  std::string_view path;  ///< From the pack's folder: "scenarios/referral.json"
  std::string_view text;  ///< As site/templates/service has it
};

/// All of site/templates/service. In the texts, {{id}} and {{date}} stand for what a new pack is called and the day on
/// which it was begun, and "[your …]" for what only the service can know.
[[nodiscard]] std::span<const TemplateFile> service_template();

}  // namespace sealwell::shell
