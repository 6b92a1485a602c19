#pragma once

#include "core/authoring/lint/problem.hpp"
#include "core/pack/object_reader.hpp"
#include "core/pack/service_pack.hpp"

#include <vector>

namespace sealwell::lint {

/// What is wrong with one member by the contract, as the reader found it, in words.
[[nodiscard]] std::vector<Problem> explain(const pack::Failures& failures);

/// What is wrong with a pack that reads well: names that lead nowhere, conditions that wait for
/// each other in a ring, questions that nothing reaches, ranges that nothing fits, a journey that
/// sends before it has asked, texts and words that are missing.
[[nodiscard]] std::vector<Problem> check_pack(const pack::ServicePack& pack);

}  // namespace sealwell::lint
