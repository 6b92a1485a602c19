#pragma once

#include "core/base/civil_date.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

namespace sealwell::receipt {

/// The rights that go with these statements, each with the day by which who asks on `day` must be answered:
/// docs/receipt.md, "Dates". `words` is the receipt's object of words, or null.
[[nodiscard]] json::Value rights_on(const CivilDate& day, const std::vector<const pack::Statement*>& statements,
                                    const json::Value* notice, const json::Value& words);

}  // namespace sealwell::receipt
