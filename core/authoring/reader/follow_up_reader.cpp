#include "core/authoring/reader/follow_up_reader.hpp"

#include "core/json/text_list.hpp"
#include "core/pack/retention.hpp"

namespace sealwell::pack {
namespace {

constexpr std::size_t most_dates = 6;

// Months and days can't be compared, but two days that they lead to can.
void check_periods(const ObjectReader& follow_up, const std::vector<std::string>& after) {
  if (after.empty()) follow_up.fail(Error::missing_field, "after");
  if (after.size() > most_dates) follow_up.fail(Error::out_of_range, "after");
  const CivilDate sent{2026, 1, 1};
  CivilDate before = sent;
  for (const std::string& text : after) {
    const auto period = parse_period(text);
    const auto day = period ? add(sent, *period) : std::nullopt;
    if (!day || *day <= before) {
      follow_up.fail(Error::unknown_value, "after");
      return;
    }
    before = *day;
  }
}

}  // namespace

json::Value read_follow_up(const ObjectReader& service) {
  const ObjectReader reader = service.object("followUp");
  if (!reader.is_object()) return {};
  reader.allow_only({"after", "family", "title", "text"});
  const std::vector<std::string> after = reader.texts("after");
  check_periods(reader, after);
  const std::string family = reader.required_text("family");
  if (!family.empty() && !is_identifier(family)) reader.fail(Error::unknown_value, "family");
  const std::vector<std::string> text = reader.localized_list("text");
  if (text.empty()) reader.fail(Error::missing_field, "text");
  return json::Value::object()
      .set("after", json::text_list(after))
      .set("family", family)
      .set("title", reader.required_localized("title"))
      .set("text", json::text_list(text));
}

}  // namespace sealwell::pack
