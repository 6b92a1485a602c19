#pragma once

#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace sealwell::pack {

/// The JSON of a test, which must be good. Single quotes stand for double ones where there are no
/// double ones, so that a test reads well.
[[nodiscard]] json::Value json_of(std::string_view text);

/// A JSON file of the repository.
[[nodiscard]] json::Value json_file(const std::string& path);

/// The value at a JSON pointer, which must be there.
[[nodiscard]] json::Value& at(json::Value& value, std::string_view pointer);

/// The smallest joined pack that reads well, with these items (a JSON array).
[[nodiscard]] json::Value small_pack(std::string_view items = "[]");

/// The pack of a service that has everything: two languages, an ending, two ways through, scores, a
/// COM-B profile, safety messages, required and optional consent.
[[nodiscard]] json::Value allotment_pack();

/// The same service with a checklist of barriers to digging in place of the six ratings.
[[nodiscard]] json::Value checklist_pack();
/// The allotment's pack with its record divided: the rest ("referral"), a part nested in one of the
/// rest's groups ("contact"), one topic with a statement ("alcohol"), an anonymous one ("monitoring").
[[nodiscard]] json::Value divided_pack();

/// The pack of LiveWell Dorset, joined from its folder as it stands, without wording hashes.
[[nodiscard]] json::Value livewell_pack();

/// Everything that reading notes, as "error_name pointer", in order.
[[nodiscard]] std::vector<std::string> failures_of(const json::Value& joined);

/// The same for a pack with these items; pointers begin at the items.
[[nodiscard]] std::vector<std::string> item_failures(std::string_view items);

/// The pack, which must read well, in its first language or another.
[[nodiscard]] ServicePack read_pack(const json::Value& joined, std::string_view language = {});

/// The questionnaire with these items, which must read well.
[[nodiscard]] Questionnaire read_items(std::string_view items);

}  // namespace sealwell::pack
