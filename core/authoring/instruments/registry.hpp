#pragma once

#include "core/json/value.hpp"

#include <span>
#include <string>
#include <string_view>

namespace sealwell::scoring {

// Every instrument that this code knows, as a table for people and tools: what goes in, what comes
// out, what the bands mean, where it is published and on what terms. `sealwell score --list` and
// docs/instruments.md are printed from it and the pack checker asks it. The scoring code never does,
// so a program that only scores does not carry these texts.

/// Whether an instrument may be used in a pack.
enum class Standing {
  ships,    ///< Scored by `score`.
  held,     ///< Not used until a question about its licence is answered.
  blocked,  ///< Its licence forbids it here.
};

/// "ships", "held" or "blocked".
[[nodiscard]] std::string_view standing_id(Standing standing);

/// One member of an instrument's inputs.
struct InputInfo {
  std::string_view name;
  std::string_view type;    ///< "whole number", "number", "yes or no", "code", "list of whole numbers", …
  std::string_view values;  ///< Range with its unit, or the codes, and what they stand for.
  bool required;            ///< Whether `incomplete` is given without it.
  std::string_view asks;    ///< The question or statement, or what the value means.
  std::span<const std::string_view> items = {};  ///< For a list: each item's wording in order.
};

/// One member of an instrument's result.
struct OutputInfo {
  std::string_view name;
  std::string_view type;
  std::string_view meaning;
};

/// One band of one output.
struct BandInfo {
  std::string_view field;  ///< The output that carries the id.
  std::string_view id;
  /// "0 to 4", "5", "20 or more", "under 18.5", "18.5 to under 25", "over 14 to 35", "over 50"; empty
  /// where no single number decides.
  std::string_view range;
  std::string_view words;      ///< In words for people; a pack may use its own.
  std::string_view when = {};  ///< For whom, where bands differ ("lower-threshold group"); may be empty.
};

/// One instrument. For one that does not ship only id, title, standing, reason and licence are set.
struct InstrumentInfo {
  std::string_view id;
  std::string_view title;
  Standing standing = Standing::ships;
  std::string_view reason = {};   ///< Why it is held or blocked.
  std::string_view licence = {};  ///< The terms on which it is used, in one line.
  std::span<const InputInfo> inputs = {};
  std::span<const OutputInfo> outputs = {};
  std::span<const BandInfo> bands = {};
  std::span<const std::string_view> sources = {};  ///< Where items, arithmetic and cut-offs are published.
  std::span<const std::string_view> notes = {};    ///< Limits of use, and which rules are ours.
};

/// All of them: those that ship in the order of docs/instruments.md, then those that do not.
[[nodiscard]] std::span<const InstrumentInfo> instruments();

/// The instrument of that id; nullptr when there is none.
[[nodiscard]] const InstrumentInfo* find_instrument(std::string_view id);

/// The table as JSON, for `sealwell score --list`: an array of
/// `{id, title, standing, reason?, licence, inputs, outputs, bands, sources, notes}`.
[[nodiscard]] json::Value instruments_json();

/// docs/instruments.md.
[[nodiscard]] std::string instruments_markdown();

}  // namespace sealwell::scoring
