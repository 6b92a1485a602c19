#pragma once

#include "core/engine/screen.hpp"
#include "core/json/value.hpp"

#include <vector>

namespace sealwell::receipt {

/// What was sent, as rows: each answer, then results, barriers and favourites.
[[nodiscard]] std::vector<engine::SummaryList::Row> sent_rows(const json::Value& receipt);

}  // namespace sealwell::receipt
