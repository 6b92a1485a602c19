#pragma once

#include "core/pack/messages.hpp"

#include <span>
#include <string_view>

// What is said about the resident's device: what is kept on it, how it goes away, how the form opens without internet
// (docs/offline.md). No screen says it, and so no module that browsers fetch has it: a site publishes it by itself.
namespace sealwell::pack {

/// All of these sentences in English.
[[nodiscard]] std::span<const Sentence> device_sentences();

/// The English of one; empty when there is no such id.
[[nodiscard]] std::string_view device_sentence(std::string_view id);

/// All of them in the pack's language, by id, with the service's name and phone number filled in. `{date}` and
/// `{reference}` stay, for who shows them.
[[nodiscard]] json::Value device_words(const ServicePack& pack);

}  // namespace sealwell::pack
