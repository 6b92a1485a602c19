#pragma once

#include "core/base/civil_date.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

namespace sealwell::receipt {

/// The data subject's rights that follow from these statements, each with the day by which a request made on `day` must
/// be answered: docs/receipt.md, "Dates". `words`: the receipt's own texts, or null.
[[nodiscard]] json::Value rights_on(const CivilDate& day, const std::vector<const pack::Statement*>& statements,
                                    const json::Value* notice, const json::Value& words);

}  // namespace sealwell::receipt
