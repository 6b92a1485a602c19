#pragma once

#include "core/engine/screen_fwd.hpp"

#include "shell/workbench/rooms/event.hpp"

#include <string>
#include <string_view>

namespace sealwell::workbench {

// What the rooms' panels are made of, and what their events hold.

[[nodiscard]] engine::Block paragraph(std::string text);
[[nodiscard]] engine::Block command(std::string label, std::string action, std::string target = {});

/// One line for a path, an address or a word to find: written from the left, without a spelling check.
[[nodiscard]] engine::Field exact_field(std::string name, std::string label, std::string value, std::string hint = {});

/// The field of an event; nullptr when it has none of that name.
[[nodiscard]] const std::string* field_of(const Event& event, std::string_view name);
/// The same as a text, empty when there is none.
[[nodiscard]] std::string text_of(const Event& event, std::string_view name);

/// The number that a row or a button is called by; 0 for what is none.
[[nodiscard]] std::size_t number_in(std::string_view text);

}  // namespace sealwell::workbench
